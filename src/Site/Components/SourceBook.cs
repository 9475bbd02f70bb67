using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;

namespace Equipoise.Site.Components;

/// <summary>The sources of one page, numbered in the order in which its records name them.</summary>
public sealed class SourceBook
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private SourceBook(ImmutableArray<Source> sources)
    {
        Sources = sources;
        for (var i = 0; i < sources.Length; i++) numbers[sources[i].Id] = i + 1;
    }

    public ImmutableArray<Source> Sources { get; }

    public static SourceBook Of(Snapshot snapshot, params IEnumerable<object> records) =>
        new([.. Figures.In(records).Select(f => f.Source).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => snapshot.Sources.GetValueOrDefault(id)).OfType<Source>()]);

    public int? NumberOf(string? source) => source is not null && numbers.TryGetValue(source, out var number) ? number : null;
}
