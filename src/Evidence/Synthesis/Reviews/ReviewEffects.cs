using Equipoise.Evidence.Importing;
using Equipoise.Statistics.Effects;

namespace Equipoise.Evidence.Synthesis.Reviews;

/// <summary>
/// Effects of single studies as RevMan 5 works them out. One half is added to all cells of a table with a zero; a table without events, or with nothing but events, says nothing
/// about a ratio and is left out; of a risk difference only the variance takes the half.
/// </summary>
/// <remarks>Deeks JJ, Higgins JPT (2010). Statistical algorithms in Review Manager 5. Statistical Methods Group of The Cochrane Collaboration.</remarks>
internal static class ReviewEffects
{
    /// <summary>The table of a row, or null when it has none.</summary>
    public static TwoByTwo? Table(ReviewRow row, bool swap)
    {
        if (row is not { Events1.Value: { } e1, Total1.Value: { } n1, Events2.Value: { } e2, Total2.Value: { } n2 }) return null;
        if (!(n1 > 0) || !(n2 > 0) || e1 < 0 || e2 < 0 || e1 > n1 || e2 > n2) return null;
        var table = TwoByTwo.FromTotals(e1, n1, e2, n2);
        return swap ? new(table.B, table.A, table.D, table.C) : table;
    }

    /// <summary>Effect of a table on the scale of analysis.</summary>
    public static EffectSize Of(string measure, TwoByTwo table)
    {
        if (measure == "RD") return new(table.Risk1 - table.Risk2, DifferenceVariance(Corrected(table)));
        if (table.IsDoubleZero) return EffectSize.None;
        if (measure == "PETO_OR") return TwoByTwoEffects.Compute(TwoByTwoMeasure.PETO, [table], ZeroCells.Leave)[0];
        return TwoByTwoEffects.Compute(measure == "RR" ? TwoByTwoMeasure.RR : TwoByTwoMeasure.OR, [table], ZeroCells.Half)[0];
    }

    public static TwoByTwo Corrected(TwoByTwo t) => t.HasZero ? new(t.A + 0.5, t.B + 0.5, t.C + 0.5, t.D + 0.5) : t;

    private static double DifferenceVariance(TwoByTwo t) => (t.A * t.B / (t.N1 * t.N1 * t.N1)) + (t.C * t.D / (t.N2 * t.N2 * t.N2));

    /// <summary>Difference of means, plain or over the pooled deviation with Hedges's correction; the variance of the latter is RevMan's own.</summary>
    public static EffectSize OfMeans(bool standardized, ReviewRow row)
    {
        if (row is not { Mean1.Value: { } m1, Sd1.Value: { } s1, Total1.Value: { } n1, Mean2.Value: { } m2, Sd2.Value: { } s2, Total2.Value: { } n2 }) return EffectSize.None;
        if (!(n1 > 1) || !(n2 > 1) || !(s1 > 0) || !(s2 > 0)) return EffectSize.None;
        if (!standardized) return new(m1 - m2, (s1 * s1 / n1) + (s2 * s2 / n2));
        var n = n1 + n2;
        if (!(n > 3.94)) return EffectSize.None;
        var sd = Math.Sqrt((((n1 - 1) * s1 * s1) + ((n2 - 1) * s2 * s2)) / (n - 2));
        var g = (m1 - m2) / sd * (1 - (3 / ((4 * n) - 9)));
        return new(g, (n / (n1 * n2)) + (g * g / (2 * (n - 3.94))));
    }

    /// <summary>An estimate that the row gives with its standard error.</summary>
    public static EffectSize Given(ReviewRow row, bool isRatio)
    {
        if (row is not { Estimate.Value: { } estimate, Se.Value: { } se } || !(se > 0)) return EffectSize.None;
        return new EffectSize(isRatio && !ReviewScale.Given(row) ? Math.Log(estimate) : estimate, se * se) is { IsComplete: true } effect ? effect : EffectSize.None;
    }

    /// <summary>Observed minus expected over the variance: a log ratio.</summary>
    public static EffectSize OfExcess(ReviewRow row) =>
        row is { ObservedMinusExpected.Value: { } excess, Variance.Value: { } variance } && variance > 0 ? new(excess / variance, 1 / variance) : EffectSize.None;
}
