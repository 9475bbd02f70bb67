namespace Equipoise.Statistics.Distributions;

/// <summary>Logarithms of the tails of the standard normal distribution, for probabilities too small to be numbers.</summary>
internal static class LogNormalTail
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>ln P(Z &gt; z).</summary>
    public static double Upper(double z)
    {
        if (double.IsNegativeInfinity(z)) return 0;
        if (double.IsPositiveInfinity(z)) return double.NegativeInfinity;
        if (z < 0) return double.LogP1(-StandardNormal.Upper(-z));
        return z < 10 ? Math.Log(StandardNormal.Upper(z)) : -(z * z / 2) - HalfLogTwoPi + Math.Log(Mills(z));
    }

    /// <summary>The value exceeded with the probability whose logarithm, and that of whose complement, are given; the smaller of the two decides.</summary>
    public static double UpperQuantile(double log, double logComplement) => log <= logComplement ? Quantile(log) : -Quantile(logComplement);

    private static double Quantile(double log)
    {
        if (double.IsNegativeInfinity(log)) return double.PositiveInfinity;
        if (log > -30) return -StandardNormal.Quantile(Math.Exp(log));
        var z = Math.Sqrt(-2 * log);
        for (var n = 0; n < 100; n++)
        {
            // The logarithm of the tail falls by 1 / Mills' ratio.
            var step = (Upper(z) - log) * Mills(z);
            z += step;
            if (Math.Abs(step) <= 1e-15 * z) break;
        }

        return z;
    }

    /// <summary>Mills' ratio P(Z &gt; z) ÷ density, by Laplace's continued fraction from its far end; z well above 1.</summary>
    private static double Mills(double z)
    {
        var tail = z;
        for (var n = 200; n >= 1; n--) tail = z + (n / tail);
        return 1 / tail;
    }
}
