using System.Globalization;
using System.Text;

namespace Equipoise.Storage.Postgres;

/// <summary>Words with their places as the text of a <c>tsvector</c>.</summary>
internal static class WordVector
{
    private const int LastPlace = 16383;
    private const int PlacesOfWord = 255;

    /// <param name="texts">Folded words with a space between; no phrase reaches from one text into the next.</param>
    public static string Of(params ReadOnlySpan<string> texts)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var place = 0;
        foreach (var text in texts)
        {
            foreach (var part in text.AsSpan().Split(' '))
            {
                var word = text.AsSpan()[part];
                place++;
                if (word.IsEmpty || !char.IsLetterOrDigit(word[0]) && !char.IsSurrogate(word[0])) continue;
                if (!lookup.TryGetValue(word, out var at)) lookup[word] = at = [];
                if (at.Count < PlacesOfWord) at.Add(Math.Min(place, LastPlace));
            }

            place++;
        }

        return Written(places);
    }

    private static string Written(Dictionary<string, List<int>> places)
    {
        var vector = new StringBuilder();
        foreach (var (word, at) in places)
        {
            if (vector.Length > 0) vector.Append(' ');
            vector.Append('\'').Append(word).Append("':").AppendJoin(',', at.Select(p => p.ToString(CultureInfo.InvariantCulture)));
        }

        return vector.ToString();
    }
}
