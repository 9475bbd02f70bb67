using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Pooling;

/// <summary>Peto's pooled log odds ratio: observed minus expected events, summed over the studies. For rare events and arms of similar size.</summary>
/// <remarks>Yusuf S et al. (1985). Progress in Cardiovascular Diseases 27:335–371. doi:10.1016/S0033-0620(85)80003-7. Bradburn MJ et al. (2007). Statistics in Medicine 26:53–77. doi:10.1002/sim.2528 (when not to use it).</remarks>
public static class PetoPooling
{
    /// <summary>Pools 2×2 tables.</summary>
    /// <param name="tables">The tables. One with a missing cell is left out; one without events (or without any one spared) has no weight.</param>
    /// <param name="zeroCells">What is done about zero cells; by default nothing, as none is needed.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">No study has both events and people without.</exception>
    public static StratifiedFit Fit(ReadOnlySpan<TwoByTwo> tables, ZeroCells? zeroCells = null, double level = 0.95)
    {
        var rule = zeroCells ?? ZeroCells.Leave;
        var used = TwoByTwoEffects.Corrected(tables, rule).Where(t => t.IsComplete && t.N1 > 0 && t.N2 > 0).ToArray();
        double excess = 0, variance = 0;
        foreach (var t in used)
        {
            excess += PetoOddsRatio.Excess(t);
            variance += PetoOddsRatio.HypergeometricVariance(t);
        }

        if (!(variance > 0)) throw new ArgumentException("Nothing to pool: no study has both events and people without.", nameof(tables));
        // Tables without events have a variance only by what was added to them: they count in Q, as in metafor, but not among the studies with an effect.
        var (q, _) = StratifiedFit.About(excess / variance, used.Select(PetoOddsRatio.From));
        var withEffect = 0;
        foreach (var t in tables)
        {
            if (t.IsComplete && t.N1 > 0 && t.N2 > 0 && !t.IsDoubleZero) withEffect++;
        }

        return StratifiedFit.Of(used.Length, excess / variance, 1 / Math.Sqrt(variance), q, withEffect, [.. used.Select(PetoOddsRatio.HypergeometricVariance)], level);
    }
}
