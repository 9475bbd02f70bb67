using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Shelves;

/// <summary>A shelf of facts as the list of shelves shows it.</summary>
/// <param name="Id">Its word in addresses.</param>
/// <param name="Groups">Groups of facts on it.</param>
/// <param name="Facts">Facts in all groups.</param>
/// <param name="Address">Where they are.</param>
public sealed record ShelfEntry(string Id, int Groups, int Facts, string Address);

/// <summary>Facts around the studies for programs.</summary>
internal static class FactsEndpoint
{
    private static readonly FrozenDictionary<string, Shelf> Shelves = Enum.GetValues<Shelf>().ToFrozenDictionary(Choice.Word, StringComparer.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/facts", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, All(snapshot)))
            .Lists<ShelfEntry>("shelves", "Facts", "The shelves of facts around the studies.");
        foreach (var (word, shelf) in Shelves)
        {
            api.MapGet($"/api/{word}", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Shelf(shelf)))
                .Lists<FactGroup>(word, "Facts", $"The facts of the page /{word}, in groups.");
        }
    }

    private static ImmutableArray<ShelfEntry> All(Snapshot snapshot) =>
    [
        .. Shelves.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (Word: s.Key, Groups: snapshot.Shelf(s.Value)))
            .Select(s => new ShelfEntry(s.Word, s.Groups.Length, s.Groups.Sum(g => g.Facts.Length), $"/api/{s.Word}")),
    ];
}
