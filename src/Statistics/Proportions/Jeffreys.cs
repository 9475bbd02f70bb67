using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Proportions;

/// <summary>
/// The equal-tailed interval of a proportion after Jeffreys' prior, a beta distribution with events + ½ and the others + ½. Without
/// events its lower limit is set to 0, and with nothing but events its upper limit to 1, so that it can cover proportions near the ends.
/// </summary>
/// <remarks>Brown LD, Cai TT, DasGupta A (2001). Statistical Science 16:101–133. doi:10.1214/ss/1009213286.</remarks>
public static class Jeffreys
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
        double with = events + 0.5, without = n - events + 0.5;
        return new(events == 0 ? 0 : BetaQuantile.Lower(tail, with, without), events == n ? 1 : BetaQuantile.Upper(tail, with, without));
    }
}
