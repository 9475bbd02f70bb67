using System.Globalization;
using System.Text;
using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Storage.Postgres;

/// <summary>The words of a record with their places as the text of a <c>tsvector</c>, and their pairs (<see cref="WordPairs"/>).</summary>
internal static class WordVector
{
    private const int LastPlace = 16383;
    private const int PlacesOfWord = 255;
    private const int MostBytes = 1_000_000;

    /// <param name="words">See <see cref="IndexedRecord.Words"/>.</param>
    public static string Of(string words)
    {
        var (places, pairs) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new WordPairs());
        var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var place = 0;
        foreach (var part in words.AsSpan().Split(' '))
        {
            var word = words.AsSpan()[part];
            place++;
            if (word.IsEmpty || word[0] == WordMarks.Gap)
            {
                pairs.End();
                continue;
            }

            if (!lookup.TryGetValue(word, out var at)) lookup[word] = at = [];
            if (at.Count < PlacesOfWord) at.Add(Math.Min(place, LastPlace));
            if (word[0] != WordMarks.Scope) pairs.Add(word);
        }

        return Written(places, pairs.Met);
    }

    private static string Written(Dictionary<string, List<int>> places, IReadOnlySet<string> pairs)
    {
        var vector = new StringBuilder();
        foreach (var (word, at) in places)
            vector.Append('\'').Append(word).Append("':").AppendJoin(',', at.Select(p => p.ToString(CultureInfo.InvariantCulture))).Append(' ');
        if (places.Sum(w => (long)Bytes(w.Key) + 4 + (2 * w.Value.Count)) + pairs.Sum(Bytes) > MostBytes) return vector.ToString();
        foreach (var pair in pairs) vector.Append('\'').Append(pair).Append("' ");
        return vector.Append('\'').Append(WordPairs.All).Append('\'').ToString();
    }

    private static int Bytes(string word) => Encoding.UTF8.GetByteCount(word);
}
