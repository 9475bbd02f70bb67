using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Exporting;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Findings;

/// <summary>The graded answers for programs.</summary>
internal static class FindingsEndpoint
{
    private static readonly QueryWord Day = new("at", "A day such as 2026-11-01: the finding as it stood at its end (UTC).");

    internal static IResult Unknown => ApiProblem.NotFound.Because("There is no such finding, or nothing of the kind for it. /api/findings lists them.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/findings", (HttpRequest request, FindingBook book) => Paging.Answer(request, [.. book.All.Select(FindingView.Of)]))
            .Lists<FindingView>("findings", "Findings", "Every question's answer: method, estimate where there is one, certainty (GRADE) with its reasons, and the statement.");
        api.MapGet("/api/findings/review.csv", (FindingBook book, Snapshot snapshot) => Results.File(RevManPackage.DataRows(book, snapshot), "text/csv; charset=utf-8", RevManPackage.Name(snapshot) + "-data-rows.csv"))
            .Gives(typeof(byte[]), "text/csv", "review-csv", "Findings", "Every compared outcome with its studies, one to a row, in the columns of RevMan Web.");
        api.MapGet("/api/findings/review.zip", (FindingBook book, Snapshot snapshot) => Results.File(RevManPackage.Zip(book, snapshot), "application/zip", RevManPackage.Name(snapshot) + "-data.zip"))
            .Gives(typeof(byte[]), "application/zip", "review-zip", "Findings", "The whole review as a data package like those of RevMan Web: analyses, settings and estimates, characteristics of studies, risk of bias, references.");
        api.MapGet("/api/findings/{id}", One)
            .Gives<FindingView>("finding", "Findings", "One finding with its reasons, the studies that count and those that do not; with `at`, as it stood on that day.", Day).Refuses(400).Refuses(404).Refuses(410)
            .WithMetadata(new PublicAnswer([])); // what stood on a day is looked up anew each time
        api.MapGet("/api/findings/{id}/{hash}", async (string id, string hash, FindPast past, CancellationToken cancel) => Answer(await past.ByHash(id, hash, cancel)))
            .Finds<PastFinding>("past-finding", "Findings", "A finding as it stood, by the hash of the version or of its words; the first 8 digits are enough. This address never changes what it gives.").Refuses(410)
            .IsFresh();
        foreach (var file in FindingFile.All)
        {
            api.MapGet($"/api/findings/{{id}}/{file.Name}", async (string id, FindingBook book, Snapshot snapshot) => book.Find(id) is { } f ? await file.Answer(f, snapshot, $"equipoise-{f.Id}") : Unknown)
                .Gives(file.Type, file.MediaType, "finding-" + file.Kind, "Findings", file.Holds).Refuses(404);
            api.MapGet($"/api/findings/{{id}}/{{hash}}/{file.Name}", async (string id, string hash, FindPast past, CancellationToken cancel) => await Past(file, id, hash, past, cancel))
                .Gives(file.Type, file.MediaType, "past-finding-" + file.Kind, "Findings", file.Past).Refuses(404).Refuses(410)
                .IsFresh();
        }
    }

    private static async Task<IResult> Past(FindingFile file, string id, string hash, FindPast past, CancellationToken cancel)
    {
        var again = await past.Again(id, hash, cancel);
        return again.Finding is { } finding ? await file.Answer(finding, again.Snapshot!, $"equipoise-{finding.Id}-{hash[..Math.Min(12, hash.Length)]}") : Answer(new(null, again.Status, again.Why));
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
