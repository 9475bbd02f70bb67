using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Components;

namespace Equipoise.Site.Unknowns;

/// <summary>What a record that is no study looked for and did not find.</summary>
public sealed record Gap(string Label, string Address, ImmutableArray<string> Missing)
{
    public static ImmutableArray<Gap> In(Snapshot snapshot)
    {
        var content = snapshot.Content;
        IEnumerable<Gap> all =
        [
            .. content.Reviews.Select(r => Of(r, r.Label, Addresses.Of(r))),
            .. content.Trials.Select(t => Of(t, $"Trial {t.Id}", Addresses.Of(t))),
            .. content.Instruments.Select(i => Of(i, i.Id, Addresses.Of(i))),
            .. content.Cells.Select(c => Of(c, c.Label, Addresses.Of(c))),
            .. content.Shelves.SelectMany(s => s.Value.Select(g => Of(g, g.Title, Addresses.Of(s.Key, g)))),
            .. content.Prices.Select(p => Of(p, p.Title, Addresses.Of(p))),
        ];
        return [.. all.Where(g => g.Missing.Length > 0)];
    }

    private static Gap Of(EvidenceRecord record, string label, string address) => new(label, address, record.Missing);
}
