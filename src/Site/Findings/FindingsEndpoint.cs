using Equipoise.Evidence.Findings;
using Equipoise.Site.Pictures;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Findings;

/// <summary>The graded answers for programs.</summary>
internal static class FindingsEndpoint
{
    private const string Csv = "text/csv; charset=utf-8";

    private static readonly QueryWord Day = new("at", "A day such as 2026-11-01: the finding as it stood at its end (UTC).");

    private static IResult Unknown => ApiProblem.NotFound.Because("There is no such finding, or nothing of the kind for it. /api/findings lists them.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/findings", (HttpRequest request, FindingBook book) => Paging.Answer(request, [.. book.All.Select(FindingView.Of)]))
            .Lists<FindingView>("findings", "Findings", "Every question's answer: method, estimate where there is one, certainty (GRADE) with its reasons, and the statement.");
        api.MapGet("/api/findings/{id}", One)
            .Gives<FindingView>("finding", "Findings", "One finding with its reasons, the studies that count and those that do not; with `at`, as it stood on that day.", Day).Refuses(400).Refuses(404).Refuses(410)
            .WithMetadata(new PublicAnswer([])); // what stood on a day is looked up anew each time
        api.MapGet("/api/findings/{id}/{hash}", async (string id, string hash, FindPast past, CancellationToken cancel) => Answer(await past.ByHash(id, hash, cancel)))
            .Finds<PastFinding>("past-finding", "Findings", "A finding as it stood, by the hash of the version or of its words; the first 8 digits are enough. This address never changes what it gives.").Refuses(410)
            .IsFresh();
        api.MapGet("/api/findings/{id}/data.csv", (string id, FindingBook book) => book.Find(id) is { } f ? Results.File(FindingCsv.Write(f), Csv, $"equipoise-{f.Id}.csv") : Unknown)
            .Gives(typeof(byte[]), "text/csv", "finding-data", "Findings", "The studies of a finding and their numbers, one to a row.").Refuses(404);
        api.MapGet("/api/findings/{id}/script.R", (string id, FindingBook book) => book.Find(id) is { } f && FindingScript.Write(f) is { } script ? Results.Text(script, "text/plain") : Unknown)
            .Gives(typeof(string), "text/plain", "finding-script", "Findings", "A script for R that pools the numbers of a finding again with metafor, where there are any.").Refuses(404);
        api.MapGet("/api/findings/{id}/picture.svg", async (string id, FindingBook book) => book.Find(id) is { } f && FindingPictures.Of(f) is { } picture ? Results.Text(await PictureFile.Svg(picture, Breadth.Wide), "image/svg+xml") : Unknown)
            .Gives(typeof(string), "image/svg+xml", "finding-picture", "Findings", "The picture of a finding, where there is one.").Refuses(404);
    }

    private static async Task<IResult> One(string id, HttpRequest request, FindingBook book, FindPast past, CancellationToken cancel)
    {
        if (request.Query["at"].ToString() is { Length: > 0 } day) return Answer(await past.OnDay(id, day, cancel));
        return book.Find(id) is { } finding ? Results.Json(FindingView.Of(finding)) : Unknown;
    }

    private static IResult Answer(PastReading reading) => reading switch
    {
        { Found: { } found } => Results.Json(found),
        { Status: 400 } => ApiProblem.UnknownParameterValue.Because(reading.Why),
        { Status: 410 } => ApiProblem.Gone.Because($"{reading.Why} /api/releases lists the versions kept."),
        _ => ApiProblem.NotFound.Because($"{reading.Why} /api/releases lists the versions kept."),
    };
}
