namespace Equipoise.Statistics.Effects;

/// <summary>The risk difference of a 2×2 table, −1 to 1.</summary>
/// <remarks>Fleiss JL, Berlin JA (2009). In: Cooper H et al., The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., 237–253.</remarks>
public static class RiskDifference
{
    /// <summary>risk 1 − risk 2 with its binomial variance.</summary>
    /// <param name="t">The table.</param>
    public static EffectSize From(TwoByTwo t) =>
        new EffectSize(t.Risk1 - t.Risk2, (t.Risk1 * (1 - t.Risk1) / t.N1) + (t.Risk2 * (1 - t.Risk2) / t.N2)).Finite();
}
