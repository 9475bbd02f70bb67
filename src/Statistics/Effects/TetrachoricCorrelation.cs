using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects;

/// <summary>
/// The tetrachoric correlation of a 2×2 table: the correlation of two normal variables that were each cut in two (RTET), −1 to 1.
/// A table with a zero cell gives −1 or 1, and no variance.
/// </summary>
/// <remarks>
/// Pearson K (1900). Philosophical Transactions A 195:1–47. doi:10.1098/rsta.1900.0022 (estimate and variance).
/// Kirk DB (1973). Psychometrika 38:259–268. doi:10.1007/BF02291118. The estimate is solved to the last digits; metafor 3.8 stops at about five.
/// </remarks>
public static class TetrachoricCorrelation
{
    /// <summary>The correlation and its large-sample variance.</summary>
    /// <param name="t">The table.</param>
    public static EffectSize From(TwoByTwo t)
    {
        if (!t.IsComplete) return EffectSize.None;
        double h = StandardNormal.Quantile(t.N1 / t.N), k = StandardNormal.Quantile((t.A + t.C) / t.N);
        if (!double.IsFinite(h) || !double.IsFinite(k)) return EffectSize.None;
        if (t.HasZero) return t.A * t.D == 0 && t.B * t.C == 0 ? EffectSize.None : new(t.A * t.D == 0 ? -1 : 1, double.NaN);
        var angle = (t.A * t.D).Equals(t.B * t.C) ? 0 : Solve(h, k, t.A / t.N);
        return new EffectSize(Math.Sin(angle), Variance(t, h, k, angle)).Finite();
    }

    private static double Solve(double h, double k, double both)
    {
        double low = -Math.PI / 2, high = Math.PI / 2, angle = 0;
        for (var n = 0; n < 200; n++)
        {
            var miss = BivariateNormal.Lower(h, k, angle) - both;
            if (miss > 0) high = angle;
            else low = angle;
            var next = angle - (miss / BivariateNormal.Slope(h, k, angle));
            if (!(next > low && next < high)) next = low + ((high - low) / 2);
            if (Math.Abs(next - angle) <= 1e-15) return next;
            angle = next;
        }

        return angle;
    }

    private static double Variance(TwoByTwo t, double h, double k, double angle)
    {
        double r = Math.Sin(angle), rest = Math.Cos(angle), n = t.N, density = BivariateNormal.Slope(h, k, angle) / rest;
        double p = StandardNormal.Lower((h - (r * k)) / rest) - 0.5, q = StandardNormal.Lower((k - (r * h)) / rest) - 0.5;
        var sum = ((t.A + t.D) * (t.B + t.C) / 4)
            + ((t.A + t.C) * (t.B + t.D) * p * p) + ((t.A + t.B) * (t.C + t.D) * q * q)
            + (2 * ((t.A * t.D) - (t.B * t.C)) * p * q) - (((t.A * t.B) - (t.C * t.D)) * p) - (((t.A * t.C) - (t.B * t.D)) * q);
        return sum / (n * n * n * density * density);
    }
}
