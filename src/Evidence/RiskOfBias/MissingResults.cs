using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>Whether a study's result is there to be put together with others, in the words of ROB-ME.</summary>
public enum Availability
{
    /// <summary>There in numbers that can be used.</summary>
    Available,

    /// <summary>Not there, for a reason that has nothing to do with what it shows.</summary>
    AbsentForOtherReason,

    /// <summary>Nobody knows whether there is one.</summary>
    Unclear,

    /// <summary>Not there, probably because of what it shows.</summary>
    AbsentForItsResult,
}

/// <summary>What is missing from one body of evidence, judged with ROB-ME. One file in <c>data/missing-results</c>.</summary>
public sealed record MissingResults : EvidenceRecord
{
    /// <summary>Which results are brought together, in our words.</summary>
    public required string Title { get; init; }

    /// <summary>What the results measure; absent when they are harms.</summary>
    public Construct? Construct { get; init; }

    /// <summary>Every study and registered trial that belongs there, with or without a result.</summary>
    public required ImmutableArray<ExpectedResult> Expected { get; init; }

    /// <summary>Items 4.1 to 4.8.</summary>
    public required ImmutableArray<ItemResponse> Responses { get; init; }

    public ImmutableArray<Overrule> Overrules { get; init; } = [];

    /// <summary>False only once a second reader has checked it.</summary>
    public bool IsProvisional => CheckedBy is null;
}

/// <summary>One study or registered trial and whether its result is there.</summary>
public sealed record ExpectedResult : Figure
{
    /// <summary>Id of the study; this or the trial.</summary>
    public string? Study { get; init; }

    /// <summary>Id of the registered trial that has no study on file.</summary>
    public string? Trial { get; init; }

    public required Availability Availability { get; init; }

    public required string Reason { get; init; }
}
