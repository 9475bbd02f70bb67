using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Indexing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Evidence.Searching;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing;

/// <summary>A search over imported records.</summary>
/// <param name="Text">
/// What somebody typed. Every word must be found, wherever in the record and in either number; <c>"stem cells"</c> is a phrase, <c>autis*</c> a beginning of three letters
/// or more, <c>-mouse</c> must not be there; an id such as <c>NCT02176317</c> is a word. Accents do not matter, nor does case, but that the s of a word in capitals, such as
/// <c>CARS</c>, is no plural as long as anything is found so. <c>cord-blood</c> is also found as <c>cordblood</c>.
/// No text is an error. Nothing typed asks for every record.
/// </param>
public sealed record RecordSearch(string? Text)
{
    /// <summary>Only of this source; of every one when it is left out.</summary>
    public RecordSource? Source { get; init; }

    /// <summary>Only of this kind; of every one when it is left out.</summary>
    public RecordKind? Kind { get; init; }

    /// <summary>How many to leave out, from 0.</summary>
    public int Skip { get; init; }

    /// <summary>At most so many, 1 to 200.</summary>
    public int Take { get; init; } = 20;
}

/// <summary>A page of what was found.</summary>
/// <param name="Question">What was searched, for showing it again: cut and trimmed, with its words.</param>
/// <param name="Total">How many were found on all pages together.</param>
/// <param name="Items">Best first: everything in the title, then everything in title, conditions, interventions, keywords and names, then anywhere; within each the latest changed first.</param>
public sealed record FoundRecords(RecordQuestion Question, int Total, ImmutableArray<FoundRecord> Items);

/// <summary>A record that was found.</summary>
/// <param name="Row">Its key, title and dates.</param>
/// <param name="TitleMarks">Parts of the title that match, in order, never overlapping.</param>
/// <param name="Snippet">The passage in which most of what was asked for stands, else how the summary begins. Empty when the record has no running text.</param>
public sealed record FoundRecord(StoredRecord Row, ImmutableArray<TextRange> TitleMarks, MarkedText Snippet);

/// <summary>Searches the newest versions of imported records by their words. Both engines give the same records in the same order.</summary>
public sealed class SearchRecords(IDbContextFactory<EvidenceDb> databases)
{
    private const int MostOnPage = 200;

    /// <exception cref="ArgumentOutOfRangeException">The page is none: <see cref="RecordSearch.Skip"/> below 0, <see cref="RecordSearch.Take"/> not 1 to 200.</exception>
    public async Task<FoundRecords> Run(RecordSearch search, CancellationToken cancel = default)
    {
        if (search is not { Skip: >= 0, Take: >= 1 and <= MostOnPage }) throw new ArgumentOutOfRangeException(nameof(search), $"A page leaves out 0 or more records and shows 1 to {MostOnPage}.");
        var question = RecordQuestion.Read(search.Text);
        if (question.IsHopeless) return new(question, 0, []);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var scope = new RecordScope(question, search.Source, search.Kind);
        var total = await Total(db, scope, cancel);
        if (total == 0 && question.InSmallLetters() is { } small)
        {
            scope = scope with { Question = question = small with { Text = question.Text } };
            total = await Total(db, scope, cancel);
        }

        if (search.Skip >= total) return new(question, total, []);
        var keys = question.IsEmpty
            ? await db.RecordIndex.Latest(db, search.Source, search.Kind, search.Skip, search.Take, cancel)
            : await Ranked(db, scope, search.Skip, search.Take, cancel);
        return new(question, total, await Shown(db, question, keys, cancel));
    }

    private static Task<int> Total(EvidenceDb db, RecordScope scope, CancellationToken cancel) => scope.Question.IsEmpty
        ? db.ImportedRecords.CountAsync(r => (scope.Source == null || r.Source == scope.Source) && (scope.Kind == null || r.Kind == scope.Kind), cancel)
        : db.RecordIndex.Count(db, scope, null, cancel);

    /// <summary>One tier after the other, none counted that need not be.</summary>
    private static async Task<List<(RecordSource Source, string Id)>> Ranked(EvidenceDb db, RecordScope scope, int skip, int take, CancellationToken cancel)
    {
        var keys = new List<(RecordSource, string)>(take);
        foreach (var tier in Enum.GetValues<MatchTier>())
        {
            var found = await db.RecordIndex.Find(db, scope, tier, skip, take - keys.Count, cancel);
            keys.AddRange(found);
            if (keys.Count == take || tier == MatchTier.Anywhere) break;
            if (skip > 0) skip = found.Count > 0 ? 0 : Math.Max(0, skip - await db.RecordIndex.Count(db, scope, tier, cancel));
        }

        return keys;
    }

    private static async Task<ImmutableArray<FoundRecord>> Shown(EvidenceDb db, RecordQuestion question, IReadOnlyList<(RecordSource Source, string Id)> keys, CancellationToken cancel)
    {
        var snippet = new RecordSnippet(question);
        var read = new Dictionary<(RecordSource, string), FoundRecord>();
        foreach (var group in keys.GroupBy(k => k.Source))
            foreach (var (id, (row, record)) in await NewestRecords.Of(db, group.Key, [.. group.Select(k => k.Id)], cancel))
                read[(group.Key, id)] = new(row, row.Title is { } title ? snippet.Marks(title) : [], snippet.Of(record));
        return [.. keys.Select(k => read.GetValueOrDefault(k)).OfType<FoundRecord>()];
    }
}
