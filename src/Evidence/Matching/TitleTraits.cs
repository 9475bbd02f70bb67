using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Searching;

namespace Equipoise.Evidence.Matching;

/// <summary>A title taken apart for comparison.</summary>
/// <param name="Words">Its words, folded, in order, without those that stand everywhere.</param>
/// <param name="Letters">All of its words as one, so that hyphens and spaces do not matter.</param>
/// <param name="Numbers">Its numbers in order of size, roman and spelt ones too: parts, phases, months. Titles that differ in them speak of different things.</param>
/// <param name="IsNotice">True for an erratum, a comment, a reply, a retraction: it bears the title of the paper it is about.</param>
internal sealed record TitleTraits(ImmutableArray<string> Words, string Letters, ImmutableArray<string> Numbers, bool IsNotice)
{
    private const int Longest = 1000;

    private static readonly FrozenDictionary<string, string> SpeltNumbers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["i"] = "1", ["ii"] = "2", ["iii"] = "3", ["iv"] = "4", ["v"] = "5", ["vi"] = "6", ["vii"] = "7", ["viii"] = "8", ["ix"] = "9", ["x"] = "10",
        ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10", ["twelve"] = "12",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoticeWords = FrozenSet.Create(StringComparer.Ordinal,
        "erratum", "errata", "corrigendum", "corrigenda", "correction", "retraction", "retracted", "reply", "comment", "commentary", "response", "re", "letter", "rebuttal", "addendum", "withdrawn", "withdrawal", "author", "expression");

    /// <summary>The number a word stands for, or null.</summary>
    private static string? NumberOf(string word) => SpeltNumbers.GetValueOrDefault(word) ?? (word.Any(char.IsDigit) ? word.TrimStart('0') is { Length: > 0 } digits ? digits : "0" : null);

    public static TitleTraits Of(string title)
    {
        var words = new List<string>();
        var reader = new TokenReader(title.AsSpan(0, Math.Min(title.Length, Longest)));
        while (reader.Next())
            if (!reader.IsJoined) words.Add(NumberOf(reader.Term.ToString()) ?? PluralFolding.Fold(reader.Term, reader.IsAcronym).ToString());
        var numbers = words.Where(w => w.Any(char.IsDigit)).Order(StringComparer.Ordinal);
        return new([.. words.Where(w => !QueryWords.IsEmpty(w))], string.Concat(words), [.. numbers], Notice(title, words));
    }

    /// <summary>A notice says so before a colon, in brackets, or as its first word; "response to cells" within a title is no notice.</summary>
    private static bool Notice(string title, List<string> words)
    {
        if (words.Count == 0) return false;
        if (words[0] is "erratum" or "errata" or "corrigendum" or "corrigenda" or "retraction" or "retracted" or "addendum" or "re" or "withdrawn") return true;
        if (words.Count > 1 && (words[0], words[1]) is ("reply", "to") or ("response", "to") or ("comment", "on") or ("commentary", "on") or ("letter", "to") or ("in", "reply") or ("expression", "of") or ("correction", "to")) return true;
        if (words[0] is "author" && words.Skip(1).Take(2).Any(w => w is "reply" or "response" or "correction")) return true;
        var colon = title.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 0 and < 30 && Of(title[..colon]).Words is [var only] && NoticeWords.Contains(only)) return true;
        return words[^1] is "erratum" or "corrigendum" or "reply" or "retraction" or "comment";
    }
}
