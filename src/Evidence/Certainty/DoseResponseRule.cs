using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Evidence.Certainty;

/// <summary>An effect that grows with the dose may raise what started low, if nothing else is wrong: a regression of the effects on the logarithm of the cells per kilogram, over at least four comparisons with three different doses.</summary>
/// <remarks>Guyatt GH et al. (2011). GRADE guidelines 9: rating up. Journal of Clinical Epidemiology 64:1311–1316. doi:10.1016/j.jclinepi.2011.06.004.</remarks>
internal static class DoseResponseRule
{
    private const int FewestComparisons = 4, FewestDoses = 3;

    public static CertaintyReason? Judge(IReadOnlyList<Contribution> studies, Synthesised synthesised)
    {
        if (synthesised.Method != SynthesisMethod.Pooled) return null;
        var dosed = studies.Where(s => s.Effect is not null).Select(s => (Effect: s.Effect!.Value, Dose: DoseOf(s.Study))).Where(x => x.Dose is not null).ToList();
        if (dosed.Count < FewestComparisons || dosed.Count < studies.Count || dosed.Select(x => x.Dose).Distinct().Count() < FewestDoses) return null;
        var fit = MetaRegression.Fit([.. dosed.Select(x => x.Effect.Estimate)], [.. dosed.Select(x => x.Effect.Variance)], DesignMatrix.WithIntercept([.. dosed.Select(x => Math.Log10(x.Dose!.Value))]));
        var (slope, pooled) = (fit.Coefficients[1], MetaAnalysis.Fit([.. dosed.Select(x => x.Effect)]).Pooled.Estimate);
        return slope.P < 0.05 && Math.Sign(slope.Estimate) == Math.Sign(pooled)
            ? new(CertaintyDomain.DoseResponse, 1, FormattableString.Invariant($"The more cells per kilogram, the larger the effect (regression over {dosed.Count} comparisons, p = {slope.P:0.000})."))
            : null;
    }

    /// <summary>Cells per kilogram of the arms with cells, where all had one printed dose of the same kind.</summary>
    private static double? DoseOf(Study study)
    {
        var doses = study.Arms.Where(a => a.Role == ArmRole.Cells).SelectMany(a => a.Interventions).SelectMany(i => i.Doses).Where(d => d is { Basis: DoseBasis.PerKg, Amount: > 0, Disputed: false }).Select(d => d.Amount!.Value).Distinct().ToList();
        return doses.Count == 1 ? (double)doses[0] : null;
    }
}
