using System.Collections.Immutable;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;
using Equipoise.Site.Records;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Changes;

/// <summary>Changes of imported records, for programs.</summary>
internal static class AmendmentsEndpoint
{
    private static readonly QueryWord[] Asked =
    [
        new("source", "Only of this source.") { Choices = [.. Enum.GetValues<RecordSource>().Select(Choice.Word)] },
        new("kind", "Only those with news of this kind, among the newest 1,000.") { Choices = [.. Enum.GetValues<RecordNewsKind>().Select(Choice.Word)] },
        new("since", "Only those that became known here on this day or later, as 2026-11-01, in UTC."),
        new("until", "Only those that became known here on this day or earlier."),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/changes/records", All)
            .Lists<Amendment>("record-changes", "Changes", "What changed in imported records, the latest known first: in plain sentences by kind, and field by field with the old and the new as printed.", Asked)
            .IsFresh(Asked);
        api.MapGet("/api/changes/registry", Registry)
            .Lists<RegistryDisagreement>("registry-disagreements", "Changes", "Trials and studies on file whose registry was last found to say something else about status, number of participants or dates.")
            .IsFresh();
        api.MapGet("/api/records/{source}/{id}/history", History)
            .Finds<RecordHistory>("record-history", "Records", "Every version of an imported record, the newest first, with what it changed.")
            .IsFresh();
    }

    private static async Task<IResult> All(HttpRequest request, IServiceProvider services, CancellationToken cancel)
    {
        foreach (var word in (string[])["since", "until"])
            if (request.Query[word].ToString() is { Length: > 0 } text && AmendmentWords.Day(text) is null) return ApiProblem.UnknownParameterValue.Because($"'{word}' is a day, such as 2026-11-01.");
        if (KeptChanges.OfRecords(services) is not { } kept) return Paging.Answer<Amendment>(request, []);
        var filter = new AmendmentFilter
        {
            Source = AmendmentWords.Named<RecordSource>(request.Query["source"]),
            Kind = AmendmentWords.Named<RecordNewsKind>(request.Query["kind"]),
            Since = AmendmentWords.Day(request.Query["since"]),
            Until = AmendmentWords.Day(request.Query["until"]),
        };
        return await Paging.Answer(request, (skip, take) => kept.List(filter, skip, take, cancel));
    }

    private static async Task<IResult> Registry(HttpRequest request, IServiceProvider services, Snapshot snapshot, CancellationToken cancel) =>
        Paging.Answer(request, KeptChanges.OfRegistries(services) is { } compare ? await compare.Run(snapshot, cancel) : ImmutableArray<RegistryDisagreement>.Empty);

    private static async Task<IResult> History(string source, string id, IServiceProvider services, CancellationToken cancel) =>
        KeptChanges.OfRecords(services) is { } kept && RecordWords.SourceNamed(source) is { } from && await kept.Of(from, RecordWords.IdNamed(id), cancel) is { } history
            ? Results.Json(history)
            : ApiProblem.NotFound.Because("There is no such record. /api/records lists those that were imported.");
}
