using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>How many unpublished studies without an effect would undo the result. Kept because journals ask for it; it answers little.</summary>
/// <remarks>
/// Rosenthal R (1979). Psychological Bulletin 86:638–641. doi:10.1037/0033-2909.86.3.638. Orwin RG (1983). Journal of Educational Statistics
/// 8:157–159. doi:10.3102/10769986008002157. Rosenberg MS (2005). Evolution 59:464–468. doi:10.1111/j.0014-3820.2005.tb01004.x.
/// </remarks>
public static class FailSafeN
{
    /// <summary>Rosenthal: until Stouffer's combined one-sided p reaches α.</summary>
    /// <param name="fit">A meta-analysis without moderators.</param>
    /// <param name="alpha">One-sided significance level, between 0 and 1.</param>
    public static long Rosenthal(Fit fit, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var sum = fit.Estimates.Select((y, i) => y / Math.Sqrt(fit.Variances[i])).Sum();
        var critical = StandardNormal.Quantile(alpha);
        return Ceiling((sum * sum / (critical * critical)) - fit.K);
    }

    /// <summary>Orwin: until the plain average effect shrinks to a target.</summary>
    /// <param name="fit">A meta-analysis without moderators.</param>
    /// <param name="target">The average effect that no longer matters, of the same sign; by default half of what was found.</param>
    public static long Orwin(Fit fit, double? target = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var mean = fit.Estimates.Average();
        var wanted = target ?? (mean / 2);
        return wanted == 0 || Math.Sign(wanted) != Math.Sign(mean) ? 0 : Ceiling(fit.K * (mean - wanted) / wanted);
    }

    /// <summary>Rosenberg: until the weighted average is no longer significant at two-sided α.</summary>
    /// <param name="fit">A meta-analysis without moderators.</param>
    /// <param name="alpha">Two-sided significance level, between 0 and 1.</param>
    public static long Rosenberg(Fit fit, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var z = MetaAnalysis.Fit(fit.Estimates, fit.Variances, new() { Method = HeterogeneityMethod.EE }).Pooled.Statistic;
        var critical = StandardNormal.Quantile(alpha / 2);
        return Ceiling(fit.K * ((z * z / (critical * critical)) - 1));
    }

    /// <summary>The next whole number, where rounding in the last digits of a whole one does not count.</summary>
    private static long Ceiling(double n) => n is > 0 and < 9e18 ? (long)Math.Ceiling(n * (1 - 1e-12)) : n > 0 ? long.MaxValue : 0;
}
