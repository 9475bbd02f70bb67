namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>Whether the median lies too far from the middle for normal data, at the 5% level: then no mean should be made of it by a normal method.</summary>
/// <param name="Statistic">How far the median is from the middle, 0 for symmetric numbers.</param>
/// <param name="Critical">What normal data exceed in 5% of samples of this size.</param>
/// <remarks>Shi J, Luo D, Wan X et al. (2023). Statistical Methods in Medical Research 32:1338–1360. doi:10.1177/09622802231172043.</remarks>
public readonly record struct SkewnessTest(double Statistic, double Critical)
{
    /// <summary>Whether the data are too skewed to be taken for normal.</summary>
    public bool IsSkewed => Statistic >= Critical;

    /// <summary>Tests the numbers.</summary>
    /// <param name="five">The numbers.</param>
    public static SkewnessTest Of(FiveNumbers five)
    {
        var n = five.N;
        double range = OffCentre(five.Minimum, five.Median, five.Maximum), quartiles = OffCentre(five.LowerQuartile, five.Median, five.UpperQuartile);
        return five.Kind switch
        {
            FiveNumbersKind.Range => new(range, (1 / Math.Log(n + 9)) + (2.5 / (n + 1))),
            FiveNumbersKind.Quartiles => new(quartiles, (2.65 / Math.Sqrt(n)) - (6 / (n * n))),
            _ => new(Math.Max(2.65 * Math.Log(0.6 * n) / Math.Sqrt(n) * range, quartiles), (3 / Math.Sqrt(n)) - (40 / (n * n * n))),
        };
    }

    internal static string? Doubt(FiveNumbers five) => Of(five) is { IsSkewed: true } test
        ? FormattableString.Invariant($"The numbers are skewed beyond what normal data give by chance (skewness {test.Statistic:0.00}, critical value {test.Critical:0.00}; Shi et al. 2023).")
        : null;

    private static double OffCentre(double low, double middle, double high) => high > low ? Math.Abs(low + high - (2 * middle)) / (high - low) : 0;
}
