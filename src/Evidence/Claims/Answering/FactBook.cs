using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>The facts around the studies, by name.</summary>
internal sealed class FactBook(Snapshot snapshot)
{
    private readonly FrozenDictionary<string, Fact> byId = snapshot.Content.Shelves.Values.SelectMany(s => s).SelectMany(g => g.Facts)
        .DistinctBy(f => f.Id, StringComparer.Ordinal).ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);

    public Fact? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The facts of a file on a shelf; empty when there is no such file.</summary>
    public ImmutableArray<Fact> Group(Shelf shelf, string id) => snapshot.Shelf(shelf).FirstOrDefault(g => g.Id == id)?.Facts ?? [];

    public IEnumerable<Fact> On(Shelf shelf) => snapshot.Shelf(shelf).SelectMany(g => g.Facts);

    /// <summary>What the fact says, in its first sentence.</summary>
    public string? Says(string id) => Find(id) is { } fact ? Sentences.First(fact.Statement) : null;
}
