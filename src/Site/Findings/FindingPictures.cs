using Equipoise.Evidence.Absolute;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.Directions;
using Equipoise.Site.Pictures.Forest;
using Equipoise.Site.Pictures.People;
using Equipoise.Statistics;
using Equipoise.Statistics.Proportions;
using Equipoise.Statistics.PValues;

namespace Equipoise.Site.Findings;

/// <summary>The picture of a finding: a forest where sizes are known, an effect direction plot where only sides are.</summary>
internal static class FindingPictures
{
    public static Picture? Of(Finding f) => f.Method switch
    {
        SynthesisMethod.Pooled or SynthesisMethod.OneStudy => Forest(f),
        SynthesisMethod.Proportion => Shares(f),
        SynthesisMethod.EffectDirection or SynthesisMethod.BeforeAfter => Directions(f),
        _ => null,
    };

    /// <summary>A hundred children without and with cells, where the evidence can bear such a picture.</summary>
    public static PeoplePicture? People(Finding f)
    {
        if (IconArrayRule.Against(f) is not null || f.Absolute.People is not [var first, ..]) return null;
        var e = f.Absolute.People.FirstOrDefault(p => p.Level == BaselineLevel.Typical) ?? first;
        var counted = f.Scope.Question.Kind == QuestionKind.Harm ? $"with {f.Scope.Question.Outcome}" : f.Scope.Question.Outcome;
        return new(counted, [new($"Without cells ({e.Population})", e.Without), new("With cells", e.With, FormattableString.Invariant($"between {e.Interval.Lower:0} and {e.Interval.Upper:0}"))]) { Title = $"Of 100 children: {f.Scope.Question.Outcome}" };
    }

    private static ForestPicture Forest(Finding f)
    {
        var ratio = f.Scope.Question.Effect == PreferredEffect.RiskRatio;
        double Scaled(double x) => ratio ? Math.Log(x) : x;
        var name = f.Estimate!.Measure switch { "RR" => "risk ratio", "MD" => "mean difference", _ => "standardised mean difference" };
        var (left, right) = f.Scope.Question.Kind == QuestionKind.Harm ? ("fewer with cells", "more with cells") : ("favours no cells", "favours cells");
        var scale = new EffectScale(name, ratio, Better.NotSaid, left, right);
        var rows = f.Studies.Where(s => s.Effect is not null).Select(s => new ForestRow(s.Name, s.Effect!.Value.Estimate, s.Effect.Value.Interval()) { Comparison = Pictures.Comparison.Controlled });
        var e = f.Estimate;
        var summary = f.Method == SynthesisMethod.Pooled
            ? new ForestSummary(e.Model, Scaled(e.Value), new(Scaled(e.Interval.Lower), Scaled(e.Interval.Upper)), e.Prediction is { } p ? new(Scaled(p.Lower), Scaled(p.Upper)) : null)
            : null;
        return new(scale, [new(null, [.. rows])], summary) { Title = $"{f.Scope.Question.Outcome}: with cells and without".Capital() };
    }

    private static ForestPicture Shares(Finding f)
    {
        var scale = new EffectScale("share of children", Left: "fewer", Right: "more") { IsSingleGroup = true };
        var rows = f.Studies.Where(s => s.Counts is not null).Select(s => new ForestRow(s.Name, (double)s.Counts!.Value.Events / s.Counts.Value.N, ClopperPearson.Interval(s.Counts.Value.Events, s.Counts.Value.N))
        {
            Comparison = Pictures.Comparison.Uncontrolled,
            Extra = [FormattableString.Invariant($"{s.Counts.Value.Events} of {s.Counts.Value.N}")],
        });
        var summary = f.K > 1 && f.Estimate is { } e ? new ForestSummary(e.Model, e.Value, e.Interval) : null;
        return new(scale, [new(null, [.. rows])], summary) { Title = $"Share of children with {f.Scope.Question.Outcome}", Headings = ["Children"] };
    }

    private static DirectionsPicture Directions(Finding f) => new(
        [f.Scope.Question.Construct],
        [
            .. f.Studies.Select(s => new DirectionRow(s.Name, s.Children > 0 ? s.Children : null, [new DirectionCell(SideOf(s.Direction))])
            {
                Comparison = s.Study.Design.IsControlled ? Pictures.Comparison.Controlled : Pictures.Comparison.Uncontrolled,
            }),
        ])
    { Title = f.Scope.Body == EvidenceBody.Controlled ? "Which way the comparisons point" : "Before and after, no comparison" };

    private static EffectDirection SideOf(Direction direction) => direction switch
    {
        Direction.FavoursCells or Direction.Better => EffectDirection.Benefit,
        Direction.FavoursControl or Direction.Worse => EffectDirection.Harm,
        _ => EffectDirection.Unclear,
    };

    private static string Capital(this string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
