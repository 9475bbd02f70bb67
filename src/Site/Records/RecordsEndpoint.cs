using System.Collections.Immutable;
using Equipoise.Evidence;
using Equipoise.Evidence.Drafting;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Synthesis.Reviews;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Site.Records;

/// <summary>An imported record in a list.</summary>
/// <param name="Source">Who keeps it, or the form it came in.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">As printed.</param>
/// <param name="Updated">When its source says that it last changed.</param>
/// <param name="Versions">How many versions are kept.</param>
/// <param name="Issues">What was imperfect in the newest.</param>
public sealed record RecordHeading(RecordSource Source, string Id, RecordKind Kind, string? Title, PartialDate? Updated, int Versions, int Issues);

/// <summary>A version of a record.</summary>
public sealed record VersionHeading(int Number, string Hash, DateTimeOffset At, PartialDate? Updated, SourceFormat Format, int Issues, bool DataLost);

/// <summary>An imperfection of a record, with its place in the record's text.</summary>
public sealed record RecordIssue(string Code, string Position, string Message, bool DataLost);

/// <summary>An imported record with all that was understood of it.</summary>
/// <param name="Record">In the source's own words, without addresses of persons.</param>
/// <param name="Works">Studies, trials and reviews on file that it is about, each with how sure that is and why.</param>
/// <param name="Matches">Other imported records that are copies of it or about the same study, and those of which that is only possible.</param>
/// <param name="Issues">What was imperfect in it.</param>
/// <param name="Versions">Every version kept, the first first.</param>
public sealed record RecordAnswer(ImportedRecord Record, ImmutableArray<WorkMatch> Works, ImmutableArray<RecordMatch> Matches, ImmutableArray<RecordIssue> Issues, ImmutableArray<VersionHeading> Versions)
{
    /// <summary>When it became known here that the source withdrew it; absent when it did not.</summary>
    public DateTimeOffset? Withdrawn { get; init; }

    /// <summary>Of a review with data: every analysis pooled again, beside what the review states; absent of other records.</summary>
    public ReviewComparisonJson? Pooled { get; init; }
}

/// <summary>Imported records for programs.</summary>
internal static class RecordsEndpoint
{
    private const string List = "/api/records lists those that were imported.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/records", All)
            .Gives<Listing<RecordHeading>>("records", "Records", "Records of registers and bibliographies that were imported, in the order of source and id.", RecordQuestion.Asked).Refuses(400)
            .IsFresh();
        api.MapGet("/api/records/duplicates", Duplicates)
            .Lists<StudyGroup>("record-duplicates", "Records", "Imported records that are copies of one report or reports of one study, each group with every reason for which it was joined.")
            .IsFresh();
        api.MapGet("/api/records/possible-duplicates", Possible)
            .Lists<RecordMatch>("record-possible-duplicates", "Records", "Pairs of imported records that may belong together and were not joined: a person has to judge.")
            .IsFresh();
        api.MapGet("/api/records/{source}/{id}", One)
            .Finds<RecordAnswer>("record", "Records", "One imported record: everything that was understood, in its source's words, with what was imperfect, every version, and what on file and among the other records it is about, with the reason. Addresses of persons are left out.")
            .IsFresh();
        api.MapGet("/api/records/{source}/{id}/draft.yaml", Draft)
            .Gives(typeof(string), "application/yaml", "record-draft", "Records", "A draft of a study file made of an imported trial or paper: every figure with its place in the record, what a person has to fill in, and what it would add to a study on file.").Refuses(404)
            .IsFresh();
    }

    private static async Task<IResult> Draft(string source, string id, Snapshot snapshot, KnownWorks known, IServiceProvider services, CancellationToken cancel) =>
        await KeptRecord.Find(source, id, known, services, cancel) is { } found && RecordDraft.Of(found.Kept, snapshot, known) is { } draft
            ? Results.File(System.Text.Encoding.UTF8.GetBytes(draft.Text), "application/yaml; charset=utf-8", draft.Draft.Study.Id + ".yaml")
            : ApiProblem.NotFound.Because($"There is no such record of a trial or a paper. {List}");

    private static async Task<IResult> Duplicates(HttpRequest request, IServiceProvider services, CancellationToken cancel) =>
        Paging.Answer<StudyGroup>(request, await RecordNeighbours.Groups(services, cancel) is { } groups ? [.. groups.Groups.Where(g => g.Records.Length > 1)] : []);

    private static async Task<IResult> Possible(HttpRequest request, IServiceProvider services, CancellationToken cancel) =>
        Paging.Answer<RecordMatch>(request, await RecordNeighbours.Groups(services, cancel) is { } groups ? groups.Possible : []);

    private static async Task<IResult> All(HttpRequest request, KnownWorks known, IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetService<IDbContextFactory<EvidenceDb>>() is not { } databases) return Results.Json(new Listing<RecordHeading>([], 0, null));
        var question = RecordQuestion.From(request.Query, known);
        if (question.Size > RecordQuestion.Largest) return ApiProblem.UnknownParameterValue.Because($"'pageSize' is at most {RecordQuestion.Largest}, not {question.Size}.");
        if (!string.IsNullOrEmpty(request.Query["after"]) && question.After is null) return ApiProblem.UnknownParameterValue.Because("'after' is a source and an id with a slash between them, such as clinical-trials-gov/NCT01234567.");
        var found = await FindOnPage.Run(question, request, "/api/records", databases, cancel);
        return Results.Json(new Listing<RecordHeading>([.. found.Items.Select(Heading)], found.Total, found.Next));
    }

    private static async Task<IResult> One(string source, string id, KnownWorks known, IServiceProvider services, CancellationToken cancel) =>
        await KeptRecord.Find(source, id, known, services, cancel) is { } found
            ? Results.Json(new RecordAnswer(
                found.Record, found.Works, found.Others(await RecordNeighbours.Groups(services, cancel)), [.. found.Kept.Issues.Select(i => new RecordIssue(i.Code, i.Position, i.Message, i.DataLost))],
                [.. found.Versions.Select(v => new VersionHeading(v.Number, v.Hash, v.At, v.Updated, v.Format, v.Issues, v.DataLost))])
            {
                Withdrawn = found.Withdrawn,
                Pooled = found.Record.Review is { } review && PoolReview.Run(review) is { IsEmpty: false } pooled ? ReviewComparisonJson.Of(pooled) : null,
            }, RecordJson.Options)
            : ApiProblem.NotFound.Because($"There is no such record. {List}");

    private static RecordHeading Heading(BrowsedRecord of) => new(of.Record.Source, of.Record.Id, of.Record.Kind, of.Record.Title is { } title ? PublicRecord.Text(title) : null, of.Record.Updated, of.Record.Versions, of.Issues);
}
