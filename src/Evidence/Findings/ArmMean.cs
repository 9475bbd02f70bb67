using Equipoise.Evidence.Studies;
using Equipoise.Statistics;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Effects.Conversions;

namespace Equipoise.Evidence.Findings;

/// <summary>Mean and spread of the children of one arm, or of several taken as one, from whatever was printed.</summary>
/// <remarks>Cochrane Handbook 6.5.2 (2019); medians by Luo and Wan, or by McGrath where they are too skewed for that: see <see cref="MeanFrom"/>.</remarks>
internal sealed record ArmMean(OneMean Numbers, string? Derived, IReadOnlyList<Result> From)
{
    /// <summary>Scores at the end.</summary>
    public static ArmMean? Final(Result r)
    {
        if (r is not { N: > 1 and var n, Difference: null }) return null;
        if (r.Mean is not { } mean) return FromMedian(r, n);
        if (r.Sd is { } sd) return sd > 0 ? new(new((double)mean, (double)sd, n), null, [r]) : null;
        if (r is { Se: { } se }) return Spread(r, mean, () => DeviationFrom.StandardError((double)se, n));
        return r is { Change: null, CiLower: { } low, CiUpper: { } high } ? Spread(r, mean, () => DeviationFrom.Interval(new((double)low, (double)high), n, Level(r))) : null;
    }

    /// <summary>Changes from the start.</summary>
    public static ArmMean? Change(Result r)
    {
        if (r is not { N: > 1 and var n, Change: { } change, Difference: null }) return null;
        if (r.ChangeSd is { } sd) return sd > 0 ? new(new((double)change, (double)sd, n), null, [r]) : null;
        if (r is { Mean: null, Se: { } se }) return Spread(r, change, () => DeviationFrom.StandardError((double)se, n));
        if (r is { Mean: null, CiLower: { } low, CiUpper: { } high }) return Spread(r, change, () => DeviationFrom.Interval(new((double)low, (double)high), n, Level(r)));
        return r is { P: { IsExact: true } p, PCompares: Comparison.BeforeAfter } && p.Value is > 0 and < 1 && change != 0
            ? Spread(r, change, () => DeviationFrom.ChangeP((double)change, ExactP.Of((double)p.Value), n))
            : null;
    }

    /// <summary>Changes worked out from scores at the start and at the end; their spread needs the correlation of the two.</summary>
    public static ArmMean? Change(Result start, Result end, double correlation, string whose)
    {
        if (Final(start) is not { } b || Final(end) is not { } e) return null;
        if (Possible(() => DeviationFrom.Changes(b.Numbers.Sd, e.Numbers.Sd, correlation)) is not { Value: > 0 } spread) return null;
        return new(new(e.Numbers.Mean - b.Numbers.Mean, spread.Value, Math.Min(b.Numbers.N, e.Numbers.N)), $"{spread.Method}, with a correlation of {FormattableString.Invariant($"{correlation:0.00}")} {whose}", [end, start]);
    }

    /// <summary>The correlation of start and end that a study's own three spreads give; null where it does not print them.</summary>
    public static double? Correlation(Result start, Result end) =>
        start.Sd is > 0 and var b && end is { Sd: > 0 and var e, ChangeSd: > 0 and var c } && Possible(() => CorrelationFrom.Deviations((double)b, (double)e, (double)c)) is { } r ? r.Value : null;

    /// <summary>Several arms as if they had been one.</summary>
    public static ArmMean? Together(IReadOnlyList<ArmMean?> arms)
    {
        if (arms.Count == 0 || arms.Contains(null)) return null;
        if (arms.Count == 1) return arms[0];
        var all = arms.OfType<ArmMean>().ToList();
        var derived = string.Join("; ", all.Select(a => a.Derived).OfType<string>().Distinct(StringComparer.Ordinal));
        return Possible(() => CombinedGroups.Of([.. all.Select(a => a.Numbers)])) is { Value.Sd: > 0 } one ? new(one.Value, derived.Length > 0 ? derived : null, [.. all.SelectMany(a => a.From)]) : null;
    }

    private static ArmMean? FromMedian(Result r, int n)
    {
        if (r.Median is not { } m || n < 5) return null;
        double median = (double)m;
        var five = r switch
        {
            { IqrLow: { } q1, IqrHigh: { } q3, RangeLow: { } low, RangeHigh: { } high } => Possible(() => FiveNumbers.OfAll((double)low, (double)q1, median, (double)q3, (double)high, n)),
            { IqrLow: { } q1, IqrHigh: { } q3 } => Possible(() => FiveNumbers.OfQuartiles((double)q1, median, (double)q3, n)),
            { RangeLow: { } low, RangeHigh: { } high } => Possible(() => FiveNumbers.OfRange((double)low, median, (double)high, n)),
            _ => null,
        };
        if (five is null) return null;
        var mean = MeanFrom.Luo(five);
        if (mean.Doubt is { } doubt && Possible(() => MeanFrom.BestFit(five)) is { } fitted) mean = fitted with { Method = $"{fitted.Method}, because: {doubt.TrimEnd('.')}" };
        return mean.Value.Sd > 0 ? new(mean.Value, mean.Method, [r]) : null;
    }

    private static ArmMean? Spread(Result r, decimal mean, Func<Derived<double>> from) =>
        Possible(from) is { Value: > 0 } sd && double.IsFinite(sd.Value) ? new(new((double)mean, sd.Value, r.N!.Value), sd.Method, [r]) : null;

    private static double Level(Result r) => (double)(r.CiLevel ?? 95) / 100;

    private static Derived<T>? Possible<T>(Func<Derived<T>> from)
    {
        try
        {
            return from();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static FiveNumbers? Possible(Func<FiveNumbers> from)
    {
        try
        {
            return from();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
