using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Assessments;

/// <summary>Puts the points of one score in relation: which is the baseline, what changed since, and what changed beside the child. Editions and forms are never compared.</summary>
internal static class ReadSeries
{
    /// <param name="points">The points of one score, by day.</param>
    /// <param name="infused">The day of the first infusion, for those who may know it.</param>
    public static ScoreSeries Of(ImmutableArray<ScoredPoint> points, DateOnly? infused)
    {
        var baseline = points.LastOrDefault(p => p.Point is { IsBaseline: true, Value: not null });
        var earlier = baseline is null ? null : points.LastOrDefault(p => p.Point is { IsBaseline: true, Value: not null } && p != baseline && Unlike(p, baseline) is null);
        var last = points[^1].Score;
        ImmutableArray<CoursePoint> related = [.. points.Select(p => Related(p, baseline, infused))];
        CoursePoint? Found(ScoredPoint? point) => point is null ? null : related[points.IndexOf(point)];
        return new()
        {
            Key = Key(last),
            Instrument = last.Instrument,
            Subscale = last.Subscale,
            Scale = last.Scale,
            Points = related,
            Baseline = Found(baseline),
            EarlierBaseline = Found(earlier),
        };
    }

    private static CoursePoint Related(ScoredPoint point, ScoredPoint? baseline, DateOnly? infused)
    {
        var flags = point.Point.Flags;
        if (baseline is not null && point != baseline)
        {
            if (point.Rater != baseline.Rater) flags = flags.Add(Discontinuity.Rater);
            if (point.Score.AnsweredBy != baseline.Score.AnsweredBy && point.Point.Value is not null) flags = flags.Add(Discontinuity.Answerer);
            if (point.Score.Instrument != baseline.Score.Instrument) flags = flags.Add(Discontinuity.Edition);
            else if (point.Score.Variant != baseline.Score.Variant || point.Score.Form != baseline.Score.Form) flags = flags.Add(Discontinuity.Form);
        }

        if (point.Point.IsBaseline && point.Point.On > infused) flags = flags.Add(Discontinuity.AfterInfusion);
        var why = WhyNoChange(point, baseline);
        return point.Point with { Flags = flags, Change = why is null && point != baseline ? point.Point.Value - baseline!.Point.Value : null, WhyNoChange = why };
    }

    private static string? WhyNoChange(ScoredPoint point, ScoredPoint? baseline) =>
        baseline is null ? "There is no score from before the cells to compare it with."
        : point == baseline ? null
        : point.Point.Value is null ? point.Point.WhyMissing
        : Unlike(point, baseline);

    /// <summary>Why two scores cannot be subtracted; null when they can.</summary>
    private static string? Unlike(ScoredPoint point, ScoredPoint baseline)
    {
        var (now, then) = (point.Score, baseline.Score);
        if (now.Instrument != then.Instrument) return $"The baseline is of another edition ({then.Instrument}, here {now.Instrument}); editions are never subtracted.";
        if (now.Variant != then.Variant) return $"The baseline is of another form ({then.Variant ?? "not said"}, here {now.Variant ?? "not said"}); forms are never subtracted.";
        return now.Form != then.Form ? $"The baseline is of another form ('{then.Form}', here '{now.Form}'); forms are never subtracted." : null;
    }

    private static string Key(StoredScore score)
    {
        var words = string.Concat($"{score.Family} {score.Subscale ?? "total"}{(score.Scale is ScoreScale.Raw or ScoreScale.Count ? "" : " " + Words.Code(score.Scale))}".ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '));
        return string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
