using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Statistics.Effects;

namespace Equipoise.Evidence.Synthesis.Reviews;

/// <summary>
/// Pools every analysis of a RevMan 5 review again from the data of its studies, and says whether the results that the file states are met. The settings are the file's; the
/// formulas are RevMan 5's, which differ from metafor's where a table has a zero and in the variance between studies under Mantel and Haenszel.
/// </summary>
public static class PoolReview
{
    /// <summary>Every analysis with its subgroups, in the order of the file. What only tells in words is left out.</summary>
    public static ImmutableArray<PooledAnalysis> Run(ImportedReview review) =>
        [.. from comparison in review.Comparisons from outcome in comparison.Outcomes where outcome.Kind != ReviewDataKind.Other from analysis in Analyses(comparison, outcome) select analysis];

    private static IEnumerable<PooledAnalysis> Analyses(ReviewComparison comparison, ReviewOutcome outcome)
    {
        var subgroups = outcome.Subgroups.Select(s => Pooled(comparison, outcome, s.Rows, s.Stated, s, [])).ToArray();
        var all = outcome.Subgroups.SelectMany(s => s.Rows).Concat(outcome.Rows).ToArray();
        return [Pooled(comparison, outcome, all, outcome.Stated, null, subgroups), .. subgroups];
    }

    private static PooledAnalysis Pooled(ReviewComparison comparison, ReviewOutcome outcome, IReadOnlyList<ReviewRow> rows, StatedResult? stated, ReviewSubgroup? subgroup, PooledAnalysis[] subgroups)
    {
        var pool = new PoolRows(outcome, rows);
        var analysis = new PooledAnalysis
        {
            Id = subgroup?.Id ?? outcome.Id,
            Comparison = comparison.Name,
            Outcome = outcome.Name,
            Subgroup = subgroup is null ? null : subgroup.Name ?? subgroup.Id,
            Measure = outcome.Measure,
            Method = outcome.Method,
            IsRandom = outcome.IsRandom == true,
            Rows = rows.Count,
            RowsThatDiffer = RowsThatDiffer(pool, rows, outcome.SwapsEvents),
            Stated = stated,
            BetweenSubgroups = Between(pool, subgroups),
            Verdict = PoolingVerdict.NotStated,
        };
        return Judged(analysis, pool, PoolingRoads.Of(outcome, pool));
    }

    private static PooledAnalysis Judged(PooledAnalysis analysis, PoolRows pool, ImmutableArray<NamedRoad> roads)
    {
        var own = Try(pool, roads[0].Road, out var refusal);
        if (analysis.Stated is not { } stated) return analysis with { Ours = own, Reason = own is null ? refusal : "The file states no pooled result." };
        if (own is null) return analysis with { Verdict = PoolingVerdict.NotPooled, Reason = refusal };
        var differences = CompareStated.With(stated, own, roads[0].Road.IsRandom, analysis.BetweenSubgroups);
        if (differences.IsEmpty) return analysis with { Verdict = PoolingVerdict.Agrees, Ours = own };
        foreach (var (name, road, isRule) in roads.Skip(1))
        {
            if (Try(pool, road, out _) is not { } other || !CompareStated.With(stated, other, road.IsRandom, analysis.BetweenSubgroups).IsEmpty) continue;
            return isRule
                ? analysis with { Verdict = PoolingVerdict.Agrees, Ours = other, Reason = $"Met {name}." }
                : analysis with { Verdict = PoolingVerdict.Differs, Ours = own, Differences = differences, Reason = $"The stated result is met {name}, which is not what the file says was done." };
        }

        return analysis with { Verdict = PoolingVerdict.Differs, Ours = own, Differences = differences, Reason = "No way of pooling these data that is known here gives the stated result." };
    }

    private static ReviewPooling? Try(PoolRows pool, PoolingRoad road, out string refusal)
    {
        refusal = "No study of this analysis says anything about the effect: the data are missing, or nobody or everybody had the event.";
        try
        {
            return pool.Run(road) is { } found && double.IsFinite(found.Effect + found.Lower + found.Upper) ? found : null;
        }
        catch (ArgumentException e)
        {
            refusal = Refusals.Sentence(e);
            return null;
        }
    }

    private static ImmutableArray<string> RowsThatDiffer(PoolRows pool, IReadOnlyList<ReviewRow> rows, bool swap)
    {
        var effects = pool.Effects(swap);
        return [.. rows.Select((row, i) => (row, Effect: effects[i])).Where(r => r.Effect.IsComplete && r.row is { IsEstimable: true, Effect: { } stated } && !CompareStated.IsMet(stated, pool.Scaled(r.Effect.Estimate))).Select(r => r.row.Study ?? r.row.StudyId)];
    }

    /// <summary>Subgroups compared by the pooled effect and standard error of each.</summary>
    private static SubgroupTest? Between(PoolRows pool, PooledAnalysis[] subgroups)
    {
        var pooled = subgroups.Select(s => s.Ours).OfType<ReviewPooling>().Where(p => p.Z > 0).Select(p => pool.IsRatio ? Math.Log(p.Effect) is var log ? new EffectSize(log, Squared(log / p.Z)) : default : new(p.Effect, Squared(p.Effect / p.Z))).Where(e => e.IsComplete && e.Variance > 0).ToArray();
        if (pooled.Length < 2) return null;
        var mean = pooled.Sum(e => e.Estimate / e.Variance) / pooled.Sum(e => 1 / e.Variance);
        return new(pooled.Sum(e => Squared(e.Estimate - mean) / e.Variance), pooled.Length - 1);
    }

    private static double Squared(double x) => x * x;
}
