namespace Equipoise.Statistics.Effects;

/// <summary>The phi coefficient of a 2×2 table, −1 to 1.</summary>
/// <remarks>
/// Yule GU (1912). Journal of the Royal Statistical Society 75:579–652. doi:10.2307/2340126. Variance by the delta method: group sizes
/// fixed (ST), or only the total fixed (CS, the usual one; Kirk DB 1973, Psychometrika 38:259–268, doi:10.1007/BF02291118).
/// </remarks>
public static class PhiCoefficient
{
    /// <summary>The coefficient and its variance.</summary>
    /// <param name="t">The table.</param>
    /// <param name="sampling">Usual (= cross-sectional), stratified or cross-sectional.</param>
    public static EffectSize From(TwoByTwo t, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(sampling is Sampling.Usual or Sampling.Stratified or Sampling.CrossSectional, TwoByTwoMeasure.PHI, sampling);
        double events = t.A + t.C, without = t.B + t.D;
        var phi = ((t.A * t.D) - (t.B * t.C)) / Math.Sqrt(t.N1 * t.N2 * events * without);
        return new EffectSize(phi, sampling == Sampling.Stratified ? Stratified(t) : CrossSectional(t, phi)).Finite();
    }

    private static double Stratified(TwoByTwo t)
    {
        double events = t.A + t.C, without = t.B + t.D, difference = t.Risk1 - t.Risk2;
        var root = Math.Sqrt(events * without);
        var common = difference * (without - events) / (2 * root * root * root);
        var by1 = (1 / root) - (common * t.N1);
        var by2 = (-1 / root) - (common * t.N2);
        var binomial1 = t.Risk1 * (1 - t.Risk1) / t.N1;
        var binomial2 = t.Risk2 * (1 - t.Risk2) / t.N2;
        return t.N1 * t.N2 * ((by1 * by1 * binomial1) + (by2 * by2 * binomial2));
    }

    private static double CrossSectional(TwoByTwo t, double phi)
    {
        double p = t.N1 / t.N, q = t.N2 / t.N, r = (t.A + t.C) / t.N, s = (t.B + t.D) / t.N;
        var square = phi * phi;
        return (1 - square + (phi * (1 + (square / 2)) * (p - q) * (r - s) / Math.Sqrt(p * q * r * s))
            - (0.75 * square * (((p - q) * (p - q) / (p * q)) + ((r - s) * (r - s) / (r * s))))) / t.N;
    }
}
