using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>A word that was typed.</summary>
/// <param name="Text">The word, folded.</param>
/// <param name="At">Where it stands in the question.</param>
/// <param name="Compound">The whole hyphenated word, joined, when this is its first part.</param>
/// <param name="Parts">How many words the compound has; 1 for a plain word.</param>
/// <param name="IsPart">True for every word of a compound.</param>
/// <param name="IsUnfinished">True for the last word, which somebody may still be typing.</param>
internal sealed record QueryWord(string Text, TextRange At, string? Compound = null, int Parts = 1, bool IsPart = false, bool IsUnfinished = false);

/// <summary>A question cut to its bounds and taken apart.</summary>
internal sealed record QueryWords(string Query, ImmutableArray<QueryWord> Words)
{
    /// <summary>Left out where others remain.</summary>
    private static readonly FrozenSet<string> EmptyWords = FrozenSet.Create(StringComparer.Ordinal,
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "did", "do", "does", "for", "from", "how", "i", "if", "in", "is", "it", "me", "my",
        "of", "on", "or", "our", "should", "that", "the", "there", "this", "to", "was", "we", "were", "what", "when", "which", "will", "with", "would",
        "any", "get", "has", "have", "he", "her", "his", "many", "much", "she", "their", "they", "you", "your");

    /// <summary>What stands before a pasted DOI or page address, longest first.</summary>
    private static readonly ImmutableArray<string> AddressBeginnings = ["https://", "http://", "dx.doi.org/", "doi.org/", "doi:", "www."];

    /// <summary>True for a word by which nothing is found, for it stands everywhere.</summary>
    public static bool IsEmpty(string word) => EmptyWords.Contains(word);

    public static QueryWords Read(string? query)
    {
        var cut = PlainText.Of(query, SearchIndex.LongestQuery);
        var words = Tokens(WithoutAddressBeginnings(cut));
        var telling = words.Where(w => w.IsPart || !IsEmpty(w.Text)).ToImmutableArray();
        var kept = (telling.IsEmpty ? words : telling).Take(SearchIndex.MostWords).ToImmutableArray();
        return new(cut, kept.IsEmpty ? kept : kept.SetItem(kept.Length - 1, kept[^1] with { IsUnfinished = true }));
    }

    /// <summary>Blanked, not removed, so that every word keeps its place.</summary>
    private static string WithoutAddressBeginnings(string query) =>
        AddressBeginnings.Aggregate(query, (text, beginning) => text.Replace(beginning, new string(' ', beginning.Length), StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<QueryWord> Tokens(string query)
    {
        var words = ImmutableArray.CreateBuilder<QueryWord>();
        var reader = new TokenReader(query);
        var first = 0;
        while (reader.Next())
        {
            if (!reader.IsJoined)
            {
                if (reader.Part == 0) first = words.Count;
                words.Add(new(reader.Term.ToString(), new(reader.Start, reader.Length)));
            }
            else
            {
                for (var i = first; i < words.Count; i++) words[i] = words[i] with { IsPart = true };
                words[first] = words[first] with { Compound = reader.Term.ToString(), Parts = words.Count - first };
            }
        }

        return words.ToImmutable();
    }
}
