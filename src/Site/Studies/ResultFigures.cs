using System.Globalization;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Studies;

/// <summary>The printed figures of a result, one short phrase each.</summary>
public static class ResultFigures
{
    public static IEnumerable<string> Of(Result result, Instrument? instrument)
    {
        var better = StudyWords.Better(instrument, result.Subscale);
        var unit = instrument?.Construct is Construct.Imaging or Construct.Biomarker or Construct.Other or null ? "" : " points";
        if (result.Difference is { } difference) yield return $"Difference {Signed(difference)}{unit}{Side(difference, better)}";
        if (result.Change is { } change) yield return $"Change {Signed(change)}{unit}{Spread(result.ChangeSd)}{Turn(change, better)}";
        if (result.Mean is { } mean) yield return $"Mean {Words.Number(mean)}{Spread(result.Sd)}";
        else if (result.Sd is { } sd) yield return $"SD {Words.Number(sd)}";
        if (result.Se is { } se) yield return $"Standard error {Words.Number(se)}";
        if (result.Median is { } median) yield return $"Median {Words.Number(median)}";
        if (result is { IqrLow: { } q1, IqrHigh: { } q3 }) yield return $"Middle half {Words.Number(q1)} to {Words.Number(q3)}";
        if (result is { RangeLow: { } low, RangeHigh: { } high }) yield return $"Range {Words.Number(low)} to {Words.Number(high)}";
        if (result is { CiLower: { } lower, CiUpper: { } upper }) yield return $"{Words.Number(result.CiLevel ?? 95)}% interval {Words.Number(lower)} to {Words.Number(upper)}";
        foreach (var count in Counts(result)) yield return count;
        if (result.F is { } f) yield return $"F = {Words.Number(f)}";
        if (result.P is { } p) yield return P(p, result.PCompares);
    }

    private static IEnumerable<string> Counts(Result result)
    {
        var percent = result.Percent is { } printed ? $"{Words.Number(printed)} %" : null;
        switch (result)
        {
            case { Events: { } events, N: { } n and > 0 }:
                yield return $"{Words.Number(events)} of {Words.Number(n)}" + (percent is null ? $" ({Shares.Percent((double)events / n)} %)" : $" (printed: {percent})");
                break;
            case { Events: { } events }:
                yield return Words.Children(events) + (percent is null ? "" : $" ({percent})");
                break;
            default:
                if (percent is not null) yield return percent;
                break;
        }

        if (result.Cut is { } cut) yield return $"Counted: {cut}";
        else if (result.Events is not null) yield return "What counted as better is not printed.";
    }

    /// <summary>True when a share is shown whose denominator nobody printed.</summary>
    public static bool LacksDenominator(Result result) => result is { N: null } and ({ Percent: not null } or { Events: not null });

    public static string P(PValue p, Comparison? compares)
    {
        var relation = p.IsExact ? "=" : p.Relation.ToString();
        return $"p {relation} {p.Value.ToString(CultureInfo.InvariantCulture)}" + (compares is { } c ? $" ({StudyWords.Of(c)})" : "");
    }

    private static string Signed(decimal number) => number > 0 ? "+" + Words.Number(number) : Words.Number(number);

    private static string Spread(decimal? sd) => sd is { } s ? $" (SD {Words.Number(s)})" : "";

    private static string Turn(decimal change, BetterIs? better) => (change, better) switch
    {
        (0, _) => "",
        ( < 0, BetterIs.Lower) => ": a fall, so better",
        ( > 0, BetterIs.Lower) => ": a rise, so worse",
        ( > 0, BetterIs.Higher) => ": a rise, so better",
        ( < 0, BetterIs.Higher) => ": a fall, so worse",
        _ => "",
    };

    private static string Side(decimal difference, BetterIs? better) => (difference, better) switch
    {
        ( < 0, BetterIs.Lower) or ( > 0, BetterIs.Higher) => ", to the side of the cells",
        ( > 0, BetterIs.Lower) or ( < 0, BetterIs.Higher) => ", to the side of the comparison",
        _ => "",
    };
}
