using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Pooling;

/// <summary>A pooled effect of stratified counts (Mantel–Haenszel or Peto), with the heterogeneity of the studies about it.</summary>
/// <param name="K">Number of studies with known counts.</param>
/// <param name="Pooled">The pooled effect: a log ratio, or a difference.</param>
/// <param name="Q">Cochran's Q of the single studies about the pooled effect.</param>
/// <param name="QDf">Its degrees of freedom: studies with an effect of their own, less one.</param>
/// <param name="QP">Its p, 0 to 1.</param>
/// <param name="I2">I², per cent.</param>
/// <param name="H2">H².</param>
/// <param name="Weights">Weight of each study, per cent; 0 for one without any.</param>
public sealed record StratifiedFit(int K, Coefficient Pooled, double Q, int QDf, double QP, double I2, double H2, IReadOnlyList<double> Weights)
{
    internal static StratifiedFit Of(int k, double estimate, double standardError, double q, int withEffect, IReadOnlyList<double> weights, double level)
    {
        var df = Math.Max(0, withEffect - 1);
        if (df == 0) q = 0;
        var pooled = TestDistribution.Normal.Of("intrcpt", estimate, standardError, TestDistribution.Normal.Critical(level));
        var total = weights.Sum();
        return new(
            k,
            pooled,
            q,
            df,
            ChiSquare.Upper(q, df),
            df > 0 && q > df ? 100 * (q - df) / q : 0,
            df > 0 ? q / df : 1,
            [.. weights.Select(w => 100 * w / total)]);
    }

    internal static (double Q, int WithEffect) About(double estimate, IEnumerable<EffectSize> effects)
    {
        double q = 0;
        var count = 0;
        foreach (var e in effects)
        {
            if (!e.IsComplete || !(e.Variance > 0)) continue;
            q += (e.Estimate - estimate) * (e.Estimate - estimate) / e.Variance;
            count++;
        }

        return (q, count);
    }
}
