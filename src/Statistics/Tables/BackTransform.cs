namespace Equipoise.Statistics.Tables;

/// <summary>From the scale of analysis to the natural one, kept within what the natural scale can be.</summary>
internal static class BackTransform
{
    public static double Of(NaturalScale scale, double x, IReadOnlyList<double>? sizes) => scale switch
    {
        NaturalScale.Exponential => Math.Exp(x),
        NaturalScale.InverseLogit => 1 / (1 + Math.Exp(-x)),
        NaturalScale.SquaredSine => Math.Pow(Math.Sin(Math.Clamp(x, 0, Math.PI / 2)), 2),
        NaturalScale.InverseDoubleArcsine => DoubleArcsine(x, sizes is { Count: > 0 } ? sizes.Count / sizes.Sum(n => 1 / n) : double.PositiveInfinity),
        NaturalScale.HyperbolicTangent => Math.Tanh(x),
        NaturalScale.Square => Math.Pow(Math.Max(0, x), 2),
        NaturalScale.Bonett => 1 - Math.Exp(-x),
        NaturalScale.HakstianWhalen => 1 - Math.Pow(1 - x, 3),
        _ => x,
    };

    /// <summary>Miller's inverse of the Freeman–Tukey double arcsine (halved, as it is used here).</summary>
    private static double DoubleArcsine(double x, double n)
    {
        if (double.IsPositiveInfinity(n)) return Math.Pow(Math.Sin(Math.Clamp(x, 0, Math.PI / 2)), 2);
        double least = Math.Asin(Math.Sqrt(1 / (n + 1))) / 2, greatest = (Math.Asin(Math.Sqrt(n / (n + 1))) + (Math.PI / 2)) / 2;
        if (x <= least) return 0;
        if (x >= greatest) return 1;
        double t = 2 * x, sine = Math.Sin(t), inner = sine + ((sine - (1 / sine)) / n);
        return (1 - (Math.Sign(Math.Cos(t)) * Math.Sqrt(Math.Max(0, 1 - (inner * inner))))) / 2;
    }
}
