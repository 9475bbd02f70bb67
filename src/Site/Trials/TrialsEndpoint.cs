using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Trials;

/// <summary>Registered trials for programs.</summary>
internal static class TrialsEndpoint
{
    private static readonly QueryWord[] Words =
    [
        new("status", "Only trials in these states, such as recruiting.") { Repeats = true },
        new("cells", "Only trials of these kinds of cells, by id; not-said where the registry names none.") { Repeats = true },
        new("country", "Only trials in these countries, by two-letter code; not-said where the registry names none.") { Repeats = true },
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/trials", List)
            .Lists<RegisteredTrial>("trials", "Trials", "Every entry of a trial registry on file, with its state and whether a report of it was found.", Words);
        api.MapGet("/api/trials/{id}", (string id, Snapshot snapshot) => snapshot.Trials.ById(id, "trial", "/api/trials"))
            .Finds<RegisteredTrial>("trial", "Trials", "One registered trial.");
    }

    private static IResult List(HttpRequest request, Snapshot snapshot)
    {
        var query = request.Query;
        var filter = TrialFilter.From(snapshot, query["status"]!, query["cells"]!, query["country"]!);
        return filter.NotUnderstood is [var first, ..]
            ? ApiProblem.UnknownParameterValue.Because($"No trial has '{first}'. There are: {string.Join("; ", filter.Facets.Select(f => $"{f.Name} {string.Join(", ", f.Options.Select(o => o.Value))}"))}.")
            : Paging.Answer(request, filter.Found);
    }
}
