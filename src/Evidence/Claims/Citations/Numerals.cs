using System.Collections.Frozen;
using System.Globalization;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>A number in a passage, in figures or in words.</summary>
/// <param name="Value">How much.</param>
/// <param name="First">Number of its first word.</param>
/// <param name="Last">Number of its last word.</param>
internal readonly record struct Numeral(decimal Value, int First, int Last);

/// <summary>Reads the numbers of a passage, "137" and "one hundred and thirty-seven" alike. The words for them stand in the lexicons.</summary>
internal static class Numerals
{
    private const string Group = "numeral";

    private static readonly FrozenSet<string> Joining = FrozenSet.Create(StringComparer.Ordinal, "and", "y", "ve");

    /// <summary>In the order of the passage.</summary>
    public static List<Numeral> Of(Passage passage)
    {
        var found = new List<Numeral>();
        for (var i = 0; i < passage.Words.Count; i++)
        {
            if (passage.Words[i].Kind == WordKind.Number && decimal.TryParse(passage.Words[i].Form, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) found.Add(new(value, i, i));
        }

        var parts = passage.Cues.Where(m => m.Group == Group).Select(m => new Numeral(int.Parse(m.Name, CultureInfo.InvariantCulture), m.First, m.Last)).OrderBy(n => n.First).ToList();
        for (var i = 0; i < parts.Count;) found.Add(Whole(passage, parts, ref i));
        found.Sort((a, b) => a.First.CompareTo(b.First));
        return found;
    }

    /// <summary>As many parts as make one number: "one hundred" and "thirty" and "seven".</summary>
    private static Numeral Whole(Passage passage, List<Numeral> parts, ref int at)
    {
        var first = parts[at].First;
        decimal thousands = 0, rest = 0;
        int last;
        do
        {
            var part = parts[at];
            (thousands, rest) = part.Value == 1000 ? (thousands + (Math.Max(rest, 1) * 1000), 0) : (thousands, part.Value == 100 ? Math.Max(rest, 1) * 100 : rest + part.Value);
            last = part.Last;
            at++;
        }
        while (at < parts.Count && Follows(passage, last, parts[at].First, thousands + rest) && Fits(parts[at].Value, thousands, rest));
        return new(thousands + rest, first, last);
    }

    private static bool Follows(Passage passage, int last, int next, decimal before) =>
        next == last + 1 || (next == last + 2 && Joining.Contains(passage.Words[last + 1].Form) && (before >= 100 || passage.Words[last + 1].Form == "y"));

    /// <summary>Whether a part goes on with a number: units after tens, tens after hundreds, "hundred" after units.</summary>
    private static bool Fits(decimal part, decimal thousands, decimal rest) => part switch
    {
        1000 => thousands == 0,
        100 => rest is > 0 and < 10,
        > 100 => rest == 0,
        >= 10 => rest == 0 || rest % 100 == 0,
        _ => rest == 0 || rest % 100 == 0 || (rest % 10 == 0 && rest % 100 >= 20),
    };
}
