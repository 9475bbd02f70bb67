using MathNet.Numerics;

namespace Equipoise.Statistics.Distributions;

/// <summary>Logarithm of the gamma function, and of ratios of it that would cancel.</summary>
internal static class LogGamma
{
    public static double At(double x) => SpecialFunctions.GammaLn(x);

    /// <summary>ln Γ(x + ½) − ln Γ(x). Above 30 by Stirling's series of the difference, because subtracting two large logarithms loses digits.</summary>
    public static double HalfStep(double x)
    {
        if (x < 30) return At(x + 0.5) - At(x);
        var r = 1 / x;
        var r2 = r * r;
        return (0.5 * Math.Log(x)) - (r * ((1.0 / 8) - (r2 * ((1.0 / 192) - (r2 * ((1.0 / 640) - (r2 * (17.0 / 14336))))))));
    }
}
