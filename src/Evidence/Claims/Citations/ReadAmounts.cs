using Equipoise.Evidence.Claims.Finding;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Reads years, ages and doses.</summary>
internal static class ReadAmounts
{
    private const int FirstYear = 1990, LastYear = 2030;

    public static IEnumerable<int> Years(List<Numeral> numerals) => numerals.Where(IsYear).Select(n => (int)n.Value);

    /// <summary>"The 2013 study", "a trial of 2019", "published in 2021", "in 2021 a hospital reported", "(2020)".</summary>
    public static IEnumerable<int> Published(Passage passage, List<Numeral> numerals)
    {
        foreach (var number in numerals.Where(IsYear))
        {
            var (before, next) = (Word(passage, number.First - 1), Word(passage, number.Last + 1));
            var told = passage.Cues.Any(m => m.Concept == "cue.published" && ((m.First > number.Last && m.First - number.Last <= 3) || (m.Last < number.First && number.First - m.Last <= 3) || (number.First <= 1 && m.First - number.Last <= 5)));
            if (before is "(" or "al" && passage.Matches.Any(m => m.Group == "author" && m.Last < number.First && number.First - m.Last <= 4)) yield return (int)number.Value;
            else if (told && before is "in" or "from" or "of" or "(" or "the" or "a" or "this" or "famous" || (before == "(" && next is "" or ":")) yield return (int)number.Value;
        }
    }

    /// <summary>"aged 4 to 11", "ages 18–48 months", "2 to 7 years old".</summary>
    public static (decimal Low, decimal High)? Ages(Passage passage, List<Numeral> numerals)
    {
        for (var i = 0; i + 1 < numerals.Count; i++)
        {
            var (low, high) = (numerals[i], numerals[i + 1]);
            if (high.First - low.Last > 3 || high.Value <= low.Value || high.Value > 60) continue;
            var unit = Word(passage, high.Last + 1);
            var aged = Enumerable.Range(Math.Max(0, low.First - 3), Math.Min(low.First, 3)).Any(k => passage.Words[k].Form is "aged" or "age" or "ages" or "ranged");
            var old = unit is "years" or "months" && Word(passage, high.Last + 2) is "old" or "of";
            var between = Word(passage, low.First - 1) is "between" or "from" && Word(passage, low.Last + 1) is "and" or "to" && passage.Has("people.children") && unit is "" or "were" or "years" or "took" or "with" or "who";
            if (!aged && !old && !between) continue;
            return unit == "months" ? (Math.Round(low.Value / 12, 1), Math.Round(high.Value / 12, 1)) : (low.Value, high.Value);
        }

        return null;
    }

    /// <summary>"2 million cells per kilo", "6 x 10^6 cells/kg".</summary>
    public static decimal? DosePerKg(Passage passage, List<Numeral> numerals)
    {
        if (!passage.HasCue("cue.per-weight")) return null;
        for (var i = 0; i < numerals.Count; i++)
        {
            var number = numerals[i];
            if (Word(passage, number.Last + 1) == "million") return number.Value * 1_000_000;
            if (i + 2 < numerals.Count && numerals[i + 1].Value == 10 && numerals[i + 2].Value is >= 5 and <= 9 && numerals[i + 2].First - number.Last <= 4) return number.Value * (decimal)Math.Pow(10, (double)numerals[i + 2].Value);
        }

        return null;
    }

    private static bool IsYear(Numeral number) => number.Value is >= FirstYear and <= LastYear && decimal.IsInteger(number.Value) && number.First == number.Last;

    private static string Word(Passage passage, int at) => at >= 0 && at < passage.Words.Count ? passage.Words[at].Form : "";
}
