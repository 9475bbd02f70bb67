namespace Equipoise.Statistics.Distributions;

/// <summary>The chi-square distribution.</summary>
internal static class ChiSquare
{
    public static double Upper(double x, double df)
    {
        if (df <= 0) return 1;
        return df <= 100 && x is > 0 and < 1200 && df == Math.Floor(df) ? Finite(x / 2, (int)df) : IncompleteGamma.Upper(df / 2, x / 2);
    }

    /// <summary>For a whole number of degrees of freedom the tail is a finite sum of terms of one sign. Abramowitz M, Stegun IA (1964), 26.4.4 and 26.4.5.</summary>
    private static double Finite(double half, int df)
    {
        double decay = Math.Exp(-half), step = df % 2 == 0 ? 1 : 1.5;
        double sum = df % 2 == 0 ? decay : MathNet.Numerics.SpecialFunctions.Erfc(Math.Sqrt(half));
        var term = df % 2 == 0 ? decay * half : decay * 2 * Math.Sqrt(half / Math.PI);
        for (var n = df % 2 == 0 ? 4 : 3; n <= df; n += 2)
        {
            sum += term;
            step++;
            term *= half / (df % 2 == 0 ? step : step - 1);
        }

        return Math.Min(1, sum);
    }

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
