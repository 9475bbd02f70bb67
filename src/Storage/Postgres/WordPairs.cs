using System.Collections.Frozen;
using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Storage.Postgres;

/// <summary>
/// Pairs of telling words that follow each other, each as a word of its own: the index keeps no places, and without the pairs every record that has the words of a phrase
/// would have to be opened. Words such as "of" tell nothing and make no pairs; a pair says whether such words stand between.
/// </summary>
internal sealed class WordPairs
{
    /// <summary>Stands before a pair, so that no beginning of a word finds one, and alone in a record that has all its pairs. Records of older versions, and of such length that there is no room for them, have none.</summary>
    public const char All = WordMarks.Gap;

    /// <summary>What is indexed depends on these words: with others, every record has to be indexed anew.</summary>
    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(StringComparer.Ordinal,
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "not", "of", "on", "or", "that", "the", "this", "to", "was", "were", "will", "with");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FillerSpans = Fillers.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private string? before;
    private bool isApart;

    public IReadOnlySet<string> Met => met;

    /// <summary>What comes next follows nothing.</summary>
    public void End() => (before, isApart) = (null, false);

    /// <summary>The next word, with its mark where it has one.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        var bare = word[0] is WordMarks.Title or WordMarks.Heading ? word[1..] : word;
        if (FillerSpans.Contains(bare))
        {
            isApart = before is not null;
            return;
        }

        if (before is not null) met.Add($"{All}{before}{(isApart ? "  " : " ")}{bare}");
        (before, isApart) = (word.ToString(), false);
    }

    /// <summary>The pairs that a record with this phrase has, and whether having them is having the phrase.</summary>
    public static (IReadOnlyCollection<string> Pairs, bool Suffice) Of(RecordWant want, char? mark)
    {
        var pairs = new WordPairs();
        var telling = want.IsPrefix && Fillers.Any(f => f.StartsWith(want.Words[^1], StringComparison.Ordinal)) ? want.Words[..^1] : want.Words;
        foreach (var word in telling) pairs.Add($"{mark}{word}");
        return (pairs.met, want.Words.Length == 2 && pairs.met.Count == 1);
    }
}
