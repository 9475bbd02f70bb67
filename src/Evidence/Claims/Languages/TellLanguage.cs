using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Languages;

/// <summary>
/// Tells the language of a page: by its letters where a script belongs to few languages, and by how many of its words are common words of a language.
/// The common words stand in <c>data/lexicons</c> as the concept <c>language.common</c>. The time it takes does not grow with pages longer than the part that is looked at.
/// </summary>
public sealed class TellLanguage(IEnumerable<Lexicon> lexicons)
{
    /// <summary>The concept that holds a language's common words.</summary>
    public const string Concept = "language.common";

    /// <summary>What is told when nothing can be.</summary>
    public const string Unknown = "und";

    /// <summary>Characters that are looked at.</summary>
    private const int Part = 20_000;

    /// <summary>Common words that a page needs, and the share of its words that they must make.</summary>
    private const int FewestWords = 2;

    private const double FewestShare = 0.06;

    /// <summary>Letters of one script from which a page is in that script.</summary>
    private const double ScriptShare = 0.3;

    private readonly FrozenDictionary<string, ImmutableArray<string>> languagesOf = lexicons
        .SelectMany(l => l.Concepts.Where(c => c.Id == Concept).SelectMany(c => c.Terms).Select(t => (Word: Fold(t), l.Language)))
        .GroupBy(p => p.Word, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Language).Distinct(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>ISO 639-1 code, or "und".</summary>
    public string Of(string text)
    {
        var part = Math.Min(text.Length, Part);
        return Scripts.Of(text.AsSpan(0, part), ScriptShare) ?? ByWords(ReadWords.Of(text, 0, part));
    }

    private string ByWords(List<Word> words)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var all = 0;
        foreach (var word in words)
        {
            if (word.Kind is not (WordKind.Word or WordKind.Acronym)) continue;
            all++;
            foreach (var language in languagesOf.GetValueOrDefault(word.Form, [])) counts[language] = counts.GetValueOrDefault(language) + 1;
        }

        if (counts.Count == 0) return Unknown;
        var best = counts.MaxBy(c => c.Value);
        return best.Value >= FewestWords && best.Value >= FewestShare * all ? best.Key : Unknown;
    }

    private static string Fold(string term) => ReadWords.Of(term, 0, term.Length) is [var word, ..] ? word.Form : term;
}
