using System.Collections.Frozen;
using System.Globalization;

namespace Equipoise.Registry.Importing;

/// <summary>Units that people use in sheets, turned into those of the programme.</summary>
internal static class Units
{
    private const int Places = 6;

    /// <summary>From, to: times, plus.</summary>
    private static readonly FrozenDictionary<(string From, string To), (decimal Times, decimal Plus)> Known = new Dictionary<(string, string), (decimal, decimal)>
    {
        [("lb", "kg")] = (0.45359237m, 0), [("g", "kg")] = (0.001m, 0), [("kg", "g")] = (1000, 0), [("oz", "kg")] = (0.028349523125m, 0),
        [("in", "cm")] = (2.54m, 0), [("ft", "cm")] = (30.48m, 0), [("m", "cm")] = (100, 0), [("mm", "cm")] = (0.1m, 0),
        [("°f", "°c")] = (5m / 9m, -160m / 9m),
        [("million", "cells")] = (1_000_000, 0), [("thousand", "cells")] = (1000, 0), [("billion", "cells")] = (1_000_000_000, 0),
        [("g/dl", "g/l")] = (10, 0), [("mg/dl", "mg/l")] = (10, 0),
        [("min", "hours")] = (1m / 60m, 0), [("hours", "min")] = (60, 0), [("days", "weeks")] = (1m / 7m, 0), [("months", "years")] = (1m / 12m, 0),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["lbs"] = "lb", ["pound"] = "lb", ["pounds"] = "lb", ["kilogram"] = "kg", ["kilograms"] = "kg", ["kgs"] = "kg", ["gram"] = "g", ["grams"] = "g", ["inch"] = "in", ["inches"] = "in", ["\""] = "in",
        ["feet"] = "ft", ["foot"] = "ft", ["meter"] = "m", ["metre"] = "m", ["f"] = "°f", ["fahrenheit"] = "°f", ["degf"] = "°f", ["c"] = "°c", ["celsius"] = "°c", ["degc"] = "°c", ["ºc"] = "°c", ["ºf"] = "°f",
        ["mio"] = "million", ["millions"] = "million", ["million cells"] = "million", ["x10^6"] = "million", ["10^6"] = "million", ["10⁶"] = "million", ["×10⁶"] = "million", ["10^6 cells"] = "million",
        ["cell"] = "cells", ["count"] = "cells", ["10^9/l"] = "10⁹/l", ["x10^9/l"] = "10⁹/l", ["×10⁹/l"] = "10⁹/l", ["iu/l"] = "u/l", ["hour"] = "hours", ["h"] = "hours", ["hrs"] = "hours", ["minutes"] = "min", ["minute"] = "min",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Normal(string unit)
    {
        var text = unit.Trim().TrimEnd('.').ToLowerInvariant();
        return Names.GetValueOrDefault(text, text);
    }

    /// <summary>Whether a word is a unit that is known here.</summary>
    public static bool Is(string word, string? of) => of is not null && Normal(word) is var from && Normal(of) is var to && (from == to || Known.ContainsKey((from, to)));

    /// <summary>The number in the unit of the field; null when nobody knows how.</summary>
    public static decimal? Turned(decimal number, string from, string to)
    {
        var (a, b) = (Normal(from), Normal(to));
        if (a == b) return number;
        return Known.TryGetValue((a, b), out var rule) ? decimal.Round((number * rule.Times) + rule.Plus, Places) : null;
    }

    public static string Said(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
