using MathNet.Numerics;

namespace Equipoise.Statistics.Distributions;

/// <summary>The standard normal distribution. MathNet's Erfc keeps twelve digits to the smallest tail (measured), its ErfcInv fewer, hence the Newton steps.</summary>
internal static class StandardNormal
{
    private static readonly double RootTwo = Math.Sqrt(2);

    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    public static double Upper(double z) => SpecialFunctions.Erfc(z / RootTwo) / 2;

    public static double Lower(double z) => Upper(-z);

    public static double TwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / RootTwo);

    /// <summary>The value below which the given probability lies: a first guess polished by Newton steps on the tail.</summary>
    public static double Quantile(double p)
    {
        if (p > 0.5) return -Quantile(1 - p);
        if (p <= 0) return double.NegativeInfinity;
        var z = -RootTwo * SpecialFunctions.ErfcInv(2 * p);
        for (var n = 0; n < 2; n++)
        {
            var density = Density(z);
            if (density > 0) z += (p - Upper(-z)) / density;
        }

        return z;
    }
}
