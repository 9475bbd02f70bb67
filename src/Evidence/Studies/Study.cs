using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Studies;

/// <summary>What kind of report a study record holds.</summary>
public enum StudyKind
{
    Primary, SecondaryAnalysis, OverlappingReport, CaseReport, SafetyData, Planned,
}

/// <summary>A study that others did and we read about. One file in <c>data/studies</c>.</summary>
public sealed record Study : EvidenceRecord
{
    /// <summary>Short name for charts and tables, such as "Dawson 2020".</summary>
    public required string Label { get; init; }

    /// <summary>What was studied, in our words.</summary>
    public required string Title { get; init; }

    public required StudyKind Kind { get; init; }

    /// <summary>Year of the main report; for unpublished work the year its results or registration became public. Absent when nobody printed one.</summary>
    public Sourced<int>? Year { get; init; }

    /// <summary>Two or three plain sentences for any reader: what was done, to whom, what was reported.</summary>
    public required string Summary { get; init; }

    /// <summary>What this study cannot tell us, in plain sentences.</summary>
    public required ImmutableArray<string> CannotTell { get; init; }

    public ImmutableArray<Citation> Citations { get; init; } = [];

    public ImmutableArray<Registration> Registrations { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 codes of the countries where children were treated.</summary>
    public ImmutableArray<Sourced<string>> Countries { get; init; } = [];

    /// <summary>Hospital, university or clinic.</summary>
    public Sourced<string>? Place { get; init; }

    public required Design Design { get; init; }

    public Size Size { get; init; } = new();

    public Population Population { get; init; } = new();

    public required ImmutableArray<Arm> Arms { get; init; }

    public Schedule? Schedule { get; init; }

    /// <summary>Instruments the study names, by id, whether or not figures could be read.</summary>
    public ImmutableArray<Sourced<string>> Instruments { get; init; } = [];

    public ImmutableArray<Result> Results { get; init; } = [];

    public ImmutableArray<Harm> Harms { get; init; } = [];

    public ImmutableArray<Sourced<string>> Funding { get; init; } = [];

    public ImmutableArray<Sourced<string>> Conflicts { get; init; } = [];

    /// <summary>Our own provisional remarks on risk of bias; formal judgements come with the synthesis.</summary>
    public ImmutableArray<BiasConcern> BiasConcerns { get; init; } = [];

    /// <summary>Studies that report some or all of the same children. Always mutual.</summary>
    public ImmutableArray<Overlap> Overlaps { get; init; } = [];

    public ImmutableArray<LabelledFact> Facts { get; init; } = [];
}

/// <summary>An entry in a public trial registry.</summary>
public sealed record Registration
{
    /// <summary>The registry's id, such as NCT02847182.</summary>
    public required Sourced<string> Id { get; init; }

    public Sourced<RegistrationTiming>? Timing { get; init; }

    /// <summary>Day the results were posted, when they were.</summary>
    public Sourced<PartialDate>? ResultsPosted { get; init; }
}

/// <summary>Whether the registry entry came before the first child was treated.</summary>
public enum RegistrationTiming
{
    Prospective, Retrospective, Unclear,
}

/// <summary>Why a reader should doubt a result: one reason of ours.</summary>
public enum Bias
{
    NoControl, NotRandomised, NotBlinded, SmallSample, Attrition, SelectiveReporting, Unpublished, ConflictOfInterest, CoIntervention, CarryOver, Overlap, Measurement, Registration, None,
}

/// <summary>One provisional remark on risk of bias; <see cref="Bias.None"/> marks a strength.</summary>
public sealed record BiasConcern
{
    public required Bias About { get; init; }

    public required string Reason { get; init; }
}

/// <summary>How sure we are that two records share children.</summary>
public enum OverlapExtent
{
    All, Part, Suspected,
}

/// <summary>A study that holds some of the same children.</summary>
public sealed record Overlap
{
    /// <summary>Id of the other study.</summary>
    public required string Study { get; init; }

    public required OverlapExtent Extent { get; init; }

    public required string Reason { get; init; }
}
