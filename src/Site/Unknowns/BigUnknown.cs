using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Unknowns;

/// <summary>A question that the whole evidence base leaves open. Every number in it is counted from the records.</summary>
public sealed record BigUnknown(string Id, string Question, ImmutableArray<string> Sentences)
{
    private const decimal LongTerm = 24;
    private const decimal Lasting = 12;

    public static ImmutableArray<BigUnknown> In(Snapshot snapshot)
    {
        var counted = Counted.From(snapshot);
        return [Numbers(counted), LongTermSafety(counted), WhichCells(counted), Lasts(counted), Silent(snapshot)];
    }

    /// <summary>Whether a reader could work out a difference between the arms: an interval of it, or mean, spread and number in both arms.</summary>
    public static bool GivesNumbers(Study study) =>
        study.Results.Any(r => r is { Versus: not null, CiLower: not null, CiUpper: not null })
        || study.Results.Where(HasSpread).GroupBy(r => (r.Instrument, r.Subscale, r.Item, r.Time, r.Subgroup))
            .Any(g => g.Any(r => Given(study, r.Arm, cells: true)) && g.Any(r => Given(study, r.Arm, cells: false)));

    private static BigUnknown Numbers(Counted counted)
    {
        var blinded = counted.Blinded.ToList();
        var readable = blinded.Count(GivesNumbers);
        return new("numbers", "How large is the effect, if there is one?",
        [
            readable == 0
                ? $"{Words.Plural(blinded.Count, "blinded trial")} here, with {Words.Children(Counted.Children(blinded))}. Of none of them could we read means with their spread, or an interval, for both groups."
                : $"Of {Words.Plural(blinded.Count, "blinded trial")} here, {Words.Number(readable)} {(readable == 1 ? "gives" : "give")} means with their spread, or an interval, that we could read.",
            readable == 0
                ? "So nobody can say from them how large a benefit is ruled out, and nothing can be pooled."
                : "For the others nobody can say how large a benefit is ruled out.",
        ]);
    }

    private static BigUnknown LongTermSafety(Counted counted)
    {
        var longest = Longest(counted.Studies);
        var compared = Longest(counted.Studies.Where(s => s.Design.IsControlled));
        return new("long-term", "Is it safe in the long run?",
        [
            longest is { } any ? $"The latest moment at which any study here reports a result or a harm is {any}." : "No study here says when it looked.",
            compared is { } other ? $"In studies with a comparison group it is {other}." : "No study with a comparison group says when it looked.",
            longest is { Months: < LongTerm } or null
                ? "No study here tells what happens after two years. Growths, antibodies or infections that take longer would not have been seen."
                : "What takes longer than that would not have been seen.",
        ]);
    }

    private static BigUnknown WhichCells(Counted counted)
    {
        var given = counted.Studies.SelectMany(s => s.Arms).SelectMany(a => a.Interventions).ToList();
        var cells = given.Select(i => i.Cells.Value).Distinct(StringComparer.Ordinal).Count();
        var routes = given.SelectMany(i => i.Routes?.Value ?? []).Distinct().Count();
        var direct = counted.Studies.Where(s => s.Results.Any(r => r.Versus is { } versus && Given(s, r.Arm, cells: true) && Given(s, versus, cells: true))).ToList();
        return new("which-cells", "Which cells, how many, which way?",
        [
            $"The studies used {Words.Plural(cells, "kind")} of cells by {Words.Plural(routes, "route")}, in doses that often cannot be compared.",
            direct.Count == 0
                ? "None of them reports a comparison of one kind, dose or route with another."
                : $"{Words.List([.. direct.Select(s => s.Label)])} {(direct.Count == 1 ? "reports" : "report")} one group with cells against another; nobody has compared the rest.",
        ]);
    }

    private static BigUnknown Lasts(Counted counted)
    {
        var compared = counted.Studies.Where(s => s.Design.IsControlled && s.Design.Model.Value != DesignModel.Crossover).ToList();
        var late = compared.Where(s => s.Results.Any(r => r is { Versus: not null, Time: { Months: >= Lasting } })).ToList();
        return new("lasts", "Does a change last?",
        [
            late.Count == 0
                ? "No study that kept its comparison group reports a comparison after a year or later."
                : $"Of {Words.Plural(compared.Count, "study", "studies")} that kept a comparison group, {Words.Number(late.Count)} {(late.Count == 1 ? "reports" : "report")} a comparison after a year or later: {Words.List([.. late.Select(s => s.Label)])}.",
            "In a crossover every child has had cells by the end, so nobody is left to compare with.",
        ]);
    }

    private static BigUnknown Silent(Snapshot snapshot)
    {
        var silent = snapshot.Content.Trials.Where(Trials.TrialGroups.IsSilent).ToList();
        var registry = silent.Count(t => t.Publication.Value == Publication.RegistryResultsOnly);
        return new("silent-trials", "What did the silent trials find?",
        [
            $"For {Words.Plural(silent.Count, "registered trial")} of {Words.Number(snapshot.Content.Trials.Length)} we found no paper. {Words.Number(registry)} of them put results into the registry.",
        ]);
    }

    private static StudyTime? Longest(IEnumerable<Study> studies) =>
        studies.SelectMany(s => s.Results.Select(r => r.Time).Concat(s.Harms.Select(h => h.Time))).Max();

    private static bool HasSpread(Result r) => r.N is not null && ((r.Mean is not null && (r.Sd ?? r.Se) is not null) || (r.Change is not null && r.ChangeSd is not null));

    private static bool Given(Study study, string arm, bool cells) => arm switch
    {
        ArmGroup.AllCells => cells,
        ArmGroup.AllControls => !cells,
        _ => study.Arms.Any(a => a.Id == arm && (a.Role == ArmRole.Cells) == cells),
    };
}
