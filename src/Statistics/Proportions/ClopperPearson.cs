using MathNet.Numerics;

namespace Equipoise.Statistics.Proportions;

/// <summary>
/// The exact confidence interval of a proportion: never too short, whatever the true proportion.
/// Its limits are quantiles of beta distributions, found here by bisection of the regularised incomplete beta function, so that
/// they are as accurate as that function is.
/// </summary>
/// <remarks>Clopper CJ, Pearson ES (1934). Biometrika 26:404–413. doi:10.1093/biomet/26.4.404.</remarks>
public static class ClopperPearson
{
    /// <summary>The interval of the proportion <paramref name="events"/> ÷ <paramref name="n"/>, on the scale 0 to 1.</summary>
    /// <param name="events">Number with the event, 0 to <paramref name="n"/>.</param>
    /// <param name="n">Number observed, at least 1.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    public static Interval Interval(int events, int n, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, n);
        var tail = Level.Tail(level);
        return new(
            events == 0 ? 0 : Quantile(tail, events, n - events + 1.0),
            events == n ? 1 : Quantile(1 - tail, events + 1.0, n - events));
    }

    private static double Quantile(double probability, double a, double b)
    {
        double low = 0, high = 1;
        for (var step = 0; step < 200 && high - low > double.Epsilon; step++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) break;
            if (SpecialFunctions.BetaRegularized(a, b, middle) < probability) low = middle;
            else high = middle;
        }

        return low + ((high - low) / 2);
    }
}
