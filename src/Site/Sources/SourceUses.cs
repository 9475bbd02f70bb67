using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Components;
using Equipoise.Site.RiskOfBias;

namespace Equipoise.Site.Sources;

/// <summary>A record that takes figures from a source.</summary>
public sealed record SourceUse(string Address, string Words);

/// <summary>Which records rest on which source; worked out once.</summary>
public sealed class SourceUses(Snapshot snapshot)
{
    private readonly FrozenDictionary<string, ImmutableArray<SourceUse>> uses = Found(snapshot);

    public ImmutableArray<SourceUse> Of(Source source) => uses.GetValueOrDefault(source.Id, []);

    private static FrozenDictionary<string, ImmutableArray<SourceUse>> Found(Snapshot snapshot) =>
        Records(snapshot)
            .SelectMany(x => Figures.In([x.Record]).Select(f => f.Source).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => (Id: id, x.Use)))
            .GroupBy(x => x.Id, x => x.Use, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    private static IEnumerable<(object Record, SourceUse Use)> Records(Snapshot snapshot)
    {
        var content = snapshot.Content;
        return
        [
            .. content.Studies.Select(s => ((object)s, new SourceUse(Addresses.Of(s), s.Label))),
            .. content.Reviews.Select(r => ((object)r, new SourceUse(Addresses.Of(r), r.Label))),
            .. content.Trials.Select(t => ((object)t, new SourceUse(Addresses.Of(t), $"trial {t.Id}"))),
            .. content.Instruments.Select(i => ((object)i, new SourceUse(Addresses.Of(i), i.Id))),
            .. content.Cells.Select(c => ((object)c, new SourceUse(Addresses.Of(c), c.Label))),
            .. content.Shelves.SelectMany(s => s.Value.Select(g => ((object)g, new SourceUse(Addresses.Of(s.Key, g), g.Title)))),
            .. content.RiskOfBias.Select(a => ((object)a, new SourceUse(BiasWords.Address(snapshot.Studies[a.Study]), $"{snapshot.Studies[a.Study].Label}, risk of bias"))),
            .. content.MissingResults.Select(m => ((object)m, new SourceUse($"/risk-of-bias#missing-{m.Id}", $"missing results: {m.Title}"))),
            .. content.Prices.Select(p => ((object)p, new SourceUse(Addresses.Of(p), p.Title))),
            .. content.Rates.Select(r => ((object)r, new SourceUse($"/costs#rates-{r.Id}", r.Title))),
        ];
    }
}
