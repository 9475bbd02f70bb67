using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Effects;

namespace Equipoise.Evidence.Findings;

/// <summary>Counts of a harm in one study.</summary>
internal static class HarmCounts
{
    public static (Contribution?, LeftOut?) Of(Study study, Scope scope)
    {
        var reported = study.Harms.Where(h => scope.Question.Harms.Contains(h.Kind)).ToList();
        if (reported.Count == 0) return (null, null);
        var withCells = reported.Where(h => CellArms.Covers(study, h.Arm, scope)).ToList();
        if (scope.Body == EvidenceBody.Controlled) return Compared(study, reported, withCells);
        var counted = withCells.Where(h => h is { Events: not null, Of: > 0 } && (h.Arm != ArmGroup.Everybody || !HasOthers(study))).ToList();

        // Several events of a kind may be of the same children, so that only the most frequent is counted.
        if (counted.MaxBy(h => (double)h.Events!.Value / h.Of!.Value) is { } most) return (Alone(study, most), null);
        return (null, new(study, LeftOutBecause.NoCount, withCells.Exists(h => h.Percent is not null) ? "It prints a percentage, not how many of how many children." : "It says something of this, but no count of children with cells."));
    }

    private static bool HasOthers(Study study) => study.Arms.Any(a => a.Role != ArmRole.Cells);

    private static Contribution Alone(Study study, Harm h) => new()
    {
        Study = study,
        From = [h],
        Label = h.Event,
        Time = h.Time,
        N = h.Of,
        Counts = new(h.Events!.Value, h.Of!.Value),
        Direction = Direction.NotReported,
        IsSecondHand = h.How > How.Read,
    };

    private static (Contribution?, LeftOut?) Compared(Study study, List<Harm> reported, List<Harm> withCells)
    {
        if (!study.Design.IsControlled) return (null, new(study, LeftOutBecause.NoComparison, "It has no comparison group."));
        foreach (var cells in withCells.Where(h => h.Arm != ArmGroup.Everybody))
        {
            if (reported.Find(h => h.Kind == cells.Kind && h.Event == cells.Event && IsControl(study, h.Arm)) is not { } control) continue;
            if (cells is { Events: { } a, Of: > 0 and var n } && control is { Events: { } c, Of: > 0 and var m })
            {
                var effect = a + c == 0 ? EffectSize.None : TwoByTwoEffects.Compute(TwoByTwoMeasure.RR, [TwoByTwo.FromTotals(a, n, c, m)])[0];
                return (Found(study, cells, control) with { N = n, ControlN = m, Counts = new(a, n, c, m), Effect = effect.IsComplete ? effect : null, Direction = More((decimal)a / n, (decimal)c / m) }, null);
            }

            if (cells.Percent is { } p && control.Percent is { } q) return (Found(study, cells, control) with { Direction = More(p, q) }, null);
        }

        return (null, new(study, LeftOutBecause.NoCount, "It says something of this, but not for each group."));
    }

    private static Contribution Found(Study study, Harm cells, Harm control) => new()
    {
        Study = study,
        From = [cells, control],
        Label = cells.Event,
        Time = cells.Time,
        Direction = Direction.NotReported,
        IsSecondHand = cells.How > How.Read || control.How > How.Read,
    };

    private static bool IsControl(Study study, string arm) => arm == ArmGroup.AllControls || study.Arms.Any(a => a.Id == arm && a.Role != ArmRole.Cells);

    private static Direction More(decimal cells, decimal control) => cells > control ? Direction.FavoursControl : cells < control ? Direction.FavoursCells : Direction.NoDifference;
}
