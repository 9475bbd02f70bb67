namespace Equipoise.Statistics.Distributions;

/// <summary>
/// Logarithm of the gamma function, and of ratios of it that would cancel: Stirling's series with its remainder from ten upwards, and the
/// recurrence Γ(x + 1) = x Γ(x) below. (MathNet's GammaLn is good to about 1e-13; this is good to 1e-15 of the larger of itself and one.)
/// </summary>
internal static class LogGamma
{
    private const double Large = 12;
    private static readonly double HalfLogTwoPi = Math.Log(2 * Math.PI) / 2;

    public static double At(double x)
    {
        if (!(x > 0)) return x == 0 ? double.PositiveInfinity : double.NaN;
        if (x is 1 or 2) return 0;
        double product = 1, up = x;
        for (; up < Large; up++) product *= up;
        return ((up - 0.5) * Math.Log(up)) - up + HalfLogTwoPi + Remainder(up) - Math.Log(product);
    }

    /// <summary>ln Γ(x + ½) − ln Γ(x), by the series of the difference where two large logarithms would lose digits.</summary>
    public static double HalfStep(double x)
    {
        double product = 1, up = x;
        for (; up < 30; up++) product *= up / (up + 0.5);
        double r = 1 / up, r2 = r * r;
        var series = r * ((1.0 / 8) - (r2 * ((1.0 / 192) - (r2 * ((1.0 / 640) - (r2 * ((17.0 / 14336) - (r2 * (31.0 / 18432)))))))));
        return (0.5 * Math.Log(up)) - series + Math.Log(product);
    }

    /// <summary>What Stirling's formula leaves: ln Γ(x) − (x − ½) ln x + x − ½ ln 2π. Small for large x.</summary>
    public static double Remainder(double x)
    {
        if (x < Large)
        {
            double product = 1, up = x;
            for (; up < Large; up++) product *= up;
            return ((up - 0.5) * Math.Log(up)) - (up - x) - Math.Log(product) - ((x - 0.5) * Math.Log(x)) + Remainder(up);
        }

        double r = 1 / x, r2 = r * r;
        return r * ((1.0 / 12) - (r2 * ((1.0 / 360) - (r2 * ((1.0 / 1260) - (r2 * ((1.0 / 1680) - (r2 * ((1.0 / 1188)
            - (r2 * ((691.0 / 360360) - (r2 * ((1.0 / 156) - (r2 * (3617.0 / 122400)))))))))))))));
    }
}
