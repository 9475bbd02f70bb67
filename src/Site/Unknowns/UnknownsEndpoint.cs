using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Unknowns;

/// <summary>What a record cannot tell and what was looked for in vain.</summary>
/// <param name="Label">What the record is called.</param>
/// <param name="Address">The record's page.</param>
/// <param name="CannotTell">What it cannot tell us; only studies say so.</param>
/// <param name="Missing">What could not be read or found.</param>
public sealed record UnknownEntry(string Label, string Address, ImmutableArray<string> CannotTell, ImmutableArray<string> Missing);

/// <summary>What nobody knows, for programs.</summary>
internal static class UnknownsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/api/unknowns", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, In(snapshot)))
            .Lists<UnknownEntry>("unknowns", "Unknowns", "Record by record, what it cannot tell and what was looked for and could not be read or found.");

    private static ImmutableArray<UnknownEntry> In(Snapshot snapshot) =>
    [
        .. snapshot.Content.Studies.Select(s => new UnknownEntry(s.Label, Addresses.Of(s), s.CannotTell, s.Missing)),
        .. Gap.In(snapshot).Select(g => new UnknownEntry(g.Label, g.Address, [], g.Missing)),
    ];
}
