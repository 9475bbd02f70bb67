using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>Counts of a harm in one study: arms of a kind are added up, and of several events the most frequent counts, because they may be of the same children.</summary>
internal static class HarmCounts
{
    public static (IReadOnlyList<Contribution>, LeftOut?) Of(Study study, Scope scope)
    {
        var reported = study.Harms.Where(h => scope.Question.Harms.Contains(h.Kind)).ToList();
        if (reported.Count == 0) return ([], null);
        var withCells = reported.Where(h => CellArms.Covers(study, h.Arm, scope)).ToList();
        if (scope.Body == EvidenceBody.Controlled) return Compared(study, reported, withCells);
        var counted = withCells.Where(h => h is { Events: not null, Of: > 0 } && h.Events <= h.Of && (h.Arm != ArmGroup.Everybody || !HasOthers(study)));
        var most = counted.GroupBy(h => (h.Kind, h.Event)).Select(g => AddedUp([.. g])).MaxBy(sum => (double)sum.Events / sum.N);
        if (most is not null) return ([Found(study, most.From) with { N = most.N, Counts = new(most.Events, most.N) }], null);
        return ([], new(study, LeftOutBecause.NoCount, withCells.Exists(h => h.Percent is not null) ? "It prints a percentage, not how many of how many children." : "It says something of this, but no count of children with cells."));
    }

    private static bool HasOthers(Study study) => study.Arms.Any(a => a.Role != ArmRole.Cells);

    private static (IReadOnlyList<Contribution>, LeftOut?) Compared(Study study, List<Harm> reported, List<Harm> withCells)
    {
        if (!study.Design.IsControlled) return ([], new(study, LeftOutBecause.NoComparison, "It has no comparison group."));
        var bothPeriods = false;
        Contribution? best = null;
        foreach (var cells in withCells.Where(h => h.Arm != ArmGroup.Everybody).GroupBy(h => (h.Kind, h.Event)))
        {
            var control = reported.Where(h => (h.Kind, h.Event) == cells.Key && IsControl(study, h.Arm)).ToList();
            if (Counted(study, [.. cells], control) is { } counted)
            {
                if (!CrossoverPeriods.IsFirst(study, counted.Time, counted.Children)) bothPeriods = true;
                else if (best?.Counts is not { } c || c.Events + c.ControlEvents < counted.Counts!.Value.Events + counted.Counts.Value.ControlEvents) best = counted;
            }
            else if (best is null && cells.First().Percent is { } p && control.FirstOrDefault()?.Percent is { } q)
            {
                best = Found(study, [cells.First(), control[0]]) with { Direction = More(p, q) };
            }
        }

        return best is not null ? ([best], null)
            : bothPeriods ? ([], new(study, LeftOutBecause.BothPeriods, "It counts both periods of a crossover, in which the same children stand in both groups; nothing was printed of the first period alone."))
            : ([], new(study, LeftOutBecause.NoCount, "It says something of this, but not for each group."));
    }

    private static Contribution? Counted(Study study, List<Harm> cells, List<Harm> control)
    {
        List<Harm> a = [.. cells.Where(h => h is { Events: not null, Of: > 0 } && h.Events <= h.Of)], b = [.. control.Where(h => h is { Events: not null, Of: > 0 } && h.Events <= h.Of)];
        if (a.Count == 0 || b.Count == 0) return null;
        Sum with = AddedUp(a), without = AddedUp(b);
        var counts = new Counts(with.Events, with.N, without.Events, without.N);
        var effect = SizeContrast.RatioOf(counts);
        var factor = Clusters.DesignEffect(study.Design, with.N + without.N);
        if (factor is null) return Found(study, [.. with.From, .. without.From]) with { Direction = Direct(counts), Arms = "Groups of children and not single ones came to an arm, and nothing tells how alike children of a group are, so that no size can be known." };
        return Found(study, [.. with.From, .. without.From]) with
        {
            N = with.N,
            ControlN = without.N,
            Counts = counts,
            Effect = effect.IsComplete ? new(effect.Estimate, effect.Variance * factor.Value) : null,
            Arms = with.From.Count > 1 ? FormattableString.Invariant($"{with.From.Count} arms with cells are added up.") : null,
            Direction = Direct(counts),
        };
    }

    private static Direction Direct(Counts c) => More((decimal)c.Events / c.N, (decimal)c.ControlEvents! / c.ControlN!.Value);

    /// <summary>All arms of a kind together; a count for the whole group stands before those of its parts.</summary>
    private static Sum AddedUp(List<Harm> harms)
    {
        var whole = harms.Find(h => ArmGroup.All.Contains(h.Arm));
        var chosen = whole is not null ? [whole] : harms.DistinctBy(h => h.Arm, StringComparer.Ordinal).ToList();
        return new(chosen.Sum(h => h.Events!.Value), chosen.Sum(h => h.Of!.Value), chosen);
    }

    private static Contribution Found(Study study, IReadOnlyList<Harm> from) => new()
    {
        Study = study,
        From = from,
        Label = from[0].Event,
        Time = from[0].Time,
        Direction = Direction.NotReported,
        IsSecondHand = from.Any(h => h.How > How.Read),
    };

    private static bool IsControl(Study study, string arm) => arm == ArmGroup.AllControls || study.Arms.Any(a => a.Id == arm && a.Role != ArmRole.Cells);

    private static Direction More(decimal cells, decimal control) => cells > control ? Direction.FavoursControl : cells < control ? Direction.FavoursCells : Direction.NoDifference;

    /// <summary>Events among children, and where they were read.</summary>
    private sealed record Sum(int Events, int N, IReadOnlyList<Harm> From);
}
