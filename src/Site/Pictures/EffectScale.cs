using Equipoise.Statistics.Proportions;

namespace Equipoise.Site.Pictures;

/// <summary>Which way is better. Benefit is always drawn on the right, or on top.</summary>
public enum Better
{
    NotSaid, Higher, Lower,
}

/// <summary>What an effect is called and how it is shown. Effects stay on the scale of analysis; a ratio is shown as itself on a logarithmic axis.</summary>
/// <param name="Name">For example "risk ratio".</param>
/// <param name="IsRatio">Whether the effects are logarithms of ratios.</param>
/// <param name="Better">Which way is better; lower runs the axis backwards.</param>
/// <param name="Left">Words for the left side, such as "favours control".</param>
/// <param name="Right">Words for the right side.</param>
public sealed record EffectScale(string Name, bool IsRatio = false, Better Better = Better.NotSaid, string? Left = null, string? Right = null)
{
    /// <summary>Another way to a scale that people read, such as from logits to proportions.</summary>
    public BackTransform? Natural { get; init; }

    /// <summary>Whether one group is measured, so that there is no line of no effect.</summary>
    public bool IsSingleGroup { get; init; }

    public bool IsReversed => Better == Better.Lower;

    public string LeftWords => Left ?? (Better == Better.NotSaid ? "lower" : "worse");

    public string RightWords => Right ?? (Better == Better.NotSaid ? "higher" : "better");

    /// <summary>No effect, in words.</summary>
    public string NoEffect => IsRatio ? "no effect: 1" : "no effect: 0";

    /// <summary>The name, and how the axis runs.</summary>
    public string AxisTitle => (IsRatio, IsReversed) switch
    {
        (true, true) => $"{Name} (log scale, lower to the right)",
        (true, false) => $"{Name} (log scale)",
        (false, true) => $"{Name} (lower to the right)",
        _ => Name,
    };

    public string Figure(double value, int decimals) => IsRatio ? Shown.Ratio(value) : Shown.Number(Natural?.At(value) ?? value, decimals);

    public string Range(double lower, double upper, int decimals) => $"{Figure(lower, decimals)} to {Figure(upper, decimals)}";

    /// <summary>Decimals that tell effects apart whose intervals are about so wide.</summary>
    public int Decimals(double width) => Natural is null ? Shown.Decimals(width) : 3;

    public Tick[] Ticks(Axis axis, double size, int most, double paper = double.PositiveInfinity) =>
        IsRatio ? axis.RatioTicks(size, most, paper) : Natural is { } natural ? NaturalTicks.Of(axis, natural, size, most, paper) : axis.Ticks(size, most, paper);
}
