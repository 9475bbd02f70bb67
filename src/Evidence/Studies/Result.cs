using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Studies;

/// <summary>What a p value compares.</summary>
public enum Comparison
{
    BetweenArms, BeforeAfter, TimeByGroup, Unclear,
}

/// <summary>What the study said its result was. A before–after "better" has no comparison and shows no effect.</summary>
public enum Direction
{
    FavoursCells, FavoursControl, NoDifference, Better, Worse, NoChange, Mixed, NotReported,
}

/// <summary>One reported result: an instrument at a time, in an arm or between two arms.</summary>
public sealed record Result : Figure
{
    /// <summary>Id of a file in <c>data/instruments</c>.</summary>
    public required string Instrument { get; init; }

    /// <summary>Subscale or domain, as the instrument file names it.</summary>
    public string? Subscale { get; init; }

    /// <summary>A single item, such as eye contact or hyperactivity.</summary>
    public string? Item { get; init; }

    /// <summary>Arm id, or <c>all</c>.</summary>
    public required string Arm { get; init; }

    /// <summary>Arm id of the comparator; present makes this a contrast.</summary>
    public string? Versus { get; init; }

    /// <summary>The part of the children it belongs to, when not all.</summary>
    public string? Subgroup { get; init; }

    /// <summary>When it was measured, counted from the start of the study.</summary>
    public StudyTime? Time { get; init; }

    /// <summary>Children behind the figures; the denominator of <see cref="Events"/>.</summary>
    public int? N { get; init; }

    public int? VersusN { get; init; }

    public decimal? Mean { get; init; }

    public decimal? Sd { get; init; }

    public decimal? Se { get; init; }

    public decimal? Median { get; init; }

    public decimal? RangeLow { get; init; }

    public decimal? RangeHigh { get; init; }

    public decimal? IqrLow { get; init; }

    public decimal? IqrHigh { get; init; }

    /// <summary>Mean change from baseline, in the instrument's points.</summary>
    public decimal? Change { get; init; }

    public decimal? ChangeSd { get; init; }

    /// <summary>Difference between the arms, cells minus control, in the instrument's points.</summary>
    public decimal? Difference { get; init; }

    public decimal? CiLower { get; init; }

    public decimal? CiUpper { get; init; }

    /// <summary>Confidence level in percent.</summary>
    public decimal? CiLevel { get; init; }

    public int? Events { get; init; }

    /// <summary>Percent as printed, 0 to 100.</summary>
    public decimal? Percent { get; init; }

    /// <summary>The threshold that made a child a responder. Counts with different or unknown cuts never meet.</summary>
    public string? Cut { get; init; }

    public PValue? P { get; init; }

    public Comparison? PCompares { get; init; }

    /// <summary>F statistic as printed.</summary>
    public decimal? F { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>What was reported, in our words, where no figure tells it.</summary>
    public string? Conclusion { get; init; }

    /// <summary>True for the outcome the study had named as its main one.</summary>
    public bool Primary { get; init; }
}
