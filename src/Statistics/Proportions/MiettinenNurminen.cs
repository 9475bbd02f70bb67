using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Proportions;

/// <summary>
/// Score intervals of the difference, ratio and odds ratio of two proportions: every value whose score test is not rejected, the
/// nuisance proportion being the most likely one under that value. They need no correction for zero cells; a ratio that the table
/// cannot bound has the limit 0 or positive infinity. Limits are bracketed and bisected to the last digit.
/// </summary>
/// <remarks>Miettinen O, Nurminen M (1985). Statistics in Medicine 4:213–226. doi:10.1002/sim.4780040211. With the factor N ÷ (N − 1) of the variance.</remarks>
public static class MiettinenNurminen
{
    /// <summary>The interval of the risk in group 1 less the risk in group 2, −1 to 1.</summary>
    /// <param name="table">The two groups.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is missing or negative, a group is empty, or the level outside its range.</exception>
    public static Interval Difference(TwoByTwo table, double level = 0.95)
    {
        var (p1, p2) = Share.Of(table);
        var critical = Critical(table, level);
        var seen = p1 - p2;
        double Spread(double difference) => critical * Math.Sqrt(RestrictedRisks.AtDifference(table, difference).VarianceOfDifference(table, 1));
        return new(
            seen <= -1 ? -1 : Bisection.Edge(-1, seen, d => seen - d > Spread(d)),
            seen >= 1 ? 1 : Bisection.Edge(seen, 1, d => d - seen < Spread(d)));
    }

    /// <summary>The interval of the risk in group 1 divided by the risk in group 2, 0 to positive infinity.</summary>
    /// <param name="table">The two groups.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is missing or negative, a group is empty, or the level outside its range.</exception>
    public static Interval Ratio(TwoByTwo table, double level = 0.95)
    {
        var (p1, p2) = Share.Of(table);
        var critical = Critical(table, level);
        double Spread(double ratio) => critical * Math.Sqrt(RestrictedRisks.AtRatio(table, ratio).VarianceOfDifference(table, ratio));
        return new(
            p1 == 0 ? 0 : Edge(r => p1 - (r * p2) > Spread(r)),
            p2 == 0 ? double.PositiveInfinity : Edge(r => (r * p2) - p1 <= Spread(r)));
    }

    /// <summary>The interval of the odds in group 1 divided by the odds in group 2, 0 to positive infinity.</summary>
    /// <param name="table">The two groups.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is missing or negative, a group is empty, or the level outside its range.</exception>
    public static Interval OddsRatio(TwoByTwo table, double level = 0.95)
    {
        Share.Of(table);
        var critical = Critical(table, level);
        (double Excess, double Spread) At(double odds)
        {
            var risks = RestrictedRisks.AtOddsRatio(table, odds);
            return (risks.ExcessOf(table), critical * Math.Sqrt(risks.VarianceOfCell(table)));
        }

        return new(
            table.A == 0 || table.D == 0 ? 0 : Edge(r => At(r) is var s && s.Excess > s.Spread),
            table.B == 0 || table.C == 0 ? double.PositiveInfinity : Edge(r => At(r) is var s && -s.Excess <= s.Spread));
    }

    private static double Critical(TwoByTwo table, double level) => -StandardNormal.Quantile(Level.Tail(level)) * Math.Sqrt(table.N / Math.Max(table.N - 1, 1));

    /// <summary>Where the answer turns from true to false, sought on the log scale.</summary>
    private static double Edge(Func<double, bool> below)
    {
        double low = 0, high = 0;
        for (double step = 1; step < 600 && !below(Math.Exp(low)); step *= 2) low -= step;
        for (double step = 1; step < 600 && below(Math.Exp(high)); step *= 2) high += step;
        return Math.Exp(Bisection.Edge(low, high, x => below(Math.Exp(x))));
    }
}
