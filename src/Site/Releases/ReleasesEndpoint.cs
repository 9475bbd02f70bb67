using System.Collections.Immutable;
using Equipoise.Evidence;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Site.Releases;

/// <summary>A past version with the answers given from it.</summary>
/// <param name="Hash">Its name: SHA-256 of its content.</param>
/// <param name="At">When it was first served.</param>
/// <param name="EngineVersion">The program that worked out the answers.</param>
/// <param name="CurrentTo">No earlier day was promised for the whole.</param>
/// <param name="Counts">What it holds.</param>
/// <param name="Answers">What was said from it.</param>
/// <param name="Content">Address of all its records.</param>
public sealed record ReleaseAnswers(string Hash, DateTimeOffset At, string EngineVersion, PartialDate? CurrentTo, ReleaseCounts Counts, ImmutableArray<Answer> Answers, string Content)
{
    public static ReleaseAnswers Of(Release r) => new(r.Hash, r.At, r.EngineVersion, r.CurrentTo, r.Counts, r.Answers(), $"/api/releases/{r.Hash}/everything.json");
}

/// <summary>Past versions for programs.</summary>
internal static class ReleasesEndpoint
{
    private const string List = "/api/releases lists those that are kept.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/releases", All)
            .Lists<ReleaseHeading>("releases", "Releases", "Every version of the evidence that was ever served here, the newest first.")
            .IsFresh();
        api.MapGet("/api/releases/{hash}", (string hash, IServiceProvider services, CancellationToken cancel) => One(hash, services, r => Results.Json(ReleaseAnswers.Of(r)), cancel))
            .Finds<ReleaseAnswers>("release", "Releases", "One version with the answers that were given from it. The first 8 digits of its hash are enough.")
            .IsFresh();
        api.MapGet("/api/releases/{hash}/everything.json", (string hash, IServiceProvider services, CancellationToken cancel) => One(hash, services, Whole, cancel))
            .Finds<byte[]>("release-content", "Releases", "All records of one version in canonical form: the SHA-256 of this file is its hash.")
            .IsFresh();
        api.MapGet("/api/releases/{hash}/changes", (string hash, HttpRequest request, IServiceProvider services, CancellationToken cancel) => Compared(hash, request.Query[Against.Name], services, cancel))
            .Gives<Change>("release-changes", "Releases", "What changed from the version before, or from another: records, and findings that moved with what moved them and by how much.", Against).Refuses(404)
            .IsFresh();
    }

    private static QueryWord Against { get; } = new("against", "Another version to compare with; the one before when not given.");

    private static async Task<IResult> All(HttpRequest request, IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetService<IDbContextFactory<EvidenceDb>>() is not { } databases) return Paging.Answer<ReleaseHeading>(request, []);
        return await Paging.Answer(request, async (skip, take) =>
        {
            var list = await new ReadRelease(databases).List(skip, take, cancel);
            return (list.Items, list.Total);
        });
    }

    private static async Task<IResult> One(string hash, IServiceProvider services, Func<Release, IResult> answer, CancellationToken cancel)
    {
        if (services.GetService<IDbContextFactory<EvidenceDb>>() is not { } databases) return ApiProblem.NotFound.Because("No versions are kept here.");
        var reading = await new ReadRelease(databases).ByHash(hash, cancel);
        return reading switch
        {
            { Release: { } release } => answer(release),
            { Lookup: ReleaseLookup.Ambiguous } => ApiProblem.NotFound.Because($"More than one version begins so. {List}"),
            { Lookup: ReleaseLookup.NotAHash } => ApiProblem.NotFound.Because($"A version is named by {ReadRelease.FewestDigits} to 64 hexadecimal digits. {List}"),
            _ => ApiProblem.NotFound.Because($"There is no such version. {List}"),
        };
    }

    private static async Task<IResult> Compared(string hash, string? against, IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetService<IDbContextFactory<EvidenceDb>>() is not { } databases) return ApiProblem.NotFound.Because("No versions are kept here.");
        var (standings, releases, changes) = (new ReadStandings(databases), new ReadRelease(databases), services.GetRequiredService<ReadChanges>());
        if ((await releases.ByHash(hash, cancel)).Release is not { } release) return ApiProblem.NotFound.Because($"There is no such version. {List}");
        if (string.IsNullOrEmpty(against)) return await standings.First(release.Hash, cancel) is { } first && await changes.Into(first.Number, cancel) is { } change ? Results.Json(change) : ApiProblem.NotFound.Because("There is no version before this one.");
        return (await releases.ByHash(against, cancel)).Release is { } other && await changes.Between(other.Hash, release.Hash, cancel) is { } between
            ? Results.Json(between)
            : ApiProblem.NotFound.Because($"There is no such version to compare with. {List}");
    }

    private static IResult Whole(Release release) => Results.File(release.CanonicalContent(), "application/json", $"equipoise-{release.Hash[..12]}-everything.json");
}
