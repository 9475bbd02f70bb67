using System.Collections.Immutable;
using Equipoise.Evidence;
using Equipoise.Evidence.Answers;
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
    }

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

    private static IResult Whole(Release release) => Results.File(release.CanonicalContent(), "application/json", $"equipoise-{release.Hash[..12]}-everything.json");
}
