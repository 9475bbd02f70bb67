using System.Collections.Immutable;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Bench.Findings;

/// <summary>Evidence in which every compared question pools numbers: each study answers all of them, with averages, counts and harms of both groups.</summary>
internal static class InventedStudies
{
    /// <param name="real">Questions, instruments, kinds of cells and a study to begin from.</param>
    /// <param name="count">How many studies.</param>
    public static Snapshot Of(Snapshot real, int count)
    {
        var random = new Random(20261126);
        var template = real.Studies["dawson2020"];
        var kinds = real.Content.Cells.Select(c => c.Id).Take(4).ToArray();
        return new(real.Content with
        {
            Studies = [.. Enumerable.Range(1, count).Select(i => Study(template, real, i, kinds[i % kinds.Length], i % 3 == 0 ? Route.Intrathecal : Route.Intravenous, random))],
            RiskOfBias = [],
        });
    }

    private static Study Study(Study template, Snapshot real, int i, string cells, Route route, Random random)
    {
        var n = 20 + random.Next(60);
        var given = template.Arms.SelectMany(a => a.Interventions).First();
        Arm with = template.Arms.First(a => a.Role == ArmRole.Cells) with
        {
            Id = "cells",
            Interventions = [given with { Cells = given.Cells with { Value = cells }, Routes = new() { Value = [route], How = How.Derived } }],
        };
        Arm without = template.Arms.First(a => a.Role == ArmRole.Placebo) with { Id = "placebo" };
        return template with
        {
            Id = FormattableString.Invariant($"invented{i:0000}"),
            Label = FormattableString.Invariant($"Invented {i}"),
            Arms = [with, without],
            Overlaps = [],
            Results = [.. real.Content.Questions.SelectMany(q => Results(q, n, random))],
            Harms = [.. real.Content.Questions.SelectMany(q => q.Harms.Take(1)).Distinct().SelectMany(kind => Harms(kind, n, random))],
        };
    }

    private static IEnumerable<Result> Results(Question question, int n, Random random)
    {
        if (question.Measures.IsEmpty) yield break;
        var measured = question.Measures[0];
        Result Empty(string arm) => new() { Instrument = measured.Instrument, Subscale = measured.Subscale, Item = measured.Item, Cut = measured.Cut, Arm = arm, Time = question.Window.Preferred, N = n, Direction = Direction.NotReported, How = How.Derived };
        var effect = random.NextDouble() * 0.4;
        foreach (var (arm, shift) in new[] { ("cells", effect), ("placebo", 0.0) })
        {
            yield return question.Effect == PreferredEffect.RiskRatio
                ? Empty(arm) with { Events = (int)(n * (0.2 + (0.1 * shift) + (0.1 * random.NextDouble()))) }
                : Empty(arm) with { Mean = (decimal)(30 + (5 * shift) + random.NextDouble()), Sd = (decimal)(4 + random.NextDouble()) };
        }

        yield return Empty("cells") with { Versus = "placebo", VersusN = n, Direction = random.Next(2) == 0 ? Direction.NoDifference : Direction.FavoursCells };
    }

    private static IEnumerable<Harm> Harms(HarmKind kind, int n, Random random)
    {
        foreach (var arm in new[] { "cells", "placebo" })
            yield return new() { Kind = kind, Event = kind.ToString(), Arm = arm, Events = random.Next(5), Of = n, How = How.Derived };
    }
}
