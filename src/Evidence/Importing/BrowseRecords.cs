using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Storing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing;

/// <summary>Which imported records are wanted; what is left out does not count.</summary>
public sealed record RecordFilter
{
    /// <summary>Words of the title, in any order, or an id.</summary>
    public string? Words { get; init; }

    public RecordSource? Source { get; init; }

    public RecordKind? Kind { get; init; }

    /// <summary>True for those that carry an id of <see cref="KnownIds"/> as their own.</summary>
    public bool? Known { get; init; }

    /// <summary>True for those with an issue in their newest version.</summary>
    public bool? Issues { get; init; }

    /// <summary>Ids of studies, trials and reviews on file, in one spelling each.</summary>
    public ImmutableArray<(string Scheme, string Value)> KnownIds { get; init; } = [];
}

/// <summary>A record in a list.</summary>
/// <param name="Record">Its heading.</param>
/// <param name="Issues">Issues of its newest version.</param>
public sealed record BrowsedRecord(StoredRecord Record, int Issues);

/// <summary>A piece of a list.</summary>
/// <param name="Items">In the order of source and id.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="More">Whether others follow the last.</param>
public sealed record BrowsedRecords(ImmutableArray<BrowsedRecord> Items, int Total, bool More);

/// <summary>Goes through imported records from one key to the next, so that the last piece of a long list comes as fast as the first.</summary>
public sealed class BrowseRecords(IDbContextFactory<EvidenceDb> databases)
{
    private const int MostWords = 8;

    /// <summary>Roles in which an id says what the record is about, and not only what it speaks of.</summary>
    private static readonly IdentifierRole[] Naming = [IdentifierRole.Own, IdentifierRole.Alias, IdentifierRole.Secondary, IdentifierRole.Linked];

    /// <param name="filter">Which are wanted.</param>
    /// <param name="after">Key of the last one seen; from the first when it is left out.</param>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    /// <param name="cancel">Stops the search.</param>
    public async Task<BrowsedRecords> Run(RecordFilter filter, (RecordSource Source, string Id)? after, int take, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 1000);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var wanted = await Wanted(db, filter, cancel);
        var found = new List<BrowsedRecord>();
        foreach (var source in Enum.GetValues<RecordSource>().Where(s => after is null || s >= after.Value.Source))
        {
            if (found.Count > take) break;
            var last = source == after?.Source ? after.Value.Id : "";
            var piece = await (
                from r in wanted
                where r.Source == source && r.Id.CompareTo(last) > 0
                join v in db.ImportedVersions.AsNoTracking() on new { r.Source, r.Id, Number = r.Newest } equals new { v.Source, Id = v.RecordId, v.Number }
                orderby r.Id
                select new { r, v.Issues }).Take(take + 1 - found.Count).ToArrayAsync(cancel);
            found.AddRange(piece.Select(p => new BrowsedRecord(p.r, p.Issues)));
        }

        return new([.. found.Take(take)], await wanted.CountAsync(cancel), found.Count > take);
    }

    /// <summary>The same records with the issues of their newest versions.</summary>
    public async Task<ImmutableArray<BrowsedRecord>> WithIssues(IEnumerable<StoredRecord> records, CancellationToken cancel = default)
    {
        StoredRecord[] rows = [.. records];
        var ids = rows.Select(r => r.Id).ToArray();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var versions = await db.ImportedVersions.AsNoTracking().Where(v => ids.Contains(v.RecordId)).Select(v => new { v.Source, v.RecordId, v.Number, v.Issues }).ToArrayAsync(cancel);
        var issues = versions.ToDictionary(v => (v.Source, v.RecordId, v.Number), v => v.Issues);
        return [.. rows.Select(r => new BrowsedRecord(r, issues.GetValueOrDefault((r.Source, r.Id, r.Newest))))];
    }

    /// <summary>How many records of each source and kind there are.</summary>
    public async Task<ImmutableArray<(RecordSource Source, RecordKind Kind, int Count)>> Counts(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var counts = await db.ImportedRecords.GroupBy(r => new { r.Source, r.Kind }).Select(g => new { g.Key.Source, g.Key.Kind, Count = g.Count() }).ToArrayAsync(cancel);
        return [.. counts.Select(c => (c.Source, c.Kind, c.Count)).Order()];
    }

    private static async Task<IQueryable<StoredRecord>> Wanted(EvidenceDb db, RecordFilter filter, CancellationToken cancel)
    {
        var records = db.ImportedRecords.AsNoTracking();
        if (filter.Source is { } source) records = records.Where(r => r.Source == source);
        if (filter.Kind is { } kind) records = records.Where(r => r.Kind == kind);
        if (filter.Issues is { } issues)
            records = records.Where(r => db.ImportedVersions.Any(v => v.Source == r.Source && v.RecordId == r.Id && v.Number == r.Newest && v.Issues > 0) == issues);
        if (filter.Known is { } known)
        {
            var ids = await Carrying(db, filter.KnownIds, Naming, cancel);
            records = records.Where(r => ids.Contains(r.Id) == known);
        }

        return await Named(db, records, filter.Words, cancel);
    }

    private static async Task<IQueryable<StoredRecord>> Named(EvidenceDb db, IQueryable<StoredRecord> records, string? words, CancellationToken cancel)
    {
        var named = RegistryIds.In(words).ToImmutableArray();
        if (named.Length > 0)
        {
            var ids = await Carrying(db, named, Enum.GetValues<IdentifierRole>(), cancel);
            return records.Where(r => ids.Contains(r.Id));
        }

        foreach (var word in (words ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
#pragma warning disable CA1304, CA1311, CA1862 // it becomes the lower() of the database
            records = records.Where(r => r.Title!.ToLower().Contains(word) || r.Id.ToLower() == word);
#pragma warning restore CA1304, CA1311, CA1862
        return records;
    }

    /// <summary>Ids of the records that carry any of these. One id at two sources is the same trial or paper, so the source is left out.</summary>
    private static async Task<string[]> Carrying(EvidenceDb db, ImmutableArray<(string Scheme, string Value)> wanted, IdentifierRole[] roles, CancellationToken cancel)
    {
        var (schemes, values) = (wanted.Select(i => i.Scheme).Distinct(StringComparer.Ordinal).ToArray(), wanted.Select(i => i.Value).Distinct(StringComparer.Ordinal).ToArray());
        return await db.ImportedIdentifiers.Where(i => schemes.Contains(i.Scheme) && values.Contains(i.Value) && roles.Contains(i.Role)).Select(i => i.RecordId).Distinct().ToArrayAsync(cancel);
    }
}
