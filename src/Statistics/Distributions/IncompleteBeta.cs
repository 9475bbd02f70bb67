namespace Equipoise.Statistics.Distributions;

/// <summary>
/// The regularised incomplete beta function, from both ends, by the continued fraction of DiDonato AR, Morris AH (1992), ACM Transactions on
/// Mathematical Software 18:360–373, doi:10.1145/131766.131776. Twelve digits or more, in both tails, for parameters up to a million.
/// </summary>
internal static class IncompleteBeta
{
    private const int MaxTerms = 1_000_000;

    /// <summary>I_x(a, b), with y = 1 − x given apart so that either may be tiny without losing digits.</summary>
    public static double At(double a, double b, double x, double y)
    {
        // x b − y a to the last bit: it is small near the middle, where its two parts nearly cancel.
        var part = y * a;
        return At(a, b, x, y, Math.FusedMultiplyAdd(x, b, -part) - Math.FusedMultiplyAdd(y, a, -part));
    }

    /// <summary>The same when the caller knows <paramref name="tilt"/> = x b − y a better than x and y would give it.</summary>
    public static double At(double a, double b, double x, double y, double tilt)
    {
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        var front = Prefactor(a, b, x, y, tilt);
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(a, b, x, y, -tilt)
            : 1 - (front * Fraction(b, a, y, x, tilt));
    }

    /// <summary>xᵃ yᵇ / B(a, b), from how far x is from a/(a + b), so that no large numbers cancel.</summary>
    private static double Prefactor(double a, double b, double x, double y, double tilt)
    {
        var sum = a + b;
        var exponent = (a * Deviation.At(tilt / a, x * sum / a)) + (b * Deviation.At(-tilt / b, y * sum / b));
        return Math.Sqrt(a / sum * b / (2 * Math.PI)) * Math.Exp(exponent + LogGamma.Remainder(sum) - LogGamma.Remainder(a) - LogGamma.Remainder(b));
    }

    /// <summary>The fraction with a − (a + b)x given as <paramref name="rest"/>, positive below the mean, so that nothing cancels as x nears one.</summary>
    private static double Fraction(double a, double b, double x, double y, double rest)
    {
        const double tiny = 1e-300;
        var start = a / (a + 1) * (rest + 1);
        double f = Math.Abs(start) < tiny ? tiny : start, c = f, d = 0;
        for (var n = 1; n < MaxTerms; n++)
        {
            double turn = n * (b - n) * x, odd = a + (2 * n) - 1;
            var alpha = (a + n - 1) / odd * ((a + b + n - 1) / odd) * turn * x;
            var beta = n + (turn / odd) + ((a + n) / (odd + 2) * (rest + 1 + (n * (1 + y))));
            d = beta + (alpha * d);
            if (Math.Abs(d) < tiny) d = tiny;
            c = beta + (alpha / c);
            if (Math.Abs(c) < tiny) c = tiny;
            d = 1 / d;
            f *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-16) break;
        }

        return 1 / f;
    }
}
