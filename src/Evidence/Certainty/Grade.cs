using Equipoise.Evidence.Findings;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Certainty;

/// <summary>
/// Grades a body of evidence by stated rules; every level moved has its sentence. A reviewer may overrule a domain in the question's file.
/// </summary>
/// <remarks>Guyatt G et al. (2011). GRADE guidelines 1. Journal of Clinical Epidemiology 64:383–394. doi:10.1016/j.jclinepi.2010.04.026.</remarks>
internal static class Grade
{
    public static GradedCertainty Of(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised, Snapshot snapshot)
    {
        var judged = studies.ToDictionary(s => s, s => StudyBias.Of(s, scope.Question, snapshot));
        StudyBias bias(Contribution c) => judged[c];
        var provisional = studies.Any(s => s.Study.ReadDepth != ReadDepth.FullText || s.Study.CheckedBy is null);
        if (studies.Count == 0) return new(CertaintyLevel.VeryLow, CertaintyLevel.VeryLow, "There is nothing to grade.", [], false, null);
        var (start, why) = Start(scope, studies, bias);
        var rules = new[]
        {
            RiskOfBiasRule.Judge(scope, studies, bias),
            InconsistencyRule.Judge(scope, studies, synthesised),
            IndirectnessRule.Judge(scope),
            ImprecisionRule.Judge(scope, studies, synthesised, snapshot),
            PublicationBiasRule.Judge(scope, studies, synthesised, snapshot),
        }.ToList();
        if (MayRise(scope, start, rules)) rules.AddRange(new[] { LargeEffectRule.Judge(scope, synthesised), DoseResponseRule.Judge(studies, synthesised), OpposingConfoundingRule.Judge(scope) }.OfType<CertaintyReason>());
        var reasons = Overruled(scope, rules);
        var cap = Cap(scope, studies, synthesised);
        var level = Math.Clamp((int)start + reasons.Sum(r => r.Levels), 0, cap is null ? (int)CertaintyLevel.High : (int)CertaintyLevel.Low);
        return new((CertaintyLevel)level, start, why, [.. reasons], provisional, cap);
    }

    /// <summary>ROBINS-I already counts confounding, so that a study it judged starts high; counting it twice would be unfair.</summary>
    private static (CertaintyLevel, string) Start(Scope scope, IReadOnlyList<Contribution> studies, Func<Contribution, StudyBias> bias)
    {
        if (scope.Body == EvidenceBody.Uncontrolled) return (CertaintyLevel.Low, "Studies without a comparison group start low.");
        if (studies.All(s => s.Study.Design.IsRandomised)) return (CertaintyLevel.High, "Randomised comparisons start high.");
        return studies.All(s => s.Study.Design.IsRandomised || bias(s).Tool == BiasTool.RobinsI)
            ? (CertaintyLevel.High, "Randomised comparisons start high, and so do others judged with ROBINS-I, which counts confounding itself.")
            : (CertaintyLevel.Low, "Some comparisons were not randomised, and start low.");
    }

    /// <summary>
    /// Only comparisons that started low, because they were not randomised, and that nothing has moved down. What started high rises no further, and so do comparisons judged with
    /// ROBINS-I, which start high: what would raise them was part of that judgement.
    /// </summary>
    private static bool MayRise(Scope scope, CertaintyLevel start, List<CertaintyReason> rules) =>
        scope.Body == EvidenceBody.Controlled && start == CertaintyLevel.Low && Overruled(scope, rules).All(r => r.Levels >= 0);

    /// <summary>A reviewer's judgement takes the place of the rule's, which stays beside it; one for this finding comes before one for the whole question.</summary>
    private static IEnumerable<CertaintyReason> Overruled(Scope scope, List<CertaintyReason> rules)
    {
        var overrulings = scope.Question.Overrulings.Where(o => o.Finding is null || o.Finding == scope.Id).OrderBy(o => o.Finding is null).DistinctBy(o => o.Domain).ToList();
        var judged = rules.Select(r => overrulings.Find(o => o.Domain == r.Domain) is { } o ? new CertaintyReason(o.Domain, o.Levels, o.Reason, o.By) { Instead = r } : r);
        return judged.Concat(overrulings.Where(o => rules.TrueForAll(r => r.Domain != o.Domain)).Select(o => new CertaintyReason(o.Domain, o.Levels, o.Reason, o.By)));
    }

    private static string? Cap(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised)
    {
        if (scope.Body == EvidenceBody.Controlled && synthesised.Method == SynthesisMethod.EffectDirection) return "No interval could be read, so the certainty is low at most.";
        double all = studies.Sum(s => s.Children), told = studies.Where(s => s.IsSecondHand).Sum(s => s.Children);
        return told > 0 && told >= all / 3 ? "A third or more of the children are known only from somebody else's account, so the certainty is low at most." : null;
    }
}
