using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Disagreements;

/// <summary>A matter on which sources disagree, and the record it belongs to.</summary>
/// <param name="Record">Id of the record.</param>
/// <param name="Label">What the record is called.</param>
/// <param name="Address">The record's page.</param>
/// <param name="Topic">What they disagree about.</param>
/// <param name="Readings">What each source says.</param>
/// <param name="Remark">What we make of it.</param>
public sealed record DisagreementEntry(string Record, string Label, string Address, string Topic, ImmutableArray<Reading> Readings, string? Remark)
{
    public static DisagreementEntry Of(Disagreement d) => new(d.Record, d.Label, d.Address, d.Discrepancy.Topic, d.Discrepancy.Readings, d.Discrepancy.Remark);
}

/// <summary>Disagreements between sources for programs.</summary>
internal static class DisagreementsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/api/disagreements", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, [.. Disagreement.In(snapshot).Select(DisagreementEntry.Of)]))
            .Lists<DisagreementEntry>("disagreements", "Disagreements", "Every matter on which two sources say different things, with all they say.");
}
