using Equipoise.Evidence.Answers;

namespace Equipoise.Evidence.Changes;

/// <summary>What came into a list and what went out of it.</summary>
internal static class SayListChange
{
    public static IEnumerable<string> Sentences(string one, string many, IEnumerable<string?> before, IEnumerable<string?> after)
    {
        List<string> were = [.. Named(before)], are = [.. Named(after)];
        if (were.Count > 0 && are.Count == 0)
        {
            yield return $"The newer version lists no {many} at all; it may have been fetched without them.";
            yield break;
        }

        var (gone, come) = (Without(were, are), Without(are, were));
        if (come.Count > 0 && were.Count == 0) yield return $"The record lists {many} for the first time: {SayRecord.Named(come)}.";
        else if (come.Count > 0) yield return $"The record lists {Spoken.Count(come.Count, $"further {one}", $"further {many}")}: {SayRecord.Named(come)}.";
        if (gone.Count > 0) yield return $"The record no longer lists {Spoken.Count(gone.Count, one, many)}: {SayRecord.Named(gone)}.";
    }

    /// <summary>Elements of the same name that are described otherwise.</summary>
    public static IEnumerable<string> Reworded<T>(string one, string many, IEnumerable<T> before, IEnumerable<T> after, Func<T, string?> name, Func<T, string> words)
    {
        var were = before.ToLookup(name, words, StringComparer.OrdinalIgnoreCase);
        List<string> changed = [.. after.ToLookup(name, words, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Key is not null && were.Contains(g.Key) && !SayRecord.Same(All(were[g.Key]), All(g))).Select(g => g.Key!).Order(StringComparer.Ordinal)];
        if (changed.Count > 0) yield return $"The record describes {Spoken.Count(changed.Count, one, many)} otherwise than before: {SayRecord.Named(changed)}.";
    }

    private static string All(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Named(IEnumerable<string?> names) => names.OfType<string>().Where(n => !string.IsNullOrWhiteSpace(n)).Order(StringComparer.Ordinal);

    private static List<string> Without(List<string> list, List<string> other)
    {
        var rest = list.ToList();
        foreach (var name in other)
            if (rest.FindIndex(n => SayRecord.Same(n, name)) is >= 0 and var at) rest.RemoveAt(at);
        return rest;
    }
}
