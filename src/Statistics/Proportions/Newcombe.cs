using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Proportions;

/// <summary>
/// The interval of a difference of proportions, joined from the score intervals of each (hybrid score). Never outside −1 to 1, and
/// sensible when no one or everyone had the event.
/// </summary>
/// <remarks>
/// Independent groups: Newcombe RG (1998). Statistics in Medicine 17:873–890 (methods 10 and 11).
/// doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I.
/// Pairs: Newcombe RG (1998). Statistics in Medicine 17:2635–2650 (method 10).
/// doi:10.1002/(SICI)1097-0258(19981130)17:22&lt;2635::AID-SIM954&gt;3.0.CO;2-C.
/// </remarks>
public static class Newcombe
{
    /// <summary>The interval of the risk in group 1 less the risk in group 2.</summary>
    /// <param name="table">The two groups.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <param name="continuity">Whether the score intervals are corrected for continuity (method 11).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is missing or negative, a group is empty, or the level outside its range.</exception>
    public static Interval Difference(TwoByTwo table, double level = 0.95, bool continuity = false)
    {
        var (p1, p2) = Share.Of(table);
        return Joined(p1, Wilson.Interval(table.A, table.N1, level, continuity), p2, Wilson.Interval(table.C, table.N2, level, continuity), 0);
    }

    /// <summary>The interval of the proportion under the first condition less that under the second, in the same people.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is missing or negative, there are no pairs, or the level is outside its range.</exception>
    public static Interval PairedDifference(MatchedPairs pairs, double level = 0.95)
    {
        var (both, first, second, neither) = pairs;
        double n = both + first + second + neither, with1 = both + first, with2 = both + second;
        if (!(Math.Min(Math.Min(both, first), Math.Min(second, neither)) >= 0)) throw new ArgumentOutOfRangeException(nameof(pairs), pairs, "A number of pairs is missing or below 0.");
        double p1 = Share.Of(with1, n), p2 = Share.Of(with2, n);
        return Joined(p1, Wilson.Interval(with1, n, level), p2, Wilson.Interval(with2, n, level), Phi(pairs, n, with1, with2));
    }

    private static Interval Joined(double p1, Interval first, double p2, Interval second, double phi)
    {
        double down1 = p1 - first.Lower, up1 = first.Upper - p1, down2 = p2 - second.Lower, up2 = second.Upper - p2;
        return new(
            Math.Max(-1, p1 - p2 - Distance(down1, up2, phi)),
            Math.Min(1, p1 - p2 + Distance(down2, up1, phi)));
    }

    private static double Distance(double a, double b, double phi) => Math.Sqrt(Math.Max(0, (a * a) - (2 * phi * a * b) + (b * b)));

    /// <summary>The correlation within pairs, moved towards zero by half a pair when positive.</summary>
    private static double Phi(MatchedPairs pairs, double n, double with1, double with2)
    {
        var product = with1 * (n - with1) * with2 * (n - with2);
        if (product == 0) return 0;
        var excess = (pairs.Both * pairs.Neither) - (pairs.OnlyFirst * pairs.OnlySecond);
        return (excess > 0 ? Math.Max(0, excess - (n / 2)) : excess) / Math.Sqrt(product);
    }
}
