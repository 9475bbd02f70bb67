using System.Collections.Concurrent;
using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Changes;

/// <summary>
/// Says what changed in imported records, of all or of one. Versions never change, so each comparison is made once and kept, up to a bound.
/// Addresses of persons are taken out before anything is compared.
/// </summary>
public sealed class ReadAmendments(IDbContextFactory<EvidenceDb> databases)
{
    /// <summary>How many of the newest are looked through for one kind of news, which is known only by comparing.</summary>
    public const int MostSearched = 1000;

    private const int MostKept = 2000;
    private const int MostVersions = 100;

    private readonly ConcurrentDictionary<(RecordSource, string, int, int), RecordComparison> kept = new();
    private readonly FindRecords find = new(databases);

    /// <summary>Amendments, the latest known first.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="skip">How many to leave out, from 0.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<(ImmutableArray<Amendment> Items, int Total)> List(AmendmentFilter filter, int skip, int take, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var all = Places(db, filter);
        var newestFirst = all.OrderByDescending(p => p.At).ThenBy(p => p.Source).ThenBy(p => p.RecordId).ThenByDescending(p => p.Number);
        if (filter.Kind is not { } kind) return (await Read(db, await newestFirst.Skip(skip).Take(take).ToArrayAsync(cancel), cancel), await all.CountAsync(cancel));
        var found = (await Read(db, await newestFirst.Take(MostSearched).ToArrayAsync(cancel), cancel)).Where(a => a.News.Any(n => n.Kind == kind)).ToList();
        return ([.. found.Skip(skip).Take(take)], found.Count);
    }

    /// <summary>What every version of a record changed, the newest first; null for a record that was never imported.</summary>
    public async Task<RecordHistory?> Of(RecordSource source, string id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ImportedRecords.AsNoTracking().FirstOrDefaultAsync(r => r.Source == source && r.Id == id, cancel) is not { } record) return null;
        var versions = InOrder(await find.Versions(source, id, cancel));
        var steps = ImmutableArray.CreateBuilder<Amendment>();
        for (var i = versions.Count - 1; i >= 0 && steps.Count < MostVersions; i--) steps.Add(await Step(record, versions, i, cancel));
        var withdrawal = await find.Withdrawal(source, id, cancel);
        return new(source, id, Title(record), withdrawal?.At, steps.ToImmutable(), versions.Count - steps.Count);
    }

    private static IQueryable<Place> Places(EvidenceDb db, AmendmentFilter filter)
    {
        var versions = db.ImportedVersions.Where(v => v.Number > 1).Select(v => new Place { Source = v.Source, RecordId = v.RecordId, Number = v.Number, At = v.At });
        var withdrawals = db.WithdrawnRecords.Where(w => db.ImportedRecords.Any(r => r.Source == w.Source && r.Id == w.RecordId)).Select(w => new Place { Source = w.Source, RecordId = w.RecordId, Number = 0, At = w.At });
        var all = versions.Concat(withdrawals);
        if (filter.Source is { } source) all = all.Where(p => p.Source == source);
        if (filter.Since is { } since)
        {
            var from = new DateTimeOffset(since, default, TimeSpan.Zero);
            all = all.Where(p => p.At >= from);
        }

        if (filter.Until is { } until && until < DateOnly.MaxValue)
        {
            var to = new DateTimeOffset(until.AddDays(1), default, TimeSpan.Zero);
            all = all.Where(p => p.At < to);
        }

        return all;
    }

    private async Task<ImmutableArray<Amendment>> Read(EvidenceDb db, Place[] places, CancellationToken cancel)
    {
        var records = new Dictionary<(RecordSource, string), (StoredRecord Record, List<RecordVersion> Versions)>();
        foreach (var group in places.GroupBy(p => p.Source))
        {
            var (source, ids) = (group.Key, group.Select(p => p.RecordId).Distinct(StringComparer.Ordinal).ToArray());
            var versions = (await db.ImportedVersions.AsNoTracking().Where(v => v.Source == source && ids.Contains(v.RecordId)).ToArrayAsync(cancel)).ToLookup(v => v.RecordId, StringComparer.Ordinal);
            foreach (var record in await db.ImportedRecords.AsNoTracking().Where(r => r.Source == source && ids.Contains(r.Id)).ToArrayAsync(cancel))
                records[(source, record.Id)] = (record, InOrder(versions[record.Id]));
        }

        var amendments = ImmutableArray.CreateBuilder<Amendment>(places.Length);
        foreach (var place in places)
        {
            var (record, versions) = records[(place.Source, place.RecordId)];
            amendments.Add(place.Number == 0 ? Withdrawn(record, place.At) : await Step(record, versions, versions.FindIndex(v => v.Number == place.Number), cancel));
        }

        return amendments.MoveToImmutable();
    }

    private async Task<Amendment> Step(StoredRecord record, List<RecordVersion> versions, int index, CancellationToken cancel)
    {
        var (after, before) = (versions[index], index > 0 ? versions[index - 1] : null);
        var comparison = before is null ? RecordComparison.Nothing : await Compared(before, after, cancel);
        return new()
        {
            Source = record.Source,
            Id = record.Id,
            Kind = record.Kind,
            Title = Title(record),
            At = after.At,
            Before = before is null ? null : RecordMoment.Of(before),
            After = RecordMoment.Of(after),
            News = comparison.News.IsEmpty ? [new(RecordNewsKind.Other, before is null && versions.Count > 1 && after.Number > 1 ? "An older version of the record came in later." : before is null ? "This is the oldest version that is kept." : "The text differs only in what is no field of the record.")] : comparison.News,
            Fields = comparison.Fields,
        };
    }

    private static Amendment Withdrawn(StoredRecord record, DateTimeOffset at) => new()
    {
        Source = record.Source,
        Id = record.Id,
        Kind = record.Kind,
        Title = Title(record),
        At = at,
        News = [new(RecordNewsKind.Withdrawal, "The source has withdrawn this record. What was imported of it is kept.")],
        Fields = [],
    };

    private async Task<RecordComparison> Compared(RecordVersion before, RecordVersion after, CancellationToken cancel)
    {
        var key = (after.Source, after.RecordId, before.Number, after.Number);
        if (kept.TryGetValue(key, out var known)) return known;
        var comparison = CompareRecords.Between(await Shown(before, cancel), await Shown(after, cancel));
        if (kept.Count >= MostKept) kept.Clear();
        return kept[key] = comparison;
    }

    private async Task<ImportedRecord> Shown(RecordVersion version, CancellationToken cancel) =>
        PublicRecord.Of((await find.Version(version.Source, version.RecordId, version.Number, cancel))!.Record);

    private static string? Title(StoredRecord record) => record.Title is { } title ? PublicRecord.Text(title) : null;

    /// <summary>In the order in which the source made them; in the order of coming where it gives no dates.</summary>
    private static List<RecordVersion> InOrder(IEnumerable<RecordVersion> versions)
    {
        var all = versions.OrderBy(v => v.Number).ToList();
        return all.All(v => v.Updated is not null) ? [.. all.OrderBy(v => v.Updated)] : all;
    }

    /// <summary>A version that is not the first to come, or a withdrawal, whose number is 0.</summary>
    private sealed class Place
    {
        public required RecordSource Source { get; init; }

        public required string RecordId { get; init; }

        public required int Number { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}
