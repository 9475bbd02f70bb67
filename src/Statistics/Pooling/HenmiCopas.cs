using Equipoise.Statistics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace Equipoise.Statistics.Pooling;

/// <summary>A pooled effect with an interval that withstands publication bias.</summary>
/// <param name="Estimate">The equal-effects estimate.</param>
/// <param name="StandardError">Its standard error when the true effects vary by τ².</param>
/// <param name="Interval">Confidence interval.</param>
/// <param name="Tau2">τ² by DerSimonian and Laird.</param>
public readonly record struct HenmiCopasEstimate(double Estimate, double StandardError, Interval Interval, double Tau2);

/// <summary>
/// Henmi and Copas's interval: centred at the equal-effects estimate, which small (and more often unpublished) studies pull least, with the
/// uncertainty of a random-effects model and of τ² itself.
/// </summary>
/// <remarks>
/// Henmi M, Copas JB (2010). Statistics in Medicine 29:2969–2983. doi:10.1002/sim.4029. Q given the estimate is approximated by a gamma
/// distribution of the same mean and variance; the integral is done by adaptive Gauss–Legendre quadrature.
/// </remarks>
public static class HenmiCopas
{
    /// <summary>The estimate and its interval.</summary>
    /// <param name="fit">A meta-analysis of at least two studies without moderators; only its studies and level are used.</param>
    /// <exception cref="ArgumentException">Moderators, fewer than two studies, or variances that leave no finite law of Q.</exception>
    public static HenmiCopasEstimate Of(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Design is not null) throw new ArgumentException("This interval is for a meta-analysis without moderators.", nameof(fit));
        if (fit.K < 2) throw new ArgumentException("This interval needs at least two studies.", nameof(fit));
        var equal = MetaAnalysis.Fit(fit.Estimates, fit.Variances, new() { Method = Heterogeneity.HeterogeneityMethod.EE });
        var law = Law.Of(fit.Variances, equal.Q);
        if (!law.IsFinite) throw new ArgumentException("The studies differ so much beyond their variances that this interval cannot be computed.", nameof(fit));
        var se = law.Spread * equal.Pooled.StandardError;
        var half = law.Critical(Level.Tail(fit.Options.Level)) * law.Spread * se;
        return new(equal.Pooled.Estimate, se, new(equal.Pooled.Estimate - half, equal.Pooled.Estimate + half), law.Tau2);
    }

    /// <summary>The joint law of the standardised estimate and Q, by the weighted means of powers of the weights (units of the total weight cancel).</summary>
    private readonly record struct Law(double Df, double Tau2, double Ratio, double Spread, double Total, double Fixed, double Square, double Cube)
    {
        public bool IsFinite => double.IsFinite(Tau2 + Ratio + Spread + Total + Fixed + Square + Cube);

        public static Law Of(double[] variances, double q)
        {
            // Weights in units of the greatest, so that no power of them overflows; τ² in units of the least variance.
            double unit = variances.Min(), w1 = 0, s2 = 0, s3 = 0, s4 = 0;
            foreach (var v in variances)
            {
                var w = unit / v;
                w1 += w;
                s2 += w * w;
                s3 += w * w * w;
                s4 += w * w * w * w;
            }

            double w2 = s2 / w1, w3 = s3 / w1, w4 = s4 / w1, df = variances.Length - 1, t = Math.Max(0, (q - df) / (w1 - w2));
            double variance = 1 + (t * w2), spread3 = Math.Max(0, w3 - (w2 * w2)), spread4 = Math.Max(0, w4 - (2 * w2 * w3) + (w2 * w2 * w2));
            var square = t * t / variance * spread3;
            return new(
                df,
                t * unit,
                (w1 / w2) - 1,
                Math.Sqrt(variance),
                t * (w1 - w2),
                (2 * df) + (4 * t * (w1 - w2)) + (2 * t * t * ((w1 * w2) - (2 * w3) + (w2 * w2))),
                square,
                4 * (square + (t * t * t / variance * spread4)));
        }

        /// <summary>How many standard errors the interval reaches to either side.</summary>
        public double Critical(double tail)
        {
            var law = this;
            double low = 1, high = 2;
            while (Beyond(high) > tail && high < 1e6) high *= 2;
            while (Beyond(low) < tail && low > 1e-6) low /= 2;
            return Brent.TryFindRoot(x => law.Beyond(x) - tail, low, high, 1e-14, 200, out var root) ? root : Bisection.Edge(low, high, x => law.Beyond(x) > tail);
        }

        /// <summary>Probability that the standardised estimate is greater than x times the standard error that Q then suggests.</summary>
        private double Beyond(double x)
        {
            var law = this;
            double Integrand(double r) => law.QBelow(x, r) * StandardNormal.Density(r);
            double sum = 0;
            for (var panel = 0; panel < 12; panel++) sum += Halved(Integrand, x + panel, x + panel + 1, GaussLegendreRule.Integrate(Integrand, x + panel, x + panel + 1, 12), 24);
            return sum;
        }

        private static double Halved(Func<double, double> f, double from, double to, double whole, int depth)
        {
            var middle = from + ((to - from) / 2);
            double left = GaussLegendreRule.Integrate(f, from, middle, 12), right = GaussLegendreRule.Integrate(f, middle, to, 12);
            return depth == 0 || !(Math.Abs(left + right - whole) >= 1e-15) ? left + right : Halved(f, from, middle, left, depth - 1) + Halved(f, middle, to, right, depth - 1);
        }

        private double QBelow(double x, double r)
        {
            double f = r / x, r2 = r * r, limit = (Ratio * ((f * f) - 1)) + Df;
            double mean = Df + Total + (Square * (r2 - 1)), variance = Fixed + (Cube * (r2 - 1)) + (Square * Square * (2 - (4 * r2)));
            return double.IsPositiveInfinity(limit) ? 1 : IncompleteGamma.Lower(mean * mean / variance, limit * mean / variance);
        }
    }
}
