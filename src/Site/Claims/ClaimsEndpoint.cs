using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Writing;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Site.Claims;

/// <summary>How programs have a page checked.</summary>
/// <param name="Send">What may be sent with POST.</param>
/// <param name="Verdicts">Every verdict and what it means.</param>
/// <param name="Types">What a claim may be about.</param>
/// <param name="Stances">In which voice it may be made.</param>
/// <param name="Flags">Every warning sign and what it means.</param>
/// <param name="MostBytes">Longest page in bytes.</param>
/// <param name="MostCharacters">Longest readable text in characters.</param>
public sealed record CheckGuide(ImmutableArray<string> Send, ImmutableArray<CheckWord> Verdicts, ImmutableArray<string> Types, ImmutableArray<string> Stances, ImmutableArray<CheckWord> Flags, int MostBytes, int MostCharacters)
{
    internal static CheckGuide Only { get; } = new(
        ["application/json: {\"text\": …} or {\"url\": …}", "text/plain, text/html, application/pdf: the page itself", "multipart/form-data: one file, or a field text or url"],
        [.. Enum.GetValues<Verdict>().Select(v => new CheckWord(ClaimLabels.Of(v), VerdictWords.Of(v).Says))],
        [.. Enum.GetValues<ClaimType>().Select(ClaimLabels.Of)],
        [.. Enum.GetValues<Stance>().Select(ClaimLabels.Of)],
        [.. Enum.GetValues<Warning>().Select(f => new CheckWord(ClaimLabels.Of(f), $"The page {FlagWords.Of(f)}."))],
        CheckPages.MostBytes,
        CheckPages.MostCharacters);
}

/// <summary>A word on the wire and what it means.</summary>
public sealed record CheckWord(string Word, string Says);

/// <summary>Checks pages for programs. Nothing is stored.</summary>
internal static class ClaimsEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/claims/check", () => Results.Json(CheckGuide.Only))
            .Gives<CheckGuide>("claims-guide", "Claims", "How a page is checked with POST to this address: what may be sent, the limits, and every verdict, type and warning sign. Nothing that is sent is stored.");
        api.MapPost("/api/claims/check", Check)
            .WithName("claims-check").WithTags("Claims").WithDescription("Every claim of a page with its verdict, reason and evidence; what the page leaves out; questions to ask. Nothing is stored.")
            .Produces<ClaimReport>(200, "application/json")
            .Refuses(400).Refuses(413).Refuses(422).Refuses(429)
            .WithMetadata(new RequestSizeLimitAttribute(CheckPages.MostRequestBytes));
        api.MapGet("/api/claims/check/{hash}", Kept)
            .Finds<ClaimReport>("claims-kept", "Claims", "A report that somebody asked to keep, as it was written that day, until its time is over.")
            .IsKeptNowhere();
        api.MapMethods("/api/claims/check", [HttpMethods.Options], Preflight).ExcludeFromDescription();
    }

    private static async Task<IResult> Kept(string hash, HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return KeptReports.In(http.RequestServices) is { } reports && await reports.Find(hash.ToLowerInvariant(), cancel) is { } found
            ? Json(found.Report, source: null)
            : ApiProblem.NotFound.Because("There is no such report: it was deleted, or its time is over, or the address is not whole.");
    }

    private static IResult Json(ClaimReport report, string? source) => Results.Text(ReportJson.Of(report, source).ToJsonString(Evidence.Snapshots.CanonicalJson.Options), "application/json");

    /// <summary>Pages elsewhere may ask, so their browsers are told what they may send.</summary>
    private static IResult Preflight(HttpResponse response)
    {
        response.Headers.AccessControlAllowMethods = "GET, HEAD, POST, OPTIONS";
        response.Headers.AccessControlAllowHeaders = "Content-Type";
        response.Headers.Allow = "GET, HEAD, POST, OPTIONS";
        return Results.NoContent();
    }

    private static async Task<IResult> Check(HttpContext http, CancellationToken cancel)
    {
        CheckedPage page;
        try
        {
            page = await Read(http, http.RequestServices.GetRequiredService<CheckPages>(), cancel);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return ApiProblem.BadRequest.Because("The body could not be understood. JSON is {\"text\": …} or {\"url\": …}; GET /api/claims/check tells what else may be sent.");
        }

        if (page.Report is { } report) return Json(report, page.Source?.AbsoluteUri);
        var refusal = page.Refusal!;
        if (refusal.Wait is { } wait) http.Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (refusal.Code switch
        {
            "too-many-requests" => ApiProblem.TooManyRequests,
            "is-too-large" => ApiProblem.TooLarge,
            "is-empty" => ApiProblem.BadRequest,
            _ => ApiProblem.UnreadablePage,
        }).Because(refusal.Message, reason: refusal.Code);
    }

    private static IResult TooLarge => ApiProblem.TooLarge.Because($"A request may have up to {CheckPages.MostRequestBytes / 1048576} MB.", reason: "is-too-large");

    private static async Task<CheckedPage> Read(HttpContext http, CheckPages pages, CancellationToken cancel)
    {
        var request = http.Request;
        if (request.HasJsonContentType())
        {
            var wish = await JsonSerializer.DeserializeAsync<Wish>(request.Body, JsonSerializerOptions.Web, cancel) ?? new(null, null);
            return await new CheckForm { Text = wish.Text, Url = wish.Url }.Check(pages, http);
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = CheckPages.MostRequestBytes, ValueLengthLimit = CheckPages.MostBytes }, cancel);
            return await new CheckForm { Text = form["text"], Url = form["url"], File = form.Files.Count > 0 ? form.Files[0] : null }.Check(pages, http);
        }

        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, cancel);
        return await pages.File(memory.GetBuffer().AsMemory(0, (int)memory.Length), request.ContentType, http);
    }

    private sealed record Wish(string? Text, string? Url);
}
