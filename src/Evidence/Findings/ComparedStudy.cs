using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>What one study with a comparison group brings: its arms with cells taken as one, or each by itself with its share of the children without, so that nobody counts twice.</summary>
/// <remarks>Cochrane Handbook 23.3.4 and 6.5.2.10 (2019).</remarks>
internal sealed class ComparedStudy(Study study, Scope scope, List<Result> results, List<Result> all, Snapshot snapshot)
{
    private static readonly ArmRole[] Preferred = [ArmRole.Placebo, ArmRole.Sham, ArmRole.UsualCare, ArmRole.ActiveTreatment];

    private Question Question => scope.Question;

    public (IReadOnlyList<Contribution>, LeftOut?) Contributions()
    {
        var later = CrossoverPeriods.Paired(study, Question, [.. OutcomeResults.Ordered(Question, results)], all, snapshot);
        var first = results.Where(r => !CrossoverPeriods.IsLater(study, r)).ToList();
        var said = first.Where(r => r.Versus is not null && r.Direction is Direction.FavoursCells or Direction.FavoursControl or Direction.NoDifference or Direction.Mixed);
        var measured = first.Where(r => r.Versus is null && r.Time != StudyTime.Baseline && CellArms.Covers(study, r.Arm, scope) && !first.Exists(x => x.Versus is not null && x.Direction != Direction.NotReported && Contrast.Alike(x, r)));
        foreach (var best in OutcomeResults.Ordered(Question, said.Concat(measured)))
        {
            var found = At(best, first);
            if (found.Count == 0) continue;
            if (later is not null && found.TrueForAll(c => c.Effect is null && c.Sizes.Count == 0)) return ([found[0] with { Paired = later }], new(study, LeftOutBecause.BothPeriods, "It prints numbers of both periods of a crossover together, in which every child is compared with itself. The first period is what counts; see the choice “with crossovers paired”."));
            return ([.. found.Select((c, i) => i == 0 ? c with { Paired = later } : c)], null);
        }

        if (later is null && results.Exists(r => r.Versus is null && r.N is { } n && !CrossoverPeriods.IsFirst(study, r.Time, 2 * n))) return ([], new(study, LeftOutBecause.BothPeriods, "It prints numbers of both periods of a crossover together, and no correlation is known with which every child could be compared with itself."));
        if (later is null) return ([], new(study, LeftOutBecause.NoCount, "It says how each group changed, not how they compare, and does not print enough to work it out."));
        return ([OutcomeResults.Told(study, later.From[0]) with { Paired = later }], new(study, LeftOutBecause.BothPeriods, "After a crossover everybody has had cells, so that only a comparison of every child with itself is left; see the choice “with crossovers paired”."));
    }

    private List<Contribution> At(Result best, List<Result> first)
    {
        if (ArmGroup.All.Contains(best.Arm) && best.Versus is { } versus && Question.Arms != ArmHandling.Split) return Of(new(study, best, [best.Arm], [versus]), null);
        var alike = first.Where(r => Contrast.Alike(r, best)).ToList();
        var cells = Names(alike.Where(r => CellArms.Covers(study, r.Arm, scope)).Select(r => r.Arm), a => a.Role == ArmRole.Cells);
        var controls = Controls(alike);
        if (cells.Count == 0 || controls.Count == 0) return best.Versus is { } v ? Of(new(study, best, [best.Arm], [v]), null) : [];
        if (cells.Count == 1) return Of(new(study, Fit(alike, cells[0], controls, best), cells, controls), controls.Count > 1 ? Together(controls, "without") : null);
        if (Question.Arms == ArmHandling.Split) return [.. cells.SelectMany((arm, i) => Split(alike, arm, controls, best, (i, cells.Count)))];
        var whole = Of(new(study, best, cells, controls), Together(cells, "with"));
        if (whole is [{ Sizes.Count: > 0 }]) return [whole[0] with { Direction = Direct(alike, whole[0]) }];
        return best.Versus is null ? whole : Largest(alike, cells, controls, best);
    }

    /// <summary>Where the arms cannot be taken together, because they were not printed, the largest alone counts.</summary>
    private List<Contribution> Largest(List<Result> alike, List<string> cells, List<string> controls, Result best)
    {
        var each = cells.Select(arm => (Arm: arm, Found: Of(new(study, Fit(alike, arm, controls, best), [arm], controls), null))).Where(x => x.Found.Count > 0).ToList();
        if (each.Count == 0) return [];
        var one = each.OrderByDescending(x => x.Found[0].Sizes.Count > 0).ThenByDescending(x => x.Found[0].Children).First();
        return [one.Found[0] with { Direction = Direct(alike, one.Found[0]), Arms = $"Of {cells.Count} arms with cells only “{Label(one.Arm)}” counts, because the numbers of each group, which would let them be taken together, are not printed." }];
    }

    private List<Contribution> Split(List<Result> alike, string arm, List<string> controls, Result best, (int Part, int Of) share) =>
        [.. Of(new(study, Fit(alike, arm, controls, best), [arm], controls) { Share = share }, FormattableString.Invariant($"The children without cells are shared out among {share.Of} arms with cells, so that none counts twice (Cochrane Handbook 23.3.4).")).Select(c => c with { Arm = Label(arm) })];

    private List<Contribution> Of(Contrast contrast, string? arms)
    {
        var sizes = new SizeContrast(Question, contrast, all, snapshot).Sizes();
        sizes = [.. sizes.Where(s => CrossoverPeriods.IsFirst(study, contrast.Said.Time, (s.N ?? 0) + (s.ControlN ?? 0)))];
        if (!contrast.IsSaid && sizes.Count == 0) return [];
        var told = OutcomeResults.Told(study, contrast.Said);
        return [told with { Sizes = sizes, Arms = sizes.Count > 0 ? arms : null, Counts = null, Direction = contrast.IsSaid ? told.Direction : Pointing(sizes[0]), IsSecondHand = told.IsSecondHand || sizes.Exists(s => s.From.Any(f => f.How is How.SecondHand or How.Unverified)) }];
    }

    /// <summary>Where arms are compared by us, the direction is that of the numbers, whether or not they could be chance.</summary>
    private static Direction Pointing(ComparedEffect effect) => !effect.IsUsable || effect.Size.Estimate == 0 ? Direction.NoDifference : effect.Size.Estimate > 0 ? Direction.FavoursCells : Direction.FavoursControl;

    /// <summary>What the study said of its arms, where it said the same of all.</summary>
    private static Direction Direct(List<Result> alike, Contribution found)
    {
        var said = alike.Where(r => r.Versus is not null && r.Direction != Direction.NotReported).Select(r => r.Direction).Distinct().ToList();
        return said.Count switch { 0 => found.Direction, 1 => said[0], _ => Direction.Mixed };
    }

    private static Result Fit(List<Result> alike, string arm, List<string> controls, Result best) =>
        alike.Find(r => r.Arm == arm && r.Versus is { } v && controls.Contains(v)) ?? alike.Find(r => r.Arm == arm) ?? best;

    /// <summary>Children given a look-alike come first, then those given nothing; several groups of the same kind are one.</summary>
    private List<string> Controls(List<Result> alike)
    {
        var names = Names(alike.Select(r => r.Versus ?? r.Arm), a => a.Role != ArmRole.Cells);
        foreach (var role in Preferred)
        {
            var some = names.Where(n => study.Arms.FirstOrDefault(a => a.Id == n)?.Role == role).ToList();
            if (some.Count > 0) return some;
        }

        return names;
    }

    private List<string> Names(IEnumerable<string> arms, Func<Arm, bool> role)
    {
        var asked = arms.Distinct(StringComparer.Ordinal).ToList();
        var single = study.Arms.Where(a => role(a) && asked.Contains(a.Id)).Select(a => a.Id).ToList();
        return single.Count > 0 ? single : [.. asked.Where(a => (a == ArmGroup.AllCells && role(new() { Id = a, Label = a, Role = ArmRole.Cells })) || (a == ArmGroup.AllControls && role(new() { Id = a, Label = a, Role = ArmRole.Placebo })))];
    }

    private string Together(List<string> arms, string with) => $"{arms.Count} arms {with} cells ({string.Join(", ", arms.Select(Label))}) are taken as one (Cochrane Handbook 6.5.2.10).";

    private string Label(string arm) => study.Arms.FirstOrDefault(a => a.Id == arm)?.Label ?? arm;
}
