using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Screening;

/// <summary>A stage of screening, in their order.</summary>
public enum ScreeningStage
{
    TitleAndAbstract, Retrieval, FullText,
}

/// <summary>What was decided.</summary>
public enum ScreeningVerdict
{
    Include, Exclude, NotRetrieved,
}

/// <summary>A decision of a person about a record.</summary>
public sealed record ScreeningDecision
{
    /// <summary>An id of a register, a DOI, <c>pmid:12345678</c>, or source and id of an imported record as in <c>ris/ref-0123</c>.</summary>
    public required string Record { get; init; }

    public required ScreeningStage Stage { get; init; }

    public required ScreeningVerdict Decision { get; init; }

    /// <summary>Why; every exclusion has a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>When; of two decisions at one stage the later one stands.</summary>
    public required PartialDate On { get; init; }
}

/// <summary>One file in <c>data/screening</c>.</summary>
public sealed record ScreeningFile
{
    public required ImmutableArray<ScreeningDecision> Decisions { get; init; }
}

/// <summary>Every decision on file.</summary>
/// <param name="Decisions">In the order of the files.</param>
public sealed record ScreeningLog(ImmutableArray<ScreeningDecision> Decisions);
