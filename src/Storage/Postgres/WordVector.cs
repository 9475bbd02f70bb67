using System.Globalization;
using System.Text;
using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Storage.Postgres;

/// <summary>The words of a record with their places as the text of a <c>tsvector</c>.</summary>
internal static class WordVector
{
    private const int LastPlace = 16383;
    private const int PlacesOfWord = 255;

    /// <param name="words">See <see cref="IndexedRecord.Words"/>.</param>
    public static string Of(string words)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var place = 0;
        foreach (var part in words.AsSpan().Split(' '))
        {
            var word = words.AsSpan()[part];
            place++;
            if (word.IsEmpty || word[0] == WordMarks.Gap) continue;
            if (!lookup.TryGetValue(word, out var at)) lookup[word] = at = [];
            if (at.Count < PlacesOfWord) at.Add(Math.Min(place, LastPlace));
        }

        return Written(places);
    }

    private static string Written(Dictionary<string, List<int>> places)
    {
        var vector = new StringBuilder();
        foreach (var (word, at) in places)
            vector.Append('\'').Append(word).Append("':").AppendJoin(',', at.Select(p => p.ToString(CultureInfo.InvariantCulture))).Append(' ');
        return vector.ToString();
    }
}
