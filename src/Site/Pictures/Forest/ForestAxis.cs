namespace Equipoise.Site.Pictures.Forest;

/// <summary>How far the axis of a forest picture reaches: every estimate, no effect and the pooled intervals always; long intervals of single studies end in arrows.</summary>
internal static class ForestAxis
{
    private const double Limit = 1e300;

    public static Axis Of(ForestPicture picture, double start, double end)
    {
        List<double> core = [], bounds = [], widths = [];
        if (!picture.Scale.IsSingleGroup) core.Add(0);
        foreach (var row in picture.Rows)
        {
            if (row.Estimate is { } estimate) core.Add(estimate);
            if (row.Interval is not { } interval) continue;
            bounds.AddRange([interval.Lower, interval.Upper]);
            widths.Add(interval.Width / 2);
        }

        foreach (var summary in picture.Groups.Select(g => g.Summary).Append(picture.Overall).OfType<ForestSummary>())
        {
            core.AddRange([summary.Estimate, summary.Interval.Lower, summary.Interval.Upper]);
            if (summary.Prediction is { } prediction) bounds.AddRange([prediction.Lower, prediction.Upper]);
        }

        if (core.Count == 0) core.Add(0);
        bounds.AddRange(core);
        var (low, high) = Ends(core);
        var (lowest, highest) = Ends(bounds);
        widths.Sort();
        var further = Math.Max(0.6 * (high - low), widths.Count == 0 ? 0 : 1.6 * widths[widths.Count / 2]);
        var axis = Axis.Around([Math.Min(low, Math.Max(lowest, low - further)), Math.Max(high, Math.Min(highest, high + further))], start, end);
        return picture.Scale.IsReversed ? axis.Reversed() : axis;
    }

    private static (double Low, double High) Ends(List<double> values) => (Math.Clamp(values.Min(), -Limit, Limit), Math.Clamp(values.Max(), -Limit, Limit));
}
