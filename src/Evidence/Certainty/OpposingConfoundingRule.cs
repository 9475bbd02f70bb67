using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;

namespace Equipoise.Evidence.Certainty;

/// <summary>Where everything plausible that was left uncontrolled would have made the effect smaller, what started low may be raised, if nothing else is wrong. No number tells this, so that a reviewer states it in the question's file, with the reason.</summary>
/// <remarks>Guyatt GH et al. (2011). GRADE guidelines 9: rating up. Journal of Clinical Epidemiology 64:1311–1316. doi:10.1016/j.jclinepi.2011.06.004.</remarks>
internal static class OpposingConfoundingRule
{
    public static CertaintyReason? Judge(Scope scope) =>
        (scope.Question.OpposingConfounding ?? []).FirstOrDefault(o => o.Finding is null ? scope.IsWhole : o.Finding == scope.Id) is { } stated
            ? new(CertaintyDomain.OpposingConfounding, 1, $"What was not controlled would have made the effect smaller: {stated.Reason} Stated by {stated.By}.")
            : null;
}
