using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

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

/// <summary>Risk of bias: how large a share of the children is in studies that may mislead.</summary>
internal static class RiskOfBiasRule
{
    public static CertaintyReason Judge(Scope scope, IReadOnlyList<Contribution> studies, Func<Contribution, StudyBias> bias)
    {
        if (scope.Body == EvidenceBody.Uncontrolled) return new(CertaintyDomain.RiskOfBias, -1, "There is no comparison group: growing up, hoping and other treatments cannot be told from the cells.");
        double all = studies.Sum(s => s.Children);
        double In(params BiasLevel[] levels) => all > 0 ? studies.Where(s => levels.Contains(bias(s).Level)).Sum(s => s.Children) / all : 0;
        double high = In(BiasLevel.High, BiasLevel.Critical, BiasLevel.NotJudged), some = high + In(BiasLevel.SomeConcerns);
        var percent = FormattableString.Invariant($"{100 * high:0}");
        if (high >= 2.0 / 3) return new(CertaintyDomain.RiskOfBias, -2, $"{percent} in 100 of the children are in studies at high risk of bias, or that nobody has judged.");
        if (high >= 1.0 / 3) return new(CertaintyDomain.RiskOfBias, -1, $"{percent} in 100 of the children are in studies at high risk of bias, or that nobody has judged.");
        return some >= 2.0 / 3
            ? new(CertaintyDomain.RiskOfBias, -1, "Most of the children are in studies with at least some concerns about bias.")
            : new(CertaintyDomain.RiskOfBias, 0, "Most of the children are in studies at low risk of bias.");
    }
}

/// <summary>Inconsistency: do the studies say the same?</summary>
internal static class InconsistencyRule
{
    public static CertaintyReason Judge(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised)
    {
        if (studies.Count == 1) return new(CertaintyDomain.Inconsistency, 0, "One study cannot disagree with itself.");
        if (synthesised.Method == SynthesisMethod.Pooled && synthesised.Estimate is { I2: { } i2 } estimate)
        {
            var none = scope.Question.Effect == PreferredEffect.RiskRatio ? 1 : 0;
            var opens = estimate.Prediction is { } p && p.Contains(none) && !estimate.Interval.Contains(none);
            if (i2 >= 75 || opens) return new(CertaintyDomain.Inconsistency, -1, FormattableString.Invariant($"The studies differ by more than chance (I² {i2:0} %{(opens ? "; a new study may find no effect" : "")})."));
            return new(CertaintyDomain.Inconsistency, 0, FormattableString.Invariant($"The studies differ little (I² {i2:0} %)."));
        }

        if (synthesised.Method == SynthesisMethod.Proportion)
        {
            return synthesised.Estimate is { I2: >= 75 } wide
                ? new(CertaintyDomain.Inconsistency, -1, FormattableString.Invariant($"The shares differ by more than chance (I² {wide.I2:0} %)."))
                : new(CertaintyDomain.Inconsistency, 0, "The shares do not differ by more than chance.");
        }

        int benefit = synthesised.Directions?.Benefit ?? 0, rest = studies.Count - benefit;
        return Math.Min(benefit, rest) >= Math.Max(1, studies.Count / 4.0)
            ? new(CertaintyDomain.Inconsistency, -1, FormattableString.Invariant($"The studies do not say the same: {benefit} of {studies.Count} favour the cells, {rest} do not."))
            : new(CertaintyDomain.Inconsistency, 0, "The studies point the same way.");
    }
}

/// <summary>Indirectness: is what was measured what people ask about?</summary>
internal static class IndirectnessRule
{
    public static CertaintyReason Judge(Scope scope) => scope.Question.Kind == QuestionKind.Surrogate
        ? new(CertaintyDomain.Indirectness, -2, "A scan or a blood value stands in for what matters to a child, and nobody has shown that it may.")
        : new(CertaintyDomain.Indirectness, 0, "The children, the cells and the measure are those the question asks about.");
}

/// <summary>Imprecision: could chance alone, or too few children, explain it?</summary>
/// <remarks>Guyatt G et al. (2011). GRADE guidelines 6. Journal of Clinical Epidemiology 64:1283–1293. doi:10.1016/j.jclinepi.2011.01.012.</remarks>
internal static class ImprecisionRule
{
    private const double Normal975 = 1.959963984540054, Normal80 = 0.8416212335729143;

    public static CertaintyReason Judge(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised)
    {
        if (synthesised.Method == SynthesisMethod.Proportion) return Watched(studies);
        if (synthesised.Estimate is not { } estimate || synthesised.Method is SynthesisMethod.EffectDirection or SynthesisMethod.BeforeAfter)
            return NoInterval(studies);
        var important = (double)scope.Question.Important.Value;
        var (least, none, most) = scope.Question.Effect == PreferredEffect.RiskRatio ? (1 / important, 1.0, important) : (-important, 0.0, important);
        bool harm = estimate.Interval.Lower <= least, nothing = estimate.Interval.Contains(none), benefit = estimate.Interval.Upper >= most;
        if (harm && benefit) return new(CertaintyDomain.Imprecision, -2, "The interval holds both an important benefit and an important harm.");
        if (nothing && (harm || benefit)) return new(CertaintyDomain.Imprecision, -1, "The interval holds both no effect and one that matters.");
        var needed = InformationSize(scope, important);
        var children = studies.Sum(s => s.Children);
        return children < needed
            ? new(CertaintyDomain.Imprecision, -1, FormattableString.Invariant($"There are {children} children; to see the smallest effect that matters, {needed} are needed (optimal information size)."))
            : new(CertaintyDomain.Imprecision, 0, "The interval is narrow enough, and there are enough children.");
    }

    /// <summary>An interval nobody could read also caps the certainty, so that with children enough for a moderate effect it is not punished twice.</summary>
    private static CertaintyReason NoInterval(IReadOnlyList<Contribution> studies)
    {
        const int forModerateEffect = 126; // 80 % power for half a standard deviation
        return studies.Sum(s => s.Children) >= forModerateEffect
            ? new(CertaintyDomain.Imprecision, -1, "No interval could be read, so that nobody can say how large an effect may be.")
            : new(CertaintyDomain.Imprecision, -2, "No interval could be read, and there are too few children to see even a moderate effect.");
    }

    /// <summary>Children needed in both groups for 80 % power at two-sided 5 %: by the standardised difference, or from a risk of 20 in 100.</summary>
    private static int InformationSize(Scope scope, double important)
    {
        var z = (Normal975 + Normal80) * (Normal975 + Normal80);
        if (scope.Question.Effect == PreferredEffect.StandardisedMeanDifference) return (int)Math.Ceiling(4 * z / (important * important));
        if (scope.Question.Effect == PreferredEffect.MeanDifference) return 400;
        double p = 0.2, q = Math.Min(0.99, p * important);
        return (int)Math.Ceiling(2 * z * ((p * (1 - p)) + (q * (1 - q))) / ((p - q) * (p - q)));
    }

    private static CertaintyReason Watched(IReadOnlyList<Contribution> studies)
    {
        var children = studies.Sum(s => s.Counts?.N ?? 0);
        return children switch
        {
            < 50 => new(CertaintyDomain.Imprecision, -2, FormattableString.Invariant($"Only {children} children were watched.")),
            < 300 => new(CertaintyDomain.Imprecision, -1, FormattableString.Invariant($"{children} children were watched; what happens to 1 in 100 can go unseen below 300.")),
            _ => new(CertaintyDomain.Imprecision, 0, FormattableString.Invariant($"{children} children were watched.")),
        };
    }
}

/// <summary>Publication bias: trials that were registered and finished, and whose results nobody can find.</summary>
internal static class PublicationBiasRule
{
    public static CertaintyReason Judge(Scope scope, IReadOnlyList<Contribution> studies, Snapshot snapshot)
    {
        if (scope.IsWhole && snapshot.RiskOfBias.MissingFor(ConstructOf(scope.Question, snapshot)) is { Overall: { } missing } judged)
        {
            return missing == Judgement.High
                ? new(CertaintyDomain.PublicationBias, -1, $"Results that ought to be there are missing (ROB-ME): {string.Join(' ', judged.Reasons)}")
                : new(CertaintyDomain.PublicationBias, 0, missing == Judgement.Low ? "Nothing that ought to be there is known to be missing (ROB-ME)." : $"There are some concerns about missing results (ROB-ME): {string.Join(' ', judged.Reasons)}");
        }

        return BySilentTrials(scope, studies, snapshot);
    }

    private static Construct? ConstructOf(Question question, Snapshot snapshot) =>
        question.Kind == QuestionKind.Harm || question.Measures.IsEmpty ? null : snapshot.Instruments[question.Measures[0].Instrument].Construct;

    private static CertaintyReason BySilentTrials(Scope scope, IReadOnlyList<Contribution> studies, Snapshot snapshot)
    {
        var silent = snapshot.Content.Trials.Where(t => t.Publication.Value == Publication.NotFound && t.Status.Value is TrialStatus.Completed or TrialStatus.Unknown or TrialStatus.Terminated && Fits(t, scope)).ToList();
        var missing = silent.Sum(t => t.Enrolment?.Value ?? 0);
        var children = studies.Sum(s => s.Children);
        if (silent.Count == 0) return new(CertaintyDomain.PublicationBias, 0, "No finished trial is known whose results are missing.");
        return missing >= children / 5.0 && missing > 0
            ? new(CertaintyDomain.PublicationBias, -1, FormattableString.Invariant($"{silent.Count} registered {(silent.Count == 1 ? "trial" : "trials")} with {missing} planned children {(silent.Count == 1 ? "has" : "have")} no results that anybody could find; {children} children are counted here."))
            : new(CertaintyDomain.PublicationBias, 0, FormattableString.Invariant($"{silent.Count} registered {(silent.Count == 1 ? "trial has" : "trials have")} no results that anybody could find, too small to change much."));
    }

    private static bool Fits(RegisteredTrial trial, Scope scope) =>
        (scope.Cells is null || trial.Cells?.Value == scope.Cells) && (scope.Route is not { } route || (trial.Routes is { } r && r.Value.Contains(route)));
}

/// <summary>A large effect may raise what started low, if nothing else is wrong.</summary>
internal static class LargeEffectRule
{
    public static CertaintyReason? Judge(Scope scope, Synthesised synthesised) =>
        scope.Body == EvidenceBody.Controlled && scope.Question.Effect == PreferredEffect.RiskRatio && synthesised.Estimate is { } e && (e.Interval.Lower > 2 || e.Interval.Upper < 0.5)
            ? new(CertaintyDomain.LargeEffect, 1, "The effect is large: the whole interval lies beyond twice, or below half, the risk.")
            : null;
}
