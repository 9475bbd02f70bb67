using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Proportions;

/// <summary>The interval of a proportion that adds z² ÷ 2 events and as many without, and then takes the textbook formula; cut off at 0 and 1.</summary>
/// <remarks>Agresti A, Coull BA (1998). The American Statistician 52:119–126. doi:10.1080/00031305.1998.10480550. Brown LD, Cai TT, DasGupta A (2001). Statistical Science 16:101–133. doi:10.1214/ss/1009213286.</remarks>
public static class AgrestiCoull
{
    /// <summary>The interval of the proportion <paramref name="events"/> ÷ <paramref name="n"/>, on the scale 0 to 1.</summary>
    /// <param name="events">Number with the event, 0 to <paramref name="n"/>; weighted counts need not be whole.</param>
    /// <param name="n">Number observed, above 0.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range, or missing.</exception>
    public static Interval Interval(double events, double n, double level = 0.95)
    {
        Share.Of(events, n);
        var z = -StandardNormal.Quantile(Level.Tail(level));
        var total = n + (z * z);
        var p = (events + (z * z / 2)) / total;
        var half = z * Math.Sqrt(p * (1 - p) / total);
        return new(Math.Max(0, p - half), Math.Min(1, p + half));
    }
}
