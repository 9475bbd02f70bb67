using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Evidence.Findings;

/// <summary>Whether small studies find more than large ones: asked only where ten studies or more could tell.</summary>
/// <remarks>Sterne JAC et al. (2011). BMJ 343:d4002. doi:10.1136/bmj.d4002. Egger M et al. (1997). BMJ 315:629–634. doi:10.1136/bmj.315.7109.629.</remarks>
internal static class SmallStudyEffects
{
    private const int Enough = 10;

    /// <summary>The customary bound of a test that seldom sees what is there.</summary>
    public const double Suspicious = 0.1;

    public static SmallStudyTest Of(IReadOnlyList<Contribution> studies)
    {
        EffectSize[] effects = [.. studies.Select(s => s.Effect).OfType<EffectSize>()];
        if (effects.Length < Enough) return new(FormattableString.Invariant($"Whether small studies find more than large ones was not tested: with {effects.Length} comparisons that give an effect, fewer than ten, a test could not tell bias from chance."), null);
        try
        {
            var p = EggerTest.ByMetaRegression(MetaAnalysis.Fit(effects)).Slope.P;
            return new(FormattableString.Invariant($"Small studies {(p < Suspicious ? "find something else than large ones by more than chance" : "do not clearly find something else than large ones")} (Egger’s test over {effects.Length} comparisons, p = {p:0.000})."), p);
        }
        catch (ArgumentException)
        {
            return new("Whether small studies find more than large ones cannot be tested, because all are of the same size.", null);
        }
    }
}
