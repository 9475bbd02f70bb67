using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Effects;

namespace Equipoise.Site.Exporting;

/// <summary>Average and spread of the two groups behind an effect, where the effect follows from them and from nothing else.</summary>
internal static class GroupMeans
{
    public static (OneMean? Cells, OneMean? Control, bool Turned) Of(Question question, Contribution s, Snapshot snapshot)
    {
        if (s.Effect is not { } effect || question.Effect == PreferredEffect.RiskRatio || s.From.OfType<Result>().ToList() is not [var a, var b]) return default;
        var measure = question.Effect == PreferredEffect.MeanDifference ? TwoMeansMeasure.MD : TwoMeansMeasure.SMD;
        foreach (var change in new[] { true, false })
        {
            if (Mean(a, change) is not { } first || Mean(b, change) is not { } second) continue;
            foreach (var sign in new[] { 1, -1 })
            {
                var size = TwoMeansEffects.Compute(measure, [new(sign * first.Mean, first.Sd, first.N, sign * second.Mean, second.Sd, second.N)])[0];
                if (AnalysisRow.Same(size.Estimate, effect.Estimate) && AnalysisRow.Same(size.Variance, effect.Variance)) return (first with { Mean = sign * first.Mean }, second with { Mean = sign * second.Mean }, sign < 0);
            }
        }

        return default;
    }

    private static OneMean? Mean(Result r, bool change)
    {
        if (r.N is not > 1) return null;
        var n = r.N.Value;
        var (mean, sd) = change ? (r.Change, r.ChangeSd) : (r.Mean, r.Sd ?? (r.Se is { } se ? se * (decimal)Math.Sqrt(n) : null));
        return mean is { } m && sd is > 0 and var s ? new((double)m, (double)s, n) : null;
    }
}
