using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>Looks through every study for what answers a question, each child once, and says why the others do not count.</summary>
public static class GatherEvidence
{
    public static Gathered For(Scope scope, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(snapshot);
        List<Contribution> found = [], paired = [];
        List<LeftOut> leftOut = [];
        foreach (var study in snapshot.Content.Studies)
        {
            if (Refused(study, scope) is { } refusal)
            {
                if (Speaks(study, scope.Question)) leftOut.Add(refusal);
                continue;
            }

            var (contributions, reason) = scope.Question.Kind == QuestionKind.Harm ? HarmCounts.Of(study, scope) : OutcomeResults.Of(study, scope, snapshot);
            if (reason is not null) leftOut.Add(reason);
            (reason is { Because: LeftOutBecause.BothPeriods } ? paired : found).AddRange(contributions);
        }

        var once = EachChildOnce(found, leftOut);
        var (sized, apart) = OneBasis.Of(scope, once, leftOut);
        return new(Ordered(sized), leftOut, Ordered(apart), [.. EachChildOnce([.. sized, .. paired], []).Where(paired.Contains)]);
    }

    private static List<Contribution> Ordered(IEnumerable<Contribution> studies) =>
        [.. studies.OrderByDescending(c => c.Study.Design.Strength == DesignStrength.BlindedRandomised).ThenByDescending(c => c.Children).ThenBy(c => c.Study.Id, StringComparer.Ordinal).ThenBy(c => c.Arm, StringComparer.Ordinal)];

    private static LeftOut? Refused(Study study, Scope scope)
    {
        if (study.Kind == StudyKind.Planned) return new(study, LeftOutBecause.NotYetReported, "It has no results yet.");
        if (study.Kind == StudyKind.CaseReport) return new(study, LeftOutBecause.SingleCase, "Single cases are picked because they are remarkable, and cannot show how often something happens.");
        if (study.Kind is StudyKind.SecondaryAnalysis or StudyKind.OverlappingReport) return new(study, LeftOutBecause.Overlap, "It reports children who are counted in another study.");
        var wants = scope.Body == EvidenceBody.Controlled;
        if (scope.Question.Kind != QuestionKind.Harm && wants && !study.Design.IsControlled) return new(study, LeftOutBecause.NoComparison, "It has no comparison group.");
        if (scope.Question.Kind != QuestionKind.Harm && !wants && study.Design.IsControlled) return new(study, LeftOutBecause.HasComparison, "It has a comparison group and is judged there.");
        if (!CellArms.Any(study, scope)) return new(study, LeftOutBecause.OtherCells, "It gave other cells, or by another route.");
        return null;
    }

    private static bool Speaks(Study study, Question question) => question.Kind == QuestionKind.Harm
        ? study.Harms.Any(h => question.Harms.Contains(h.Kind))
        : study.Results.Any(r => question.Measures.Any(m => OutcomeResults.Measures(m, r)));

    /// <summary>Of studies whose children overlap, or are suspected to, the one with most children counts.</summary>
    private static List<Contribution> EachChildOnce(List<Contribution> found, List<LeftOut> leftOut)
    {
        List<Contribution> kept = [];
        foreach (var study in found.GroupBy(c => c.Study.Id, StringComparer.Ordinal).OrderByDescending(g => g.Sum(c => c.Children)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToList()))
        {
            var other = kept.Find(k => Overlap(k.Study, study[0].Study));
            if (other is null) kept.AddRange(study);
            else leftOut.Add(new(study[0].Study, LeftOutBecause.Overlap, $"Its children overlap, or may, with those of {other.Study.Label}, which has at least as many."));
        }

        return kept;
    }

    private static bool Overlap(Study a, Study b) => a.Overlaps.Any(o => o.Study == b.Id) || b.Overlaps.Any(o => o.Study == a.Id);
}
