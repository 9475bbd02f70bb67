using System.Collections.Immutable;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Statistics.Effects;

namespace Equipoise.Site.Exporting;

/// <summary>What kind of numbers an analysis holds, in the words of RevMan Web.</summary>
internal enum AnalysisType
{
    /// <summary>Children with an event in each group.</summary>
    Dichotomous,

    /// <summary>Average and spread in each group.</summary>
    Continuous,

    /// <summary>The difference between groups and its standard error.</summary>
    ContrastLevel,
}

/// <summary>A finding as an analysis of RevMan: its place in a group, and its rows.</summary>
internal sealed record Analysis(int Group, int Number, Finding Finding, AnalysisType Type, ImmutableArray<AnalysisRow> Rows)
{
    /// <summary>What the groups are called.</summary>
    private static readonly ImmutableArray<(EvidenceBody Body, QuestionKind Kind, string Name)> Groups =
    [
        (EvidenceBody.Controlled, QuestionKind.Benefit, "Cells versus no cells: benefit"),
        (EvidenceBody.Controlled, QuestionKind.Harm, "Cells versus no cells: harm"),
        (EvidenceBody.Controlled, QuestionKind.Surrogate, "Cells versus no cells: scans and blood"),
        (EvidenceBody.Uncontrolled, QuestionKind.Benefit, "Children with cells, no comparison: benefit"),
        (EvidenceBody.Uncontrolled, QuestionKind.Harm, "Children with cells, no comparison: harm"),
    ];

    public string GroupName => Groups[Group - 1].Name;

    public bool IsCompared => Finding.Scope.Body == EvidenceBody.Controlled;

    /// <summary>Whether there is one estimate for all: every comparison gives numbers.</summary>
    public bool HasOverall => IsCompared && Finding.Method is SynthesisMethod.Pooled or SynthesisMethod.OneStudy;

    public bool IsRatio => Finding.Scope.Question.Effect == PreferredEffect.RiskRatio;

    /// <summary>Every question that studies with a comparison answer, and every share of children without one. Directions before and after have no place in RevMan.</summary>
    public static ImmutableArray<Analysis> All(FindingBook book, Evidence.Snapshots.Snapshot snapshot) =>
    [
        .. Groups.SelectMany((g, i) => book.All
            .Where(f => f.Scope.IsWhole && f.K > 0 && f.Scope.Body == g.Body && f.Scope.Question.Kind == g.Kind && (g.Body == EvidenceBody.Controlled || f.Method == SynthesisMethod.Proportion))
            .Select((f, n) => Of(i + 1, n + 1, f, snapshot))),
    ];

    private static Analysis Of(int group, int number, Finding finding, Evidence.Snapshots.Snapshot snapshot)
    {
        ImmutableArray<AnalysisRow> rows = [.. finding.Studies.Select(s => AnalysisRow.Of(finding, s, snapshot))];
        var ratio = finding.Scope.Question.Effect == PreferredEffect.RiskRatio;
        var type = ratio && rows.All(r => r.Effect is null || r.Cases is not null) ? AnalysisType.Dichotomous
            : !ratio && rows.Any(r => r.Cells is not null) && rows.All(r => r.Effect is null || r.Cells is not null) ? AnalysisType.Continuous
            : AnalysisType.ContrastLevel;
        return new(group, number, finding, type, rows);
    }
}

/// <summary>A study in an analysis. Averages are turned so that more is better, as the effect is.</summary>
internal sealed record AnalysisRow(Contribution Study, EffectSize? Effect, int? Cases, int? N, int? ControlCases, int? ControlN, OneMean? Cells, OneMean? Control, string Footnote)
{
    private const double Alike = 1e-9;

    public static AnalysisRow Of(Finding finding, Contribution s, Evidence.Snapshots.Snapshot snapshot)
    {
        var (cells, control, turned) = GroupMeans.Of(finding.Scope.Question, s, snapshot);
        List<string> notes = [];
        if (turned) notes.Add("Fewer points are better on this scale; averages were multiplied by −1 so that more is better.");
        if (s.Derived is { } derived) notes.Add($"Not printed as such: {derived}.");
        if (s.IsSecondHand) notes.Add("Known only second-hand.");
        if (finding.Scope.Body == EvidenceBody.Uncontrolled) notes.Add("No comparison group.");
        else if (s.Effect is null) notes.Add($"No size can be computed from what was printed; the study says: {Components.Words.Of(s.Direction)}.");
        return new(s, s.Effect, s.Counts?.Events, s.Counts?.N ?? s.N, s.Counts?.ControlEvents, s.Counts?.ControlN ?? s.ControlN, cells, control, string.Join(' ', notes));
    }

    /// <summary>Whether two numbers are the same but for rounding.</summary>
    public static bool Same(double a, double b) => Math.Abs(a - b) <= Alike * Math.Max(1, Math.Abs(b));
}
