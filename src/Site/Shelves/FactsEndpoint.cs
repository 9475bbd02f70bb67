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
        api.MapGet("/api/facts/{shelf}", Shelved)
            .Lists<FactGroup>("facts", "Facts", "The facts on one shelf, such as natural-course, mechanisms or law, in groups.")
            .Produces<ApiProblem>(404, ApiProblem.MediaType);
    }

    private static IResult Shelved(string shelf, HttpRequest request, Snapshot snapshot) =>
        Shelves.TryGetValue(shelf, out var found)
            ? Paging.Answer(request, snapshot.Shelf(found))
            : ApiProblem.NotFound.Because($"There is no such shelf. There are: {string.Join(", ", Shelves.Keys.Order(StringComparer.Ordinal))}.");

    private static ImmutableArray<ShelfEntry> All(Snapshot snapshot) =>
    [
        .. Shelves.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (Word: s.Key, Groups: snapshot.Shelf(s.Value)))
            .Select(s => new ShelfEntry(s.Word, s.Groups.Length, s.Groups.Sum(g => g.Facts.Length), $"/api/facts/{s.Word}")),
    ];
}
