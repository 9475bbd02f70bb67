namespace Equipoise.Statistics.Heterogeneity;

/// <summary>The concave functions u = (y'PPy)^(−1/2) and d = 1/tr P (or 1/Σw) at one τ², with their slopes; the likelihood rises while u² is below d.</summary>
internal readonly record struct ConcavePoint(double Tau2, double U, double USlope, double D, double DSlope, double Newton)
{
    public bool IsRising => U * U < D;

    public static ConcavePoint Of(double tau2, double up, double upNext, double down, double downNext)
    {
        double ofUp = 1 / up, d = 1 / down, u = Math.Sqrt(ofUp), ratio = down * ofUp, fall = upNext * ofUp, slope = ratio * ((2 * fall) - (downNext * d));
        return new(tau2, u, u * fall, d, downNext * d * d, slope > 0 ? tau2 + ((1 - ratio) / slope) : double.NaN);
    }

    /// <summary>Whether u² − d rises throughout, so that it vanishes at most once.</summary>
    public bool TurnsAtMostOnce(ConcavePoint to) => 2 * U * to.USlope > DSlope;

    /// <summary>Whether u² − d falls throughout, so that no maximum lies between.</summary>
    public bool OnlyTurnsDown(ConcavePoint to) => 2 * to.U * USlope < to.DSlope;

    /// <summary>Whether u² stays on the side of d on which it is at both ends.</summary>
    public bool CannotMeet(ConcavePoint to)
    {
        if (IsRising != to.IsRising) return false;
        return IsRising ? StaysBelow(to) : StaysAbove(to);
    }

    /// <summary>The tangents of u lie above it and the chord of d below: the square of the tangents is convex, so that only their meeting point matters.</summary>
    private bool StaysBelow(ConcavePoint to)
    {
        var width = to.Tau2 - Tau2;
        var at = Meeting(U, USlope, to.U, to.USlope, width);
        var u = U + (USlope * at);
        return u * u < D + ((to.D - D) * at / width);
    }

    /// <summary>The chord of u lies below it and the tangents of d above; the difference is a parabola on either side of their meeting point.</summary>
    private bool StaysAbove(ConcavePoint to)
    {
        double width = to.Tau2 - Tau2, chord = (to.U - U) / width, at = Meeting(D, DSlope, to.D, to.DSlope, width);
        return LeastGap(U, chord, D, DSlope, 0, at) > 0 && LeastGap(U, chord, to.D - (to.DSlope * width), to.DSlope, at, width) > 0;
    }

    private static double LeastGap(double u, double chord, double d, double slope, double from, double to)
    {
        var at = chord > 0 ? Math.Clamp(((slope / (2 * chord)) - u) / chord, from, to) : to;
        var there = u + (chord * at);
        return (there * there) - d - (slope * at);
    }

    /// <summary>Where two tangents meet, counted from the left end.</summary>
    private static double Meeting(double left, double leftSlope, double right, double rightSlope, double width)
    {
        var at = (right - (rightSlope * width) - left) / (leftSlope - rightSlope);
        return at > 0 && at < width ? at : width / 2;
    }
}
