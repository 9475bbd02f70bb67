using System.Text.RegularExpressions;

namespace Equipoise.Product.Tests.Site.Families;

/// <summary>
/// The Flesch–Kincaid grade: Kincaid JP, Fishburne RP, Rogers RL, Chissom BS (1975). Derivation of new readability formulas for Navy enlisted personnel.
/// Research Branch Report 8-75. Grade = 0.39 × words a sentence + 11.8 × syllables a word − 15.59; a child in grade g is about g + 5 years old.
/// Syllables are counted by rule (runs of vowels, silent endings), which errs by about one word in twenty.
/// </summary>
internal static partial class ReadingGrade
{
    public static double Of(IEnumerable<string> sentences)
    {
        var parts = sentences.SelectMany(Sentences).ToList();
        var words = parts.SelectMany(Words).ToList();
        return 0.39 * words.Count / parts.Count + 11.8 * words.Sum(Syllables) / words.Count - 15.59;
    }

    public static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(s => Words(s).Any());

    public static IEnumerable<string> Words(string text) => Word().Matches(text).Select(m => m.Value);

    public static int Syllables(string word)
    {
        if (char.IsAsciiDigit(word[0])) return 1;
        var w = word.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var count = Vowels().Count(w);
        if (w.Length > 3 && SilentEnd().IsMatch(w)) count--;
        return Math.Max(1, count + TwoVowels().Count(w));
    }

    [GeneratedRegex(@"(?<=[.!?:;])[”""')]*\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[A-Za-zÀ-ÿ]+(['’][a-z]+)?|[0-9]+([.,][0-9]+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vowels();

    /// <summary>The e of make, makes and baked; not that of table, wanted or boxes.</summary>
    [GeneratedRegex("([^aeiouyl]|[aeiouy]l)e$|[^aeiouylsxzhgc]es$|[^aeiouytdl]ed$|[aeiouy]led$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SilentEnd();

    /// <summary>Two vowels that are said apart.</summary>
    [GeneratedRegex("ia(?!n$)|io(?!n|u)|eo(?!p)|ua[^r]|riet|sci[eo]|ying$|iu", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TwoVowels();
}
