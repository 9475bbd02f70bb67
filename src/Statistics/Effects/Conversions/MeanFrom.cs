namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>
/// Mean and standard deviation from a median with range or quartiles. All are less exact than printed ones, which the usual sampling
/// variances do not know: such studies weigh too much. <see cref="Wan"/> and <see cref="Luo"/> suppose normal data and carry a doubt when
/// <see cref="SkewnessTest"/> speaks against it; <see cref="BestFit"/> and <see cref="BoxCox"/> allow skewness.
/// </summary>
/// <remarks>
/// Wan X et al. (2014). BMC Medical Research Methodology 14:135. doi:10.1186/1471-2288-14-135.
/// Luo D et al. (2018). Statistical Methods in Medical Research 27:1785–1805. doi:10.1177/0962280216669183.
/// Shi J et al. (2020). Research Synthesis Methods 11:641–654. doi:10.1002/jrsm.1429.
/// McGrath S et al. (2020). Statistical Methods in Medical Research 29:2520–2537. doi:10.1177/0962280219889080.
/// </remarks>
public static class MeanFrom
{
    private const string Normal = "The outcome is normally distributed.";

    /// <summary>Wan et al. 2014: simple averages for the mean; range or quartiles over their normal width for the deviation.</summary>
    /// <param name="five">The numbers.</param>
    public static Derived<OneMean> Wan(FiveNumbers five) =>
        new(new(WanMean(five), WanDeviation(five), five.N), "Mean and deviation by Wan et al. 2014", Normal, SkewnessTest.Doubt(five));

    /// <summary>Luo et al. 2018 for the mean (weights that follow the sample size); for the deviation Wan et al. 2014, or with all five numbers Shi et al. 2020.</summary>
    /// <param name="five">The numbers.</param>
    public static Derived<OneMean> Luo(FiveNumbers five) => new(
        new(LuoMean(five), five.Kind == FiveNumbersKind.All ? ShiDeviation(five) : WanDeviation(five), five.N),
        five.Kind == FiveNumbersKind.All ? "Mean by Luo et al. 2018, deviation by Shi et al. 2020" : "Mean by Luo et al. 2018, deviation by Wan et al. 2014",
        Normal,
        SkewnessTest.Doubt(five));

    /// <summary>
    /// Quantile estimation of McGrath et al. 2020: of the normal, log-normal, gamma and Weibull distributions, that whose quantiles come
    /// nearest. With a number below zero only the normal is tried. (The paper's beta distribution is not.)
    /// </summary>
    /// <param name="five">The numbers.</param>
    public static Derived<OneMean> BestFit(FiveNumbers five)
    {
        var fit = QuantileFit.Best(five);
        return new(
            new(fit.Mean, fit.Deviation, five.N),
            "Quantile estimation of McGrath et al. 2020",
            $"The outcome follows the {fit.Family} distribution, the nearest of those tried.",
            string.Equals(fit.Family, QuantileFit.Normal, StringComparison.Ordinal) ? SkewnessTest.Doubt(five) : null);
    }

    /// <summary>The Box–Cox method of McGrath et al. 2020: a power that makes the numbers symmetric, Luo's mean and Wan's deviation there, and back by integration.</summary>
    /// <param name="five">The numbers, all above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above zero.</exception>
    public static Derived<OneMean> BoxCox(FiveNumbers five)
    {
        var (mean, deviation, power) = PowerNormal.Moments(five);
        return new(
            new(mean, deviation, five.N),
            "Box–Cox method of McGrath et al. 2020",
            power == 0 ? "The logarithm of the outcome is normal." : FormattableString.Invariant($"The outcome to the power {power:0.##} is normal."));
    }

    internal static double LuoMean(FiveNumbers f)
    {
        double middle = (f.Minimum + f.Maximum) / 2, midQuartile = (f.LowerQuartile + f.UpperQuartile) / 2;
        switch (f.Kind)
        {
            case FiveNumbersKind.Range:
                return Mix(4 / (4 + Math.Pow(f.N, 0.75)), middle, f.Median);
            case FiveNumbersKind.Quartiles:
                return Mix(0.7 + (0.39 / f.N), midQuartile, f.Median);
            default:
                double w1 = 2.2 / (2.2 + Math.Pow(f.N, 0.75)), w2 = 0.7 - (0.72 / Math.Pow(f.N, 0.55));
                return (w1 * middle) + (w2 * midQuartile) + ((1 - w1 - w2) * f.Median);
        }
    }

    internal static double WanDeviation(FiveNumbers f) => f.Kind switch
    {
        FiveNumbersKind.Range => (f.Maximum - f.Minimum) / f.NormalRange,
        FiveNumbersKind.Quartiles => (f.UpperQuartile - f.LowerQuartile) / f.NormalQuartiles,
        _ => Mix(0.5, (f.Maximum - f.Minimum) / f.NormalRange, (f.UpperQuartile - f.LowerQuartile) / f.NormalQuartiles),
    };

    private static double WanMean(FiveNumbers f) => f.Kind switch
    {
        FiveNumbersKind.Range => (f.Minimum + (2 * f.Median) + f.Maximum) / 4,
        FiveNumbersKind.Quartiles => (f.LowerQuartile + f.Median + f.UpperQuartile) / 3,
        _ => (f.Minimum + (2 * f.LowerQuartile) + (2 * f.Median) + (2 * f.UpperQuartile) + f.Maximum) / 8,
    };

    private static double ShiDeviation(FiveNumbers f) =>
        Mix(1 / (1 + (0.07 * Math.Pow(f.N, 0.6))), (f.Maximum - f.Minimum) / f.NormalRange, (f.UpperQuartile - f.LowerQuartile) / f.NormalQuartiles);

    private static double Mix(double weight, double a, double b) => (weight * a) + ((1 - weight) * b);
}
