using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Proportions;

/// <summary>
/// The score interval of a proportion: right on average, sensible for small counts, and never outside 0 to 1. With the continuity
/// correction it is nearly as cautious as the exact interval.
/// </summary>
/// <remarks>
/// Wilson EB (1927). Journal of the American Statistical Association 22:209–212. doi:10.1080/01621459.1927.10502953.
/// Newcombe RG (1998). Statistics in Medicine 17:857–872 (methods 3 and 4).
/// doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;857::AID-SIM777&gt;3.0.CO;2-E.
/// </remarks>
public static class Wilson
{
    /// <summary>The interval of the proportion <paramref name="events"/> ÷ <paramref name="n"/>, on the scale 0 to 1.</summary>
    /// <param name="events">Number with the event, 0 to <paramref name="n"/>; weighted counts need not be whole.</param>
    /// <param name="n">Number observed, above 0.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <param name="continuity">Whether the continuity correction is made.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range, or missing.</exception>
    public static Interval Interval(double events, double n, double level = 0.95, bool continuity = false)
    {
        var p = Share.Of(events, n);
        var z = -StandardNormal.Quantile(Level.Tail(level));
        if (!continuity) return Plain(events, n, z);
        return new(Math.Min(p, Corrected(events, n, z)), Math.Max(p, 1 - Corrected(n - events, n, z)));
    }

    private static Interval Plain(double events, double n, double z)
    {
        double square = z * z, p = events / n;
        var upper = ((2 * events) + square + (z * Math.Sqrt(square + (4 * events * (1 - p))))) / (2 * (n + square));

        // The two limits multiply to n p² ÷ (n + z²); taken so, the lower one loses no digits.
        return new(events * p / ((n + square) * upper), events == n ? 1 : Math.Min(1, upper));
    }

    private static double Corrected(double events, double n, double z)
    {
        if (events == 0) return 0;
        double square = z * z, p = events / n;
        var under = square - 2 - (1 / n) + (4 * p * (n - events + 1));
        return under < 0 ? 0 : Math.Max(0, ((2 * events) + square - 1 - (z * Math.Sqrt(under))) / (2 * (n + square)));
    }
}
