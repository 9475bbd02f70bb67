using Equipoise.Evidence.Studies;
using Equipoise.Statistics;
using Equipoise.Statistics.Effects;

namespace Equipoise.Evidence.Reviews;

/// <summary>Whether the numbers of a printed pooled result belong together, allowing for their rounding.</summary>
/// <param name="ImpliedSe">Standard error implied by the interval, on the scale of analysis.</param>
/// <param name="ImpliedZ">Estimate divided by that standard error.</param>
/// <param name="ImpliedP">Two-sided p implied, 0 to 1.</param>
/// <param name="Agrees">Whether the printed p can be the p of this interval; null when no p of the effect was printed.</param>
public sealed record PooledConsistency(double ImpliedSe, double ImpliedZ, double ImpliedP, bool? Agrees)
{
    /// <summary>Null for an interval without width, from which nothing follows.</summary>
    public static PooledConsistency? Of(PooledResult pooled)
    {
        if ((double)pooled.CiUpper <= (double)pooled.CiLower) return null;
        var scale = pooled.Measure is PooledMeasure.RiskRatio or PooledMeasure.OddsRatio ? EffectScale.Ratio : EffectScale.Difference;
        var implied = PrintedInterval.From((double)pooled.Value, new((double)pooled.CiLower, (double)pooled.CiUpper), scale, (double)pooled.CiLevel / 100);
        return new(
            implied.StandardError,
            implied.Z,
            implied.P,
            pooled is { P: { } p, PTests: PTests.Effect } ? Agree(pooled.Value, pooled.CiLower, pooled.CiUpper, pooled.CiLevel, p, scale) : null);
    }

    /// <summary>Whether a printed p can be the p of a printed interval, when each number may have been rounded.</summary>
    public static bool Agree(decimal value, decimal lower, decimal upper, decimal level, PValue p, EffectScale scale)
    {
        if ((double)upper <= (double)lower) return true;
        var unit = (double)new[] { LastDigit(value), LastDigit(lower), LastDigit(upper) }.Max();
        var allowed = PrintedInterval.PAllowed((double)value, new((double)lower, (double)upper), scale, unit, (double)level / 100);
        var half = (double)LastDigit(p.Value) / 2;
        return p.Relation switch
        {
            '<' => allowed.Lower < (double)p.Value,
            '>' => allowed.Upper > (double)p.Value,
            _ => allowed.Upper >= (double)p.Value - half && allowed.Lower <= (double)p.Value + half,
        };
    }

    private static decimal LastDigit(decimal printed)
    {
        var unit = 1m;
        for (var digits = printed.Scale; digits > 0; digits--) unit /= 10;
        return unit;
    }
}
