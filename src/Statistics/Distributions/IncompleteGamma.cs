namespace Equipoise.Statistics.Distributions;

/// <summary>
/// The regularised incomplete gamma function with relative accuracy in the upper tail, where subtracting from one would leave nothing.
/// Twelve digits or more, in both tails, for a up to a million. Series below a + 1, Lentz's continued fraction above (Press WH et al. 2007, Numerical Recipes, section 6.2).
/// </summary>
internal static class IncompleteGamma
{
    private const int MaxTerms = 1_000_000;

    public static double Upper(double a, double x)
    {
        if (x <= 0) return 1;
        if (double.IsPositiveInfinity(x)) return 0;
        return x < a + 1 ? 1 - LowerSeries(a, x) : UpperFraction(a, x);
    }

    public static double Lower(double a, double x)
    {
        if (x <= 0) return 0;
        if (double.IsPositiveInfinity(x)) return 1;
        return x < a + 1 ? LowerSeries(a, x) : 1 - UpperFraction(a, x);
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a), from how far x is from a, so that no large numbers cancel.</summary>
    private static double Prefactor(double a, double x) =>
        Math.Sqrt(a / (2 * Math.PI)) * Math.Exp((a * Deviation.At((x - a) / a, x / a)) - LogGamma.Remainder(a));

    private static double LowerSeries(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < MaxTerms && Math.Abs(term) > Math.Abs(sum) * 1e-17; n++) sum += term *= x / (a + n);
        return sum * Prefactor(a, x);
    }

    private static double UpperFraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
        for (var n = 1; n < MaxTerms; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = (an * d) + b;
            if (Math.Abs(d) < tiny) d = tiny;
            c = b + (an / c);
            if (Math.Abs(c) < tiny) c = tiny;
            d = 1 / d;
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 1e-16) break;
        }

        return Prefactor(a, x) * h;
    }
}
