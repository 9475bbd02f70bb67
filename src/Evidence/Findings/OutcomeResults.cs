using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>The one result of a study that answers a question: by the order of the question's measures, then the time nearest to the preferred one.</summary>
internal static class OutcomeResults
{
    public static (IReadOnlyList<Contribution>, LeftOut?) Of(Study study, Scope scope, Snapshot snapshot)
    {
        var question = scope.Question;
        var answers = study.Results.Where(r => question.Measures.Any(m => Measures(m, r))).ToList();
        if (answers.Count == 0) return ([], null);
        var controlled = scope.Body == EvidenceBody.Controlled;
        var whole = answers.Where(r => r.Subgroup is null && (controlled || r.Direction != Direction.NotReported)).ToList();
        if (whole.TrueForAll(r => r.Direction == Direction.NotReported && !(controlled && r.Versus is null))) return ([], new(study, LeftOutBecause.OnlyAPart, "It reports this for a part of the children only, or says no result."));
        var right = whole.Where(r => CellArms.Covers(study, r.Arm, scope) || (r.Versus is null && controlled)).ToList();
        if (right.Count == 0) return ([], new(study, LeftOutBecause.OtherCells, "Its result is of other cells, or of several kinds together."));
        var inTime = right.Where(r => r.Time is not { } t || (t >= question.Window.From && t <= question.Window.To)).ToList();
        if (inTime.Count == 0) return ([], new(study, LeftOutBecause.OutsideWindow, $"It measured this only outside the time from {question.Window.From} to {question.Window.To}."));
        if (controlled) return new ComparedStudy(study, scope, inTime, answers, snapshot).Contributions();
        return Alone(question, inTime) is { } one ? ([Told(study, one)], null) : ([], new(study, LeftOutBecause.OtherCut, "Its counts use another cut, or an unknown one."));
    }

    /// <summary>Whether a result was measured as the question wants. A count must have the question's cut; what is not a count need not.</summary>
    public static bool Measures(Measured m, Result r) =>
        m.Instrument == r.Instrument
        && (m.Subscale is null || m.Subscale == r.Subscale)
        && (m.Item is null ? r.Item is null || m.Subscale is not null || r.Primary || r.Instrument != "study-defined" : r.Item?.Contains(m.Item, StringComparison.OrdinalIgnoreCase) == true)
        && (m.Cut is null ? r.Events is null && r.Percent is null : m.Cut == r.Cut);

    private static Result? Alone(Question question, List<Result> results) => Ordered(question, results.Where(r => r.Versus is null && r.Time != StudyTime.Baseline)).FirstOrDefault();

    public static IOrderedEnumerable<Result> Ordered(Question question, IEnumerable<Result> results) => results
        .OrderBy(r => Rank(question, r))
        .ThenByDescending(r => r.Arm is ArmGroup.AllCells or ArmGroup.Everybody)
        .ThenBy(r => r.Time is { } t ? Math.Abs(t.Months - question.Window.Preferred.Months) : 1000)
        .ThenByDescending(r => (r.N ?? 0) + (r.VersusN ?? 0));

    /// <summary>What the study itself had named as its main outcome comes before the order of the list.</summary>
    private static int Rank(Question question, Result r) => r.Primary ? -1 : question.Measures.TakeWhile(m => !Measures(m, r)).Count();

    /// <summary>What a result says, before any size is worked out.</summary>
    public static Contribution Told(Study study, Result r) => new()
    {
        Study = study,
        From = [r],
        Label = r.Instrument + (r.Subscale is { } s ? $", {s}" : r.Item is { } i ? $", {i}" : ""),
        Time = r.Time,
        N = r.N ?? Size(study, r.Arm),
        ControlN = r.Versus is null ? null : r.VersusN ?? Size(study, r.Versus),
        Counts = r is { Events: { } e, N: > 0 and var n, Versus: null } && e <= n ? new(e, n) : null,
        Direction = r.Direction,
        BetweenP = r is { P: { IsExact: true } p, PCompares: Comparison.BetweenArms } ? (double)p.Value : null,
        IsSecondHand = r.How is How.SecondHand or How.Unverified,
    };

    private static int? Size(Study study, string arm)
    {
        var arms = arm switch
        {
            ArmGroup.Everybody => study.Arms,
            ArmGroup.AllCells => [.. study.Arms.Where(a => a.Role == ArmRole.Cells)],
            ArmGroup.AllControls => [.. study.Arms.Where(a => a.Role != ArmRole.Cells)],
            _ => [.. study.Arms.Where(a => a.Id == arm)],
        };
        return arms.Length > 0 && arms.All(a => a.N is not null) && arms.All(a => a.SameChildrenAs.IsEmpty) ? arms.Sum(a => a.N!.Value) : null;
    }
}
