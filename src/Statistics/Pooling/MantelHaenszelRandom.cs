using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Statistics.Pooling;

/// <summary>
/// Random effects as in Cochrane's RevMan 5 under "M-H, random": DerSimonian and Laird's τ², but with Q taken about the Mantel–Haenszel estimate.
/// </summary>
/// <remarks>Deeks JJ, Higgins JPT (2010). Statistical algorithms in Review Manager 5. Statistical Methods Group of The Cochrane Collaboration.</remarks>
public static class MantelHaenszelRandom
{
    /// <summary>Pools 2×2 tables.</summary>
    /// <param name="measure">OR, RR or RD.</param>
    /// <param name="tables">The tables; one half is added to those with a zero cell, and for ratios those without events are dropped.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>The pooled effect, τ², and Q about the Mantel–Haenszel estimate with I² from it.</returns>
    /// <exception cref="ArgumentException">Nothing to pool.</exception>
    public static (Coefficient Pooled, double Tau2, double Q, double I2) Fit(MantelHaenszelMeasure measure, ReadOnlySpan<TwoByTwo> tables, double level = 0.95)
    {
        var rule = ZeroCells.Half with { DropDoubleZero = measure != MantelHaenszelMeasure.RD };
        var common = MantelHaenszel.Fit(measure, tables, rule, level: level);
        var kind = measure switch { MantelHaenszelMeasure.OR => TwoByTwoMeasure.OR, MantelHaenszelMeasure.RR => TwoByTwoMeasure.RR, _ => TwoByTwoMeasure.RD };
        var fit = MetaAnalysis.Fit(TwoByTwoEffects.Compute(kind, tables, rule), new() { Method = HeterogeneityMethod.EE });
        var set = new StudySet(fit.Estimates, fit.Variances);
        var tau2 = fit.QDf > 0 ? Math.Max(0, (common.Q - fit.QDf) / set.At(0).TraceP) : 0;
        var standardError = 1 / Math.Sqrt(set.At(tau2).SumW);
        return (TestDistribution.Normal.Of("intrcpt", set.Mean(tau2), standardError, TestDistribution.Normal.Critical(level)), tau2, common.Q, common.I2);
    }
}
