using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Studies;

/// <summary>The studies somebody asked to see side by side, and what was not understood.</summary>
public sealed record Chosen(ImmutableArray<Study> Studies, ImmutableArray<string> Notes)
{
    public const int Most = 4;

    private const int LongestShown = 40;

    public static Chosen From(Snapshot snapshot, IEnumerable<string?>? ids)
    {
        var asked = (ids ?? []).SelectMany(id => (id ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase).Take(100).ToList();
        var known = asked.Select(id => snapshot.Studies.GetValueOrDefault(id)).OfType<Study>().ToImmutableArray();
        var unknown = asked.Where(id => !snapshot.Studies.ContainsKey(id)).Take(Most).Select(id => $"We did not understand “{Shown(id)}”: no study has that name. It was left out.");
        IEnumerable<string> many = known.Length > Most ? [$"Up to four studies fit beside each other. The first four of {known.Length} are shown."] : [];
        return new([.. known.Take(Most)], [.. unknown, .. many]);
    }

    /// <summary>Pairs that report some of the same children: they must not be read as two pieces of evidence.</summary>
    public IEnumerable<(Study One, Study Other, Overlap Overlap)> Overlaps =>
        from one in Studies
        from overlap in one.Overlaps
        from other in Studies
        where other.Id == overlap.Study && string.CompareOrdinal(one.Id, other.Id) < 0
        select (one, other, overlap);

    private static string Shown(string id) => id.Length <= LongestShown ? id : id[..LongestShown] + "…";
}
