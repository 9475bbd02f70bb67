using System.Collections.Immutable;
using Equipoise.Evidence;
using Equipoise.Evidence.Importing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Site.Records;

/// <summary>A page of the list of records.</summary>
/// <param name="Items">Its records.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Next">Address of the next page; absent on the last.</param>
/// <param name="Ranked">True when they are ordered by how well they fit the words, false when by source and id.</param>
internal sealed record RecordList(ImmutableArray<BrowsedRecord> Items, int Total, string? Next, bool Ranked);

/// <summary>Finds a page of records: by the search of the database where words are asked for, else from key to key.</summary>
internal static class FindOnPage
{
    public static async Task<RecordList> Run(RecordQuestion question, HttpRequest request, string path, IDbContextFactory<EvidenceDb> databases, CancellationToken cancel)
    {
        if (question.IsSearch) return await Searched(question, request, path, databases, cancel);
        var found = await new BrowseRecords(databases).Run(question.Filter, question.After, question.Size, cancel);
        var next = found.More ? RecordQuestion.Next(request, path, "after", $"{Components.Choice.Word(found.Items[^1].Record.Source)}/{found.Items[^1].Record.Id}") : null;
        return new(found.Items, found.Total, next, Ranked: false);
    }

    private static async Task<RecordList> Searched(RecordQuestion question, HttpRequest request, string path, IDbContextFactory<EvidenceDb> databases, CancellationToken cancel)
    {
        var skip = (question.Page - 1) * question.Size;
        var ids = RegistryIds.In(question.Filter.Words).Select(i => i.Value).ToArray();
        var words = ids.Length > 0 ? string.Join(' ', ids) : question.Filter.Words; // an id however it is spelt
        var found = await new SearchRecords(databases).Run(new(words) { Source = question.Filter.Source, Kind = question.Filter.Kind, Skip = skip, Take = question.Size }, cancel);
        var next = skip + found.Items.Length < found.Total ? RecordQuestion.Next(request, path, "page", (question.Page + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
        return new(await new BrowseRecords(databases).WithIssues(found.Items.Select(i => i.Row), cancel), found.Total, next, Ranked: true);
    }
}
