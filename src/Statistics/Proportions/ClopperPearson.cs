using Equipoise.Statistics.Distributions;

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
    /// <param name="events">Number with the event, 0 to <paramref name="n"/>; weighted counts need not be whole.</param>
    /// <param name="n">Number observed, above 0.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range, or missing.</exception>
    public static Interval Interval(double events, double n, double level = 0.95)
    {
        Share.Of(events, n);
        var tail = Level.Tail(level);
        return new(
            events == 0 ? 0 : BetaQuantile.Lower(tail, events, n - events + 1),
            events == n ? 1 : BetaQuantile.Upper(tail, events + 1, n - events));
    }
}
