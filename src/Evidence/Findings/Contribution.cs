using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Effects;

namespace Equipoise.Evidence.Findings;

/// <summary>Why a study does not count.</summary>
public enum LeftOutBecause
{
    SingleCase, NotYetReported, NoComparison, HasComparison, Overlap, OutsideWindow, OtherCut, OtherCells, OnlyAPart, NoCount,
}

/// <summary>A study that was looked at and does not count.</summary>
/// <param name="Study">The study.</param>
/// <param name="Because">Why, as a permanent code.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record LeftOut(Study Study, LeftOutBecause Because, string Reason);

/// <summary>What one study brings to a finding: each child once.</summary>
public sealed record Contribution
{
    public required Study Study { get; init; }

    /// <summary>The results or harms it was taken from.</summary>
    public required IReadOnlyList<object> From { get; init; }

    /// <summary>Instrument or event, as it is shown.</summary>
    public required string Label { get; init; }

    public StudyTime? Time { get; init; }

    /// <summary>Children with cells.</summary>
    public int? N { get; init; }

    /// <summary>Children without.</summary>
    public int? ControlN { get; init; }

    public int Children => (N ?? 0) + (ControlN ?? 0) is > 0 and var counted ? counted : Study.Size.Headline?.Value ?? 0;

    /// <summary>The effect of cells on the scale of the question; above zero is more of the outcome, and benefit is turned to be above zero.</summary>
    public EffectSize? Effect { get; init; }

    /// <summary>How the effect was obtained where it was not printed as such; null if it was.</summary>
    public string? Derived { get; init; }

    /// <summary>Counts with cells and, where there is a comparison, without.</summary>
    public Counts? Counts { get; init; }

    /// <summary>Which way the study points, benefit up.</summary>
    public required Direction Direction { get; init; }

    /// <summary>p of the comparison between arms, two-sided, where it was printed exactly.</summary>
    public double? BetweenP { get; init; }

    /// <summary>True when the least direct figure is second-hand or worse.</summary>
    public required bool IsSecondHand { get; init; }

    /// <summary>Printed as not significant, so that the numbers of children bound what can hide.</summary>
    public bool IsNullResult => Direction == Direction.NoDifference && Effect is null;
}

/// <summary>Children with an event or a response.</summary>
public readonly record struct Counts(int Events, int N, int? ControlEvents = null, int? ControlN = null);

/// <summary>The studies that count for a finding and those that do not.</summary>
public sealed record Gathered(IReadOnlyList<Contribution> Studies, IReadOnlyList<LeftOut> LeftOut);
