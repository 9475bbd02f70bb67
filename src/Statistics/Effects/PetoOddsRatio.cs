namespace Equipoise.Statistics.Effects;

/// <summary>Peto's one-step log odds ratio: observed minus expected events over their hypergeometric variance.</summary>
/// <remarks>Yusuf S et al. (1985). Progress in Cardiovascular Diseases 27:335–371. doi:10.1016/S0033-0620(85)80003-7.</remarks>
public static class PetoOddsRatio
{
    /// <summary>(O − E)/V with variance 1/V.</summary>
    /// <param name="t">The table.</param>
    public static EffectSize From(TwoByTwo t)
    {
        var v = HypergeometricVariance(t);
        return new EffectSize(Excess(t) / v, 1 / v).Finite();
    }

    internal static double Excess(TwoByTwo t) => t.A - ((t.A + t.C) * (t.N1 / t.N));

    internal static double HypergeometricVariance(TwoByTwo t) => (t.A + t.C) * (t.B + t.D) * (t.N1 / t.N) * (t.N2 / t.N) / (t.N - 1);
}
