using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Translations;

/// <summary>What may stand in a sentence of a words file: plain text and named places for values, no markup.</summary>
public static partial class Wording
{
    /// <summary>The named places of a sentence, each once, in alphabetical order.</summary>
    public static IReadOnlyList<string> Places(string sentence) =>
        [.. Place().Matches(sentence).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The sentence with its places filled. A place without a value is the programmer's error.</summary>
    public static string Fill(string sentence, Func<string, string> value) => Place().Replace(sentence, m => value(m.Groups["name"].Value));

    /// <summary>What is wrong with a sentence in itself; null when nothing is.</summary>
    public static string? Unfit(string sentence) =>
        Markup().Match(sentence) is { Success: true } found ? $"'{found.Value}' looks like markup. Words are plain text; the page makes headings, links and lists."
        : Place().Replace(sentence, "").AsSpan().ContainsAny('{', '}') ? "A brace stands alone here. A place for a value is written {name}, with a small letter first."
        : null;

    /// <summary>Whether a key can be one: letters and digits, with points and hyphens between.</summary>
    public static bool IsKey(string key) => Key().IsMatch(key);

    /// <summary>The numbers of a sentence that a translation does not have. Thousands and decimals may be written otherwise.</summary>
    public static IReadOnlyList<string> NumbersLost(string english, string translated)
    {
        var left = Digits().Matches(translated).Select(m => m.Value).ToList();
        return [.. Digits().Matches(english).Select(m => m.Value).Where(number => !left.Remove(number))];
    }

    [GeneratedRegex(@"\{(?<name>[a-z][A-Za-z0-9]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"<|>|&#?\w+;|\*\*|__|`|\]\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();
}
