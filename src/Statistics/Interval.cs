namespace Equipoise.Statistics;

/// <summary>A closed interval of estimates. The default value is the point 0.</summary>
/// <param name="Lower">Lower limit, not above <paramref name="Upper"/>.</param>
/// <param name="Upper">Upper limit.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Whether a value lies in the interval, ends included.</summary>
    /// <param name="value">Any number.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>Upper minus lower limit.</summary>
    public double Width => Upper - Lower;
}
