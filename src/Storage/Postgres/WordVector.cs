using System.Globalization;
using System.Text;
using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Storage.Postgres;

/// <summary>
/// The words of a record with their places as the text of a <c>tsvector</c>, and every pair of words that follow each other as a word of its own: the index keeps no places, and
/// without the pairs every record that has the words of a phrase would have to be opened.
/// </summary>
internal static class WordVector
{
    /// <summary>Stands before a pair, so that no beginning of a word finds one, and alone in a record that has all its pairs. Records of older versions, and of such length that there is no room for them, have none.</summary>
    public const char Paired = WordMarks.Gap;

    private const int LastPlace = 16383;
    private const int PlacesOfWord = 255;
    private const int MostBytes = 1_000_000;

    /// <param name="words">See <see cref="IndexedRecord.Words"/>.</param>
    public static string Of(string words)
    {
        var (places, pairs) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var place = 0;
        ReadOnlySpan<char> before = [];
        foreach (var part in words.AsSpan().Split(' '))
        {
            var word = words.AsSpan()[part];
            place++;
            if (word.IsEmpty || word[0] == WordMarks.Gap)
            {
                before = [];
                continue;
            }

            if (!lookup.TryGetValue(word, out var at)) lookup[word] = at = [];
            if (at.Count < PlacesOfWord) at.Add(Math.Min(place, LastPlace));
            if (!before.IsEmpty && word[0] != WordMarks.Scope) pairs.Add(Pair(before, word[0] is WordMarks.Title or WordMarks.Heading ? word[1..] : word));
            before = word;
        }

        return Written(places, pairs);
    }

    /// <summary>Two words as one.</summary>
    /// <param name="first">With its mark, where it has one.</param>
    /// <param name="second">Without.</param>
    public static string Pair(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => $"{Paired}{first} {second}";

    private static string Written(Dictionary<string, List<int>> places, HashSet<string> pairs)
    {
        var vector = new StringBuilder();
        foreach (var (word, at) in places)
            vector.Append('\'').Append(word).Append("':").AppendJoin(',', at.Select(p => p.ToString(CultureInfo.InvariantCulture))).Append(' ');
        if (places.Sum(w => (long)Bytes(w.Key) + 4 + (2 * w.Value.Count)) + pairs.Sum(Bytes) > MostBytes) return vector.ToString();
        foreach (var pair in pairs) vector.Append('\'').Append(pair).Append("' ");
        return vector.Append('\'').Append(Paired).Append('\'').ToString();
    }

    private static int Bytes(string word) => Encoding.UTF8.GetByteCount(word);
}
