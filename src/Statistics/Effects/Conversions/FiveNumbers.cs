using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>Which of the five numbers were printed.</summary>
public enum FiveNumbersKind
{
    /// <summary>Minimum, median, maximum.</summary>
    Range,

    /// <summary>Lower quartile, median, upper quartile.</summary>
    Quartiles,

    /// <summary>All five.</summary>
    All,
}

/// <summary>The median of a group with its range, its quartiles, or both.</summary>
public sealed record FiveNumbers
{
    private FiveNumbers(FiveNumbersKind kind, double min, double q1, double median, double q3, double max, double n) =>
        (Kind, Minimum, LowerQuartile, Median, UpperQuartile, Maximum, N) = (kind, min, q1, median, q3, max, n);

    /// <summary>Which numbers there are.</summary>
    public FiveNumbersKind Kind { get; }

    /// <summary>Minimum, or NaN.</summary>
    public double Minimum { get; }

    /// <summary>Lower quartile, or NaN.</summary>
    public double LowerQuartile { get; }

    /// <summary>Median.</summary>
    public double Median { get; }

    /// <summary>Upper quartile, or NaN.</summary>
    public double UpperQuartile { get; }

    /// <summary>Maximum, or NaN.</summary>
    public double Maximum { get; }

    /// <summary>Number of people.</summary>
    public double N { get; }

    internal double[] Values => Kind switch
    {
        FiveNumbersKind.Range => [Minimum, Median, Maximum],
        FiveNumbersKind.Quartiles => [LowerQuartile, Median, UpperQuartile],
        _ => [Minimum, LowerQuartile, Median, UpperQuartile, Maximum],
    };

    /// <summary>How many standard deviations apart the extremes of so many normal values lie, roughly (Wan et al. 2014).</summary>
    internal double NormalRange => 2 * StandardNormal.Quantile((N - 0.375) / (N + 0.25));

    /// <summary>The same for the quartiles.</summary>
    internal double NormalQuartiles => 2 * StandardNormal.Quantile(((0.75 * N) - 0.125) / (N + 0.25));

    /// <summary>Median and range.</summary>
    /// <param name="minimum">Not above the median, and below the maximum.</param>
    /// <param name="median">Median.</param>
    /// <param name="maximum">Not below the median.</param>
    /// <param name="n">Number of people, at least 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numbers are not in order, have no spread, or are fewer than five people's.</exception>
    public static FiveNumbers OfRange(double minimum, double median, double maximum, double n) =>
        new FiveNumbers(FiveNumbersKind.Range, minimum, double.NaN, median, double.NaN, maximum, Given.AtLeast(5, n)).InOrder(median);

    /// <summary>Median and quartiles.</summary>
    /// <param name="lowerQuartile">Not above the median, and below the upper quartile.</param>
    /// <param name="median">Median.</param>
    /// <param name="upperQuartile">Not below the median.</param>
    /// <param name="n">Number of people, at least 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numbers are not in order, have no spread, or are fewer than five people's.</exception>
    public static FiveNumbers OfQuartiles(double lowerQuartile, double median, double upperQuartile, double n) =>
        new FiveNumbers(FiveNumbersKind.Quartiles, double.NaN, lowerQuartile, median, upperQuartile, double.NaN, Given.AtLeast(5, n)).InOrder(median);

    /// <summary>Median, quartiles and range.</summary>
    /// <param name="minimum">Minimum.</param>
    /// <param name="lowerQuartile">Lower quartile.</param>
    /// <param name="median">Median.</param>
    /// <param name="upperQuartile">Upper quartile.</param>
    /// <param name="maximum">Maximum; each not below the one before it, and above the minimum.</param>
    /// <param name="n">Number of people, at least 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numbers are not in order, have no spread, or are fewer than five people's.</exception>
    public static FiveNumbers OfAll(double minimum, double lowerQuartile, double median, double upperQuartile, double maximum, double n) =>
        new FiveNumbers(FiveNumbersKind.All, minimum, lowerQuartile, median, upperQuartile, maximum, Given.AtLeast(5, n)).InOrder(median);

    /// <summary>The same numbers after a rising function.</summary>
    internal FiveNumbers Map(Func<double, double> f) =>
        new(Kind, f(Minimum), f(LowerQuartile), f(Median), f(UpperQuartile), f(Maximum), N);

    private FiveNumbers InOrder(double median)
    {
        var values = Values;
        var inOrder = values.All(double.IsFinite) && values[^1] > values[0] && double.IsFinite(values[^1] - values[0]);
        for (var i = 1; i < values.Length; i++) inOrder &= values[i] >= values[i - 1];
        return inOrder
            ? this
            : throw new ArgumentOutOfRangeException(nameof(median), median, "Minimum, quartiles, median and maximum must be finite, in rising order, and not all the same.");
    }
}
