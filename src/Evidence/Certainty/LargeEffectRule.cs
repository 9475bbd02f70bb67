using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;

namespace Equipoise.Evidence.Certainty;

/// <summary>A large effect may raise what started low, if nothing else is wrong.</summary>
/// <remarks>Guyatt GH et al. (2011). GRADE guidelines 9: rating up. Journal of Clinical Epidemiology 64:1311–1316. doi:10.1016/j.jclinepi.2011.06.004.</remarks>
internal static class LargeEffectRule
{
    public static CertaintyReason? Judge(Scope scope, Synthesised synthesised)
    {
        if (scope.Body != EvidenceBody.Controlled || scope.Question.Effect != PreferredEffect.RiskRatio || synthesised.Estimate is not { Interval: var i }) return null;
        if (i.Lower > 5 || i.Upper < 0.2) return new(CertaintyDomain.LargeEffect, 2, "The effect is very large: the whole interval lies beyond five times, or below a fifth of, the risk.");
        return i.Lower > 2 || i.Upper < 0.5 ? new(CertaintyDomain.LargeEffect, 1, "The effect is large: the whole interval lies beyond twice, or below half, the risk.") : null;
    }
}
