using System.Globalization;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Releases;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Changes;

/// <summary>What changed, for programs and for readers of feeds.</summary>
internal static class ChangesEndpoint
{
    private const int InFeed = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/changes", All)
            .Lists<Change>("changes", "Changes", "What changed from each version to the next, the newest first: records with their fields, and findings that moved with what moved them and by how much.")
            .IsFresh();
        api.MapGet("/api/changes/{number}", (string number, IServiceProvider services, CancellationToken cancel) => One(number, services, cancel))
            .Finds<Change>("change", "Changes", "One change.")
            .IsFresh();
        api.MapGet("/changes.atom", Feed)
            .Gives(typeof(string), ChangeFeed.MediaType, "changes-feed", "Changes", "Both kinds of changes as an Atom feed (RFC 4287), the newest fifty; of imported records only what bears on the evidence.")
            .IsFresh();
    }

    private static async Task<IResult> All(HttpRequest request, IServiceProvider services, CancellationToken cancel)
    {
        if (KeptChanges.In(services) is not { } changes) return Paging.Answer<Change>(request, []);
        return await Paging.Answer(request, (skip, take) => changes.List(skip, take, cancel));
    }

    private static async Task<IResult> One(string number, IServiceProvider services, CancellationToken cancel) =>
        KeptChanges.In(services) is { } changes && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && await changes.Into(place, cancel) is { } change
            ? Results.Json(change)
            : ApiProblem.NotFound.Because("There is no such change. /api/changes lists them.");

    private static async Task<IResult> Feed(IServiceProvider services, Said said, CancellationToken cancel)
    {
        if (KeptChanges.In(services) is not { } changes || KeptChanges.OfRecords(services) is not { } records) return Results.Bytes(ChangeFeed.Write([], [], null, said), ChangeFeed.ContentType);
        var (items, _) = await changes.List(0, InFeed, cancel);
        var (amendments, _) = await records.List(new(), 0, InFeed, cancel);
        return Results.Bytes(ChangeFeed.Write(items, amendments, await changes.Began(cancel), said), ChangeFeed.ContentType);
    }
}
