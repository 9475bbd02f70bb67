namespace Equipoise.Statistics.Effects;

/// <summary>The risk difference of a 2×2 table, −1 to 1.</summary>
/// <remarks>Fleiss JL, Berlin JA (2009). In: Cooper H et al., The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., 237–253.</remarks>
public static class RiskDifference
{
    /// <summary>risk 1 − risk 2 with its binomial variance.</summary>
    /// <param name="t">The table.</param>
    public static EffectSize From(TwoByTwo t) => From(t, Sampling.Usual, t);

    /// <summary>The binomial variance at the study's own risks, the same made unbiased (sizes less one), or at the risks of all studies together.</summary>
    internal static EffectSize From(TwoByTwo t, Sampling sampling, TwoByTwo all)
    {
        var less = sampling == Sampling.Unbiased ? 1 : 0;
        var at = sampling == Sampling.Average ? all : t;
        return new EffectSize(t.Risk1 - t.Risk2, (at.Risk1 * (1 - at.Risk1) / (t.N1 - less)) + (at.Risk2 * (1 - at.Risk2) / (t.N2 - less))).Finite();
    }
}
