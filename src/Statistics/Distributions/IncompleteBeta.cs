namespace Equipoise.Statistics.Distributions;

/// <summary>The regularised incomplete beta function, from both ends, by Lentz's continued fraction (Press WH et al. 2007, Numerical Recipes, section 6.4).</summary>
internal static class IncompleteBeta
{
    private const int MaxTerms = 1_000_000;

    /// <summary>I_x(a, b), with y = 1 − x given apart so that either may be tiny without losing digits.</summary>
    public static double At(double a, double b, double x, double y)
    {
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        var front = Math.Exp(LogGamma.At(a + b) - LogGamma.At(a) - LogGamma.At(b) + (a * Math.Log(x)) + (b * Math.Log(y)));
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(a, b, x) / a
            : 1 - (front * Fraction(b, a, y) / b);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1, d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        var h = d;
        for (var m = 1; m < MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            h *= Step(even, ref c, ref d, tiny);
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            var step = Step(odd, ref c, ref d, tiny);
            h *= step;
            if (Math.Abs(step - 1) < 1e-16) break;
        }

        return h;
    }

    private static double Step(double coefficient, ref double c, ref double d, double tiny)
    {
        d = 1 + (coefficient * d);
        if (Math.Abs(d) < tiny) d = tiny;
        c = 1 + (coefficient / c);
        if (Math.Abs(c) < tiny) c = tiny;
        d = 1 / d;
        return d * c;
    }
}
