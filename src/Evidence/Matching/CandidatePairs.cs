using System.Globalization;

namespace Equipoise.Evidence.Matching;

/// <summary>
/// Pairs worth comparing: records that share an id, the beginning or the end of a title, or its three longest words. Of a crowd under one such key (a hundred editorials)
/// each is compared with its neighbours in the order of author, year and page only, so that the work grows with the number of records and not with its square.
/// </summary>
internal static class CandidatePairs
{
    private const int Letters = 24;
    private const int Crowd = 40;
    private const int Neighbours = 8;

    public static HashSet<(int Left, int Right)> Of(IReadOnlyList<RecordTraits> records)
    {
        var blocks = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++)
            foreach (var key in Keys(records[i]).Distinct(StringComparer.Ordinal))
                (blocks.TryGetValue(key, out var block) ? block : blocks[key] = []).Add(i);
        var pairs = new HashSet<(int, int)>();
        foreach (var block in blocks.Values.Where(b => b.Count > 1)) Add(pairs, block, records);
        return pairs;
    }

    private static IEnumerable<string> Keys(RecordTraits record)
    {
        if (record.Kind == Importing.RecordKind.Citation) yield return record.Key.Id;
        foreach (var (scheme, value) in record.Papers) yield return $"{scheme}:{value}";
        foreach (var title in record.Titles)
        {
            yield return "<" + title.Letters[..Math.Min(Letters, title.Letters.Length)];
            yield return ">" + title.Letters[^Math.Min(Letters, title.Letters.Length)..];
            yield return "#" + string.Join(' ', title.Words.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Take(3));
        }
    }

    private static void Add(HashSet<(int, int)> pairs, List<int> block, IReadOnlyList<RecordTraits> records)
    {
        var reach = block.Count <= Crowd ? block.Count : Neighbours;
        if (block.Count > Crowd) block = [.. block.OrderBy(i => Place(records[i]), StringComparer.Ordinal)];
        for (var i = 0; i < block.Count; i++)
            for (var j = i + 1; j < Math.Min(block.Count, i + 1 + reach); j++)
                pairs.Add((Math.Min(block[i], block[j]), Math.Max(block[i], block[j])));
    }

    /// <summary>By whole title, author, year and page; the key last, so that the order is one and the same however the records come.</summary>
    private static string Place(RecordTraits record) =>
        string.Create(CultureInfo.InvariantCulture, $"{(record.Titles.Length > 0 ? record.Titles[0].Letters : "")}|{record.Author}|{record.Year}|{record.Page}|{record.Key}");
}
