using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Effects;

namespace Equipoise.Evidence.Findings;

/// <summary>Why a study does not count.</summary>
public enum LeftOutBecause
{
    SingleCase, NotYetReported, NoComparison, HasComparison, Overlap, OutsideWindow, OtherCut, OtherCells, OnlyAPart, NoCount, OtherScale, BothPeriods,
}

/// <summary>A study that was looked at and does not count.</summary>
/// <param name="Study">The study.</param>
/// <param name="Because">Why, as a permanent code.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record LeftOut(Study Study, LeftOutBecause Because, string Reason);

/// <summary>What an average is of. In a standardised difference the two never mix, because their spreads measure different things.</summary>
public enum Basis
{
    /// <summary>Not told: only a comparison was printed.</summary>
    NotTold,

    /// <summary>Scores at the end.</summary>
    Final,

    /// <summary>Changes from the start.</summary>
    Change,
}

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

    /// <summary>What the averages behind the effect are of.</summary>
    public Basis Basis { get; init; }

    /// <summary>The arm with cells, where a study counts by its arms; null where it counts as one.</summary>
    public string? Arm { get; init; }

    /// <summary>What was done with several arms, or with clusters; null where nothing needed doing.</summary>
    public string? Arms { get; init; }

    /// <summary>Where what the study says and what its numbers say do not agree; null where they do.</summary>
    public string? Contradiction { get; init; }

    /// <summary>For a crossover: the effect when every child is compared with itself, and how it was obtained. Only for a sensitivity analysis.</summary>
    public ComparedEffect? Paired { get; init; }

    /// <summary>Sizes that the study allows, in order of trust; the finding takes one.</summary>
    internal IReadOnlyList<ComparedEffect> Sizes { get; init; } = [];

    /// <summary>The study, and where it counts by its arms which of them.</summary>
    public string Name => Arm is null ? Study.Label : $"{Study.Label}, {Arm}";

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

    /// <summary>Counted in both groups, with no event, or nothing but events, in either: no ratio follows, yet it was counted.</summary>
    public bool IsDoubleZero => Effect is null && Counts is { ControlN: not null };
}

/// <summary>Children with an event or a response.</summary>
public readonly record struct Counts(int Events, int N, int? ControlEvents = null, int? ControlN = null);

/// <summary>The studies that count for a finding and those that do not.</summary>
/// <param name="Studies">Those that count.</param>
/// <param name="LeftOut">Those that do not.</param>
/// <param name="Apart">Those whose numbers are of another kind and are never mixed with the rest.</param>
/// <param name="OnlyPaired">Crossovers that print numbers of both periods together only.</param>
public sealed record Gathered(IReadOnlyList<Contribution> Studies, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<Contribution> Apart, IReadOnlyList<Contribution> OnlyPaired);
