namespace Equipoise.Statistics.Distributions;

/// <summary>
/// ln(1 + u) − u without cancellation: how far, in units of its size, the log-likelihood of a gamma or beta variable lies below its peak.
/// Powers and gamma functions of a million would cancel to nothing; written with this they do not.
/// </summary>
internal static class Deviation
{
    /// <summary>At <paramref name="u"/> = <paramref name="ratio"/> − 1, both given because either may be the exact one.</summary>
    public static double At(double u, double ratio)
    {
        if (Math.Abs(u) > 0.5) return Math.Log(ratio) - u;

        // ln(1 + u) = 2 artanh r with r = u/(2 + u), and 2r − u = −r u.
        double r = u / (2 + u), square = r * r, sum = 0, power = 1;
        for (var k = 3; k < 200; k += 2)
        {
            var term = power / k;
            sum += term;
            if (term <= sum * 1e-17) break;
            power *= square;
        }

        return r * ((2 * square * sum) - u);
    }
}
