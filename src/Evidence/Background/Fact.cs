using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Background;

/// <summary>A shelf of facts; each is a folder in <c>data</c> and a page.</summary>
public enum Shelf
{
    NaturalCourse, Mechanisms, Alternatives, Harms, Reporting, Law, WarningSigns,
}

/// <summary>How near to a child a mechanism was shown.</summary>
public enum ShownIn
{
    Dish, Animal, Child, Adult, Background,
}

/// <summary>What may be offered in a place outside a trial.</summary>
public enum LegalStatus
{
    NotAllowed, TrialsOnly, Restricted, AllowedWithConditions, Unregulated, Unclear, Background,
}

/// <summary>A fact around the studies: what happens without cells, what helps instead, what is legal. In our words.</summary>
public sealed record Fact : Figure
{
    public required string Id { get; init; }

    /// <summary>One or two plain sentences.</summary>
    public required string Statement { get; init; }

    public decimal? Value { get; init; }

    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public string? Unit { get; init; }

    public decimal? CiLower { get; init; }

    public decimal? CiUpper { get; init; }

    /// <summary>Confidence level in percent, when an interval is given; 95 unless said otherwise.</summary>
    public decimal? CiLevel { get; init; }

    public int? N { get; init; }

    public string? Population { get; init; }

    /// <summary>Instrument id, where the fact is a score.</summary>
    public string? Instrument { get; init; }

    /// <summary>Responder threshold, where the fact counts responders.</summary>
    public string? Cut { get; init; }

    public StudyTime? Time { get; init; }

    public PartialDate? Date { get; init; }

    /// <summary>For mechanisms: where it was shown.</summary>
    public ShownIn? ShownIn { get; init; }

    /// <summary>For alternatives: how strong the evidence is, in the source's terms.</summary>
    public string? Strength { get; init; }

    /// <summary>For law and reporting: country or state, in English.</summary>
    public string? Place { get; init; }

    /// <summary>For law.</summary>
    public LegalStatus? Status { get; init; }

    /// <summary>For law and reporting: whom to tell about harm.</summary>
    public string? ReportTo { get; init; }

    /// <summary>Telephone number or web address, for reporting and help lines.</summary>
    public string? Contact { get; init; }

    /// <summary>The original paper, where the figure was read in a copy or summary of it.</summary>
    public string? Paper { get; init; }
}

/// <summary>One file of facts on a shelf.</summary>
public sealed record FactGroup : EvidenceRecord
{
    public required string Title { get; init; }

    /// <summary>What a reader should know before the facts, in plain words.</summary>
    public required string Summary { get; init; }

    /// <summary>Place on the shelf, from 1.</summary>
    public required int Order { get; init; }

    public required ImmutableArray<Fact> Facts { get; init; }
}
