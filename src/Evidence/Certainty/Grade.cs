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
            ImprecisionRule.Judge(scope, studies, synthesised),
            PublicationBiasRule.Judge(scope, studies, snapshot),
        }.ToList();
        if (start == CertaintyLevel.Low && rules.TrueForAll(r => r.Levels == 0) && LargeEffectRule.Judge(scope, synthesised) is { } up) rules.Add(up);
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

    private static IEnumerable<CertaintyReason> Overruled(Scope scope, List<CertaintyReason> rules)
    {
        var overrulings = scope.Question.Overrulings.Where(o => o.Finding is null || o.Finding == scope.Id).ToList();
        var kept = rules.Where(r => !overrulings.Exists(o => o.Domain == r.Domain));
        return kept.Concat(overrulings.Select(o => new CertaintyReason(o.Domain, o.Levels, o.Reason, o.By)));
    }

    private static string? Cap(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised)
    {
        if (scope.Body == EvidenceBody.Controlled && synthesised.Method == SynthesisMethod.EffectDirection) return "No interval could be read, so the certainty is low at most.";
        double all = studies.Sum(s => s.Children), told = studies.Where(s => s.IsSecondHand).Sum(s => s.Children);
        return told > 0 && told >= all / 3 ? "A third or more of the children are known only from somebody else's account, so the certainty is low at most." : null;
    }
}
