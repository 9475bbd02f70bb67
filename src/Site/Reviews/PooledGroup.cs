using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Site.Reviews;

/// <summary>
/// Pooled results that may stand in one picture: all with a comparison group or all without, on one scale. Points of different
/// instruments are different scales; so are ratios that are better high and ratios that are better low.
/// </summary>
public sealed record PooledGroup(bool Controlled, PooledMeasure Measure, Instrument? Instrument, bool HigherIsBetter, ImmutableArray<PooledResult> Results)
{
    public bool IsRatio => Measure.IsRatio();

    /// <summary>The groups of a review. A plain mean is no effect, and a result whose better side is not known has no side: neither has a picture.</summary>
    public static ImmutableArray<PooledGroup> Of(Review review, Snapshot snapshot) =>
    [
        .. review.Pooled
            .Where(p => p.Measure != PooledMeasure.Mean)
            .Select(p => (Pooled: p, Instrument: snapshot.Instruments.GetValueOrDefault(p.Instrument ?? ""), Higher: HigherBetter(p, snapshot)))
            .Where(x => x.Higher is not null)
            .GroupBy(x => (x.Pooled.Controlled, x.Pooled.Measure, Instrument: x.Pooled.Measure.IsRatio() ? null : x.Instrument, Higher: x.Higher!.Value), x => x.Pooled)
            .Select(g => new PooledGroup(g.Key.Controlled, g.Key.Measure, g.Key.Instrument, g.Key.Higher, [.. g])),
    ];

    /// <summary>Place of a value from left to right in per cent; no effect is 50, benefit above it.</summary>
    public double X(decimal value) => 50 + (46 * Benefit((double)value) / Reach);

    /// <summary>No effect and one value on each side of it.</summary>
    public ImmutableArray<(double X, string Label)> Ticks
    {
        get
        {
            decimal[] values = IsRatio ? [1 / Step, 1, Step] : [-Step, 0, Step];
            return [.. values.Select(v => (X(v), Components.Words.Number(decimal.Round(v, 2))))];
        }
    }

    private double Reach => Results.SelectMany(p => new[] { p.CiLower, p.CiUpper }).Max(v => Math.Abs(Benefit((double)v)));

    private decimal Step => IsRatio
        ? new[] { 1.1m, 1.25m, 2, 4, 5, 10, 20, 50, 100 }.TakeWhile(r => Math.Log((double)r) <= Reach).LastOrDefault(1.05m)
        : new[] { 0.1m, 0.2m, 0.5m, 1, 2, 5, 10, 20, 50, 100, 200 }.TakeWhile(r => (double)r <= Reach).LastOrDefault(0.01m);

    private double Benefit(double value) => (HigherIsBetter ? 1 : -1) * (IsRatio ? Math.Log(value) : value);

    private static bool? HigherBetter(PooledResult pooled, Snapshot snapshot)
    {
        var instrument = snapshot.Instruments.GetValueOrDefault(pooled.Instrument ?? "");
        var part = instrument?.Subscales.FirstOrDefault(s => s.Name == pooled.Subscale)?.Better;
        return (pooled.Better ?? part ?? instrument?.Better) switch
        {
            BetterIs.Higher => true,
            BetterIs.Lower => false,
            _ => null,
        };
    }
}

/// <summary>What kind of number a pooled measure is.</summary>
public static class PooledMeasures
{
    public static bool IsRatio(this PooledMeasure measure) => measure is PooledMeasure.RiskRatio or PooledMeasure.OddsRatio;
}
