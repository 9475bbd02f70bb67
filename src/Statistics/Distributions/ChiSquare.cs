namespace Equipoise.Statistics.Distributions;

/// <summary>The chi-square distribution.</summary>
internal static class ChiSquare
{
    public static double Upper(double x, double df) => df <= 0 ? 1 : IncompleteGamma.Upper(df / 2, x / 2);

    /// <summary>The value with probability <paramref name="p"/> below it, by Newton steps kept inside a bracket.</summary>
    public static double Quantile(double p, double df)
    {
        double low = 0, high = Math.Max(1, df);
        while (IncompleteGamma.Lower(df / 2, high / 2) < p) high *= 2;
        var z = StandardNormal.Quantile(p);
        var h = 2 / (9 * df);
        var x = df * Math.Pow(Math.Max(1e-3, 1 - h + (z * Math.Sqrt(h))), 3);
        for (var n = 0; n < 300; n++)
        {
            if (!(x > low && x < high)) x = low + ((high - low) / 2);
            var miss = p < 0.5 ? IncompleteGamma.Lower(df / 2, x / 2) - p : 1 - p - IncompleteGamma.Upper(df / 2, x / 2);
            if (miss > 0) high = x;
            else low = x;
            var density = Math.Exp((((df / 2) - 1) * Math.Log(x / 2)) - (x / 2) - LogGamma.At(df / 2)) / 2;
            var next = x - (miss / density);
            if (Math.Abs(next - x) <= 1e-15 * x || high - low <= 1e-16 * high) return next > low && next < high ? next : x;
            x = next;
        }

        return x;
    }
}
