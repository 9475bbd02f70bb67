using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Where everything in an evidence base that an answer may rest on can be read.</summary>
public sealed class EvidenceLinks
{
    private readonly FrozenDictionary<string, EvidenceLink> byId;

    public EvidenceLinks(Snapshot snapshot, FindingBook findings)
    {
        var content = snapshot.Content;
        IEnumerable<EvidenceLink> all =
        [
            .. findings.All.Select(f => new EvidenceLink(f.Id, "finding", f.Scope.Question.Asks, "/findings/" + f.Id)),
            .. content.Studies.Select(s => new EvidenceLink(s.Id, "study", s.Label, "/studies/" + s.Id)),
            .. content.Reviews.Select(r => new EvidenceLink(r.Id, "review", r.Label, "/reviews/" + r.Id)),
            .. content.Trials.Select(t => new EvidenceLink(t.Id, "trial", t.Title, "/trials/" + t.Id)),
            .. from shelf in content.Shelves from facts in shelf.Value from fact in facts.Facts select Of(shelf.Key, facts, fact),
            .. content.Prices.SelectMany(l => l.Prices).Select(p => new EvidenceLink(p.Id, "price", p.What, "/costs#" + p.Id)),
            .. content.Cells.Select(c => new EvidenceLink(c.Id, "cells", c.Name, "/cells/" + c.Id)),
        ];
        byId = all.DistinctBy(l => l.Id, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(l => l.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where it stands; null when there is no such thing.</summary>
    public EvidenceLink? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>In the order given; what does not exist is left out.</summary>
    public ImmutableArray<EvidenceLink> Of(IEnumerable<string> ids) => [.. ids.Select(Find).OfType<EvidenceLink>()];

    private static EvidenceLink Of(Shelf shelf, FactGroup facts, Fact fact) => new(fact.Id, "fact", facts.Title, $"/{Shape.Kebab(shelf.ToString())}#{fact.Id}");
}
