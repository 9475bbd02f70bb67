using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;

namespace Equipoise.Evidence.Certainty;

/// <summary>A large effect may raise what started low, if nothing else is wrong.</summary>
internal static class LargeEffectRule
{
    public static CertaintyReason? Judge(Scope scope, Synthesised synthesised) =>
        scope.Body == EvidenceBody.Controlled && scope.Question.Effect == PreferredEffect.RiskRatio && synthesised.Estimate is { } e && (e.Interval.Lower > 2 || e.Interval.Upper < 0.5)
            ? new(CertaintyDomain.LargeEffect, 1, "The effect is large: the whole interval lies beyond twice, or below half, the risk.")
            : null;
}
