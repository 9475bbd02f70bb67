using System.Collections.Immutable;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Clinics;

/// <summary>One file in <c>data/clinics</c>: what an organisation offers to the public, and what it has shown. There is no total score, and no field for one.</summary>
public sealed record Clinic : EvidenceRecord
{
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of the country in which it treats.</summary>
    public required string Country { get; init; }

    /// <summary>Town, in English.</summary>
    public required string Place { get; init; }

    /// <summary>True when it is made up for demonstration. Such files stand in <c>data/demonstration/clinics</c> and nowhere else.</summary>
    public bool Invented { get; init; }

    public required ImmutableArray<ClinicOffer> Offers { get; init; }

    /// <summary>Ids of facts in <c>data/law</c> that say what is legal there for this use.</summary>
    public required ImmutableArray<string> Law { get; init; }

    /// <summary>Its own page, as it was read.</summary>
    public required ClinicPage Page { get; init; }

    /// <summary>The papers that were seen.</summary>
    public required ImmutableArray<ClinicDocument> Documents { get; init; }

    /// <summary>One judgement for each criterion of the checklist.</summary>
    public required ImmutableArray<CriterionJudgement> Vetting { get; init; }

    /// <summary>At least two different people.</summary>
    public required ImmutableArray<ClinicReviewer> Reviewers { get; init; }

    /// <summary>The clinic is asked before anything is published.</summary>
    public required RightOfReply Reply { get; init; }

    public ImmutableArray<Appeal> Appeals { get; init; } = [];

    public ImmutableArray<Correction> Corrections { get; init; } = [];

    public ImmutableArray<EnforcementEvent> Enforcement { get; init; } = [];

    /// <summary>Where enforcement was looked for, so that an empty list means something.</summary>
    public required ImmutableArray<EnforcementSearch> EnforcementSearched { get; init; }
}

/// <summary>How cells are given.</summary>
public enum OfferRoute
{
    Drip, Spine, Muscle, Skin, Nose, Joint, Brain, Other, NotSaid,
}

/// <summary>What a dose is counted by.</summary>
public enum DoseBasis
{
    PerKilogram, PerInfusion, PerCourse, NotSaid,
}

/// <summary>Something that is sold.</summary>
public sealed record ClinicOffer
{
    /// <summary>What it is called, in our words.</summary>
    public required string What { get; init; }

    /// <summary>Cell type id; absent when the clinic does not say.</summary>
    public string? Cells { get; init; }

    public required OfferRoute Route { get; init; }

    /// <summary>Lower end of the dose.</summary>
    public decimal? DoseLow { get; init; }

    /// <summary>Upper end; the same when one number is given.</summary>
    public decimal? DoseHigh { get; init; }

    /// <summary>Such as <c>million cells</c>.</summary>
    public string? DoseUnit { get; init; }

    public required DoseBasis DoseBasis { get; init; }

    /// <summary>How many times cells are given; absent when it is not said.</summary>
    public int? Sessions { get; init; }

    /// <summary>Absent when no price is told.</summary>
    public OfferPrice? Price { get; init; }
}

/// <summary>What an offer costs. Never a price "from": both ends are given.</summary>
public sealed record OfferPrice
{
    public required decimal Low { get; init; }

    public required decimal High { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    public required PricePer Per { get; init; }

    public required PartialDate Date { get; init; }

    /// <summary>Id of the document it stands in.</summary>
    public required string Document { get; init; }

    /// <summary>What it pays for, in our words; "not said" is an answer.</summary>
    public required string Includes { get; init; }
}

/// <summary>The clinic's own page as it was read.</summary>
public sealed record ClinicPage
{
    /// <summary>Web address.</summary>
    public required string Address { get; init; }

    public required PartialDate ReadOn { get; init; }

    /// <summary>SHA-256 of the bytes as they were read.</summary>
    public required string Hash { get; init; }

    /// <summary>Its words, from which the claim report is made; absent when they may not be kept.</summary>
    public string? Text { get; init; }
}

/// <summary>A paper that somebody has seen.</summary>
public sealed record ClinicDocument
{
    /// <summary>Short key within the file.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits, so that nobody can change it unseen.</summary>
    public required string Hash { get; init; }

    /// <summary>The day it bears.</summary>
    public required PartialDate Date { get; init; }

    /// <summary>The last day on which it counts; absent when it does not run out.</summary>
    public PartialDate? Expires { get; init; }

    /// <summary>Where it was checked with whoever issued it.</summary>
    public string? CheckedWith { get; init; }
}
