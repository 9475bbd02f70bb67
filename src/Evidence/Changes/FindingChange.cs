using System.Collections.Immutable;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;

namespace Equipoise.Evidence.Changes;

/// <summary>An estimate as it was given.</summary>
/// <param name="Measure">SMD, MD, RR, or a proportion.</param>
/// <param name="Value">The estimate.</param>
/// <param name="CiLower">Lower end of its 95% interval.</param>
/// <param name="CiUpper">Upper end.</param>
public sealed record GivenEstimate(string Measure, double Value, double? CiLower, double? CiUpper)
{
    /// <summary>The estimate of a finding; null where it gave none.</summary>
    public static GivenEstimate? Of(FindingView? finding) =>
        finding is { Measure: { } measure, Estimate: { } value } ? new(measure, value, finding.CiLower, finding.CiUpper) : null;

    /// <summary>Whether two differ by more than machines do that calculate the same.</summary>
    internal bool IsAbout(GivenEstimate other) => Measure == other.Measure && Near(Value, other.Value) && Near(CiLower, other.CiLower) && Near(CiUpper, other.CiUpper);

    private static bool Near(double? a, double? b) => a is { } x && b is { } y ? Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y))) : a is null == b is null;
}

/// <summary>A finding before and after, and what moved it.</summary>
public sealed record FindingChange
{
    public required string Id { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Whether the finding is new, gone, or other than before.</summary>
    public required RecordFate Fate { get; init; }

    /// <summary>How sure one could be before; absent for a new finding.</summary>
    public CertaintyLevel? CertaintyBefore { get; init; }

    public CertaintyLevel? CertaintyAfter { get; init; }

    public GivenEstimate? EstimateBefore { get; init; }

    public GivenEstimate? EstimateAfter { get; init; }

    /// <summary>After less before, on the scale of the estimate; absent where the two cannot be subtracted.</summary>
    public double? EstimateMoved { get; init; }

    /// <summary>Ids of studies that count now and did not.</summary>
    public required ImmutableArray<string> Came { get; init; }

    /// <summary>Ids of studies that counted and no longer do.</summary>
    public required ImmutableArray<string> Went { get; init; }

    public string? StatementBefore { get; init; }

    public string? StatementAfter { get; init; }

    /// <summary>The same in plain sentences: what moved it, from what, to what, and by how much.</summary>
    public required ImmutableArray<string> Plain { get; init; }

    /// <summary>Whether what may be concluded is other than before, not only the words or reasons around it.</summary>
    public bool MovesTheAnswer => Fate != RecordFate.Changed || CertaintyBefore != CertaintyAfter || StatementBefore != StatementAfter || !SameEstimate;

    private bool SameEstimate => EstimateBefore is { } a && EstimateAfter is { } b ? a.IsAbout(b) : EstimateBefore is null == EstimateAfter is null;
}
