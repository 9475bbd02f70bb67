using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>A rank correlation.</summary>
/// <param name="Tau">Kendall's τ (τ-b with ties), −1 to 1.</param>
/// <param name="P">Two-sided p.</param>
/// <param name="IsExact">Whether p is exact; with ties it is the normal approximation.</param>
public readonly record struct RankCorrelation(double Tau, double P, bool IsExact);

/// <summary>Begg and Mazumdar's test: does the standardised effect go with its variance?</summary>
/// <remarks>Begg CB, Mazumdar M (1994). Biometrics 50:1088–1101. doi:10.2307/2533446. Kendall MG (1938). Biometrika 30:81–93. doi:10.1093/biomet/30.1-2.81.</remarks>
public static class RankTest
{
    /// <summary>Tests the studies of a fit, whatever its model.</summary>
    /// <param name="fit">A meta-analysis of at least three studies.</param>
    /// <exception cref="ArgumentException">Fewer than three studies, or variances so different that one study has all the weight.</exception>
    public static RankCorrelation Of(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.K < 3) throw new ArgumentException("A rank test needs at least three studies.", nameof(fit));
        var equal = MetaAnalysis.Fit(fit.Estimates, fit.Variances, new() { Method = HeterogeneityMethod.EE });
        var pooled = equal.Pooled;
        double[] standardized = [.. fit.Estimates.Select((y, i) => (y - pooled.Estimate) / Math.Sqrt(fit.Variances[i] - (pooled.StandardError * pooled.StandardError)))];
        if (standardized.Any(double.IsNaN)) throw new ArgumentException("The variances differ so much that one study decides the pooled effect alone; a rank test cannot compare the others with it.", nameof(fit));
        return Correlate(standardized, fit.Variances);
    }

    /// <summary>Kendall's rank correlation of two lists.</summary>
    /// <param name="x">One list.</param>
    /// <param name="y">The other, as long.</param>
    /// <exception cref="ArgumentException">Different lengths, or a number is missing.</exception>
    public static RankCorrelation Correlate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException("Both lists have the same length.", nameof(y));
        if (x.Contains(double.NaN) || y.Contains(double.NaN)) throw new ArgumentException("A missing number has no rank.", nameof(x));
        long score = 0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < i; j++) score += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
        }

        long pairs = (long)x.Length * (x.Length - 1) / 2;
        Ties tiesX = Ties.Of(x), tiesY = Ties.Of(y);
        var tau = score / Math.Sqrt((pairs - tiesX.Pairs) * (pairs - tiesY.Pairs));
        if (tiesX.Pairs == 0 && tiesY.Pairs == 0) return new(tau, Exact(x.Length, (pairs + score) / 2), true);
        return new(tau, StandardNormal.TwoSided(score / Math.Sqrt(Variance(x.Length, tiesX, tiesY))), false);
    }

    private static double Variance(double n, Ties x, Ties y) =>
        (((n * (n - 1) * ((2 * n) + 5)) - x.Five - y.Five) / 18) + (x.Pairs * 2 * y.Pairs * 2 / (2 * n * (n - 1))) + (n > 2 ? x.Three * y.Three / (9 * n * (n - 1) * (n - 2)) : 0);

    /// <summary>Twice the smaller tail of the number of concordant pairs, from the distribution of inversions of a random order.</summary>
    private static double Exact(int n, long concordant)
    {
        var share = new double[(n * (n - 1) / 2) + 1];
        share[0] = 1;
        var longest = 0;
        for (var m = 2; m <= n; m++)
        {
            var next = new double[share.Length];
            longest += m - 1;
            double window = 0;
            for (var s = 0; s <= longest; s++)
            {
                window += share[s] - (s >= m ? share[s - m] : 0);
                next[s] = window / m;
            }

            share = next;
        }

        // The distribution is symmetric: sum the short tail, so that nothing is subtracted from one.
        var inner = Math.Min(concordant, share.Length - 1 - concordant);
        double tail = 0;
        for (var s = 0; s <= inner; s++) tail += share[s];
        return Math.Min(1, 2 * tail);
    }

    private readonly record struct Ties(double Pairs, double Three, double Five)
    {
        public static Ties Of(ReadOnlySpan<double> values)
        {
            double pairs = 0, three = 0, five = 0;
            foreach (var group in values.ToArray().GroupBy(v => v))
            {
                double t = group.Count();
                pairs += t * (t - 1) / 2;
                three += t * (t - 1) * (t - 2);
                five += t * (t - 1) * ((2 * t) + 5);
            }

            return new(pairs, three, five);
        }
    }
}
