using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Importing.BibTex;

/// <summary>Names in BibTeX: divided by "and", family name first or last, a group in braces.</summary>
internal static partial class BibTexNames
{
    public static ImmutableArray<CitationAuthor> Of(string? list) => list is null ? [] : [.. Divided(list).Select(Name).OfType<CitationAuthor>()];

    private static IEnumerable<string> Divided(string list)
    {
        var start = 0;
        foreach (Match and in And().Matches(list))
        {
            if (Depth(list.AsSpan(0, and.Index)) != 0) continue;
            yield return list[start..and.Index];
            start = and.Index + and.Length;
        }

        yield return list[start..];
    }

    private static int Depth(ReadOnlySpan<char> text) => text.Count('{') - text.Count('}');

    private static CitationAuthor? Name(string name)
    {
        name = name.Trim();
        if (name is ['{', .., '}'] && Depth(name.AsSpan(0, name.Length - 1)) > 0 && name.IndexOf('}', StringComparison.Ordinal) == name.Length - 1) return new(LatexText.Plain(name), IsGroup: true);
        var plain = LatexText.Plain(name);
        if (plain.Length == 0) return null;
        if (plain.Contains(',', StringComparison.Ordinal)) return new(FamilyFirst(plain));
        var words = plain.Split(' ');
        var family = Array.FindIndex(words, 0, words.Length - 1, w => char.IsLower(w[0]));
        if (family < 0) family = words.Length - 1;
        var given = string.Join(' ', words[..family]);
        return new(given.Length == 0 ? plain : $"{string.Join(' ', words[family..])}, {given}");
    }

    /// <summary>"von Last, Jr, First" becomes "von Last, First, Jr".</summary>
    private static string FamilyFirst(string name) =>
        name.Split(',', StringSplitOptions.TrimEntries) is [var family, var suffix, var given] ? $"{family}, {given}, {suffix}" : name;

    [GeneratedRegex(@"\s+and\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex And();
}
