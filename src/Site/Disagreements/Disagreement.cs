using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Components;

namespace Equipoise.Site.Disagreements;

/// <summary>One matter on which sources disagree, with the record it belongs to and the address of the matter there.</summary>
public sealed record Disagreement(string Group, string Record, string Label, string Address, int Number, Discrepancy Discrepancy)
{
    /// <summary>Anchor on the page of all disagreements.</summary>
    public string Anchor => FormattableString.Invariant($"{Record}-{Number}");

    /// <summary>All of them: studies first, then reviews, trials, and what stands around them.</summary>
    public static ImmutableArray<Disagreement> In(Snapshot snapshot)
    {
        var content = snapshot.Content;
        return
        [
            .. content.Studies.SelectMany(s => Of("Studies", s, s.Label, Addresses.Of(s))),
            .. content.Reviews.SelectMany(r => Of("Reviews", r, r.Label, Addresses.Of(r))),
            .. content.Trials.SelectMany(t => Of("Registered trials", t, t.Id, Addresses.Of(t))),
            .. content.Instruments.SelectMany(i => Of("Rating scales and cells", i, i.Id, Addresses.Of(i))),
            .. content.Cells.SelectMany(c => Of("Rating scales and cells", c, c.Label, Addresses.Of(c))),
            .. content.Shelves.SelectMany(shelf => shelf.Value.SelectMany(g => Of("Around the studies", g, g.Title, Addresses.Of(shelf.Key, g)))),
            .. content.Prices.SelectMany(p => Of("Around the studies", p, p.Title, Addresses.Of(p))),
        ];
    }

    private static IEnumerable<Disagreement> Of(string group, EvidenceRecord record, string label, string address) =>
        record.Discrepancies.Select((d, i) => new Disagreement(group, record.Id, label, address + (record switch
        {
            FactGroup => FormattableString.Invariant($"-d{i + 1}"),
            PriceList => "",
            _ => FormattableString.Invariant($"#d{i + 1}"),
        }), i + 1, d));
}
