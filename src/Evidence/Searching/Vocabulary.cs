using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;

namespace Equipoise.Evidence.Searching;

/// <summary>A word that stands in some record.</summary>
/// <param name="Text">The word, folded.</param>
/// <param name="Key">The word without its plural ending.</param>
/// <param name="IsJoined">True when it is only ever the parts of a hyphenated word read as one.</param>
internal sealed record VocabularyWord(string Text, string Key, bool IsJoined);

/// <summary>Every word of every record, and how to find those that are alike.</summary>
internal sealed class Vocabulary
{
    private readonly ImmutableArray<VocabularyWord> words;
    private readonly FrozenDictionary<string, int> numbers;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbersBySpan;
    private readonly FrozenDictionary<string, ImmutableArray<int>> numbersByKey;
    private readonly ImmutableArray<int> alphabetical;
    private readonly ImmutableArray<ImmutableArray<(uint Letters, int Word)>> byLength; // side by side in memory, for every slip walks through them

    public Vocabulary(ImmutableArray<VocabularyWord> words)
    {
        this.words = words;
        var all = Enumerable.Range(0, words.Length).ToArray();
        numbers = all.ToFrozenDictionary(n => words[n].Text, StringComparer.Ordinal);
        numbersBySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        numbersByKey = all.GroupBy(n => words[n].Key, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        alphabetical = [.. all.OrderBy(n => words[n].Text, StringComparer.Ordinal)];
        byLength = [.. Enumerable.Range(0, TokenReader.LongestWord + 1).Select(OfLength)];
    }

    public string Text(int word) => words[word].Text;

    /// <summary>The word's number, or -1.</summary>
    public int Find(ReadOnlySpan<char> word) => numbersBySpan.TryGetValue(word, out var number) ? number : -1;

    public bool Knows(string word) => numbers.ContainsKey(word) || numbersByKey.ContainsKey(PluralFolding.Fold(word));

    /// <summary>The other number of the same word: singular for plural, plural for singular.</summary>
    public IEnumerable<int> Plurals(string word) =>
        numbersByKey.GetValueOrDefault(PluralFolding.Fold(word), [])
            .Concat(numbersByKey.GetValueOrDefault(word, []))
            .Where(n => words[n].Text != word)
            .Distinct();

    /// <summary>Longer words that begin so, at most <paramref name="most"/>.</summary>
    public IEnumerable<int> StartingWith(string beginning, int most)
    {
        for (var i = FirstNotBefore(beginning); i < alphabetical.Length && most > 0; i++)
        {
            var word = words[alphabetical[i]];
            if (!word.Text.StartsWith(beginning, StringComparison.Ordinal)) yield break;
            if (word.Text.Length == beginning.Length) continue;
            most--;
            yield return alphabetical[i];
        }
    }

    /// <summary>The words fewest slips away, and no farther than <paramref name="most"/>; none when the word itself is one.</summary>
    public (ImmutableArray<int> Words, int Slips) Nearest(string word, int most)
    {
        var nearest = ImmutableArray.CreateBuilder<int>();
        var letters = LettersOf(word);
        for (var length = Math.Max(1, word.Length - most); length <= Math.Min(TokenReader.LongestWord, word.Length + most); length++)
        {
            foreach (var (candidateLetters, number) in byLength[length])
            {
                if (!CanBeWithin(most, letters, candidateLetters)) continue;
                var slips = EditDistance.Between(word, words[number].Text, most);
                if (slips == 0 || slips > most) continue;
                if (slips < most) nearest.Clear();
                most = slips;
                nearest.Add(number);
            }
        }

        return (nearest.ToImmutable(), most);
    }

    /// <summary>A slip adds at most one letter and takes away at most one.</summary>
    private static bool CanBeWithin(int slips, uint a, uint b) =>
        BitOperations.PopCount(a & ~b) <= slips && BitOperations.PopCount(b & ~a) <= slips;

    /// <summary>Which letters a word has, one bit each.</summary>
    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var letter in word) letters |= 1u << (letter is >= 'a' and <= 'z' ? letter - 'a' : 26 + (letter % 6));
        return letters;
    }

    private ImmutableArray<(uint Letters, int Word)> OfLength(int length) =>
    [
        .. Enumerable.Range(0, words.Length).Where(n => words[n].Text.Length == length && !words[n].IsJoined).Select(n => (LettersOf(words[n].Text), n)),
    ];

    private int FirstNotBefore(string beginning)
    {
        int low = 0, high = alphabetical.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (string.CompareOrdinal(words[alphabetical[middle]].Text, beginning) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
