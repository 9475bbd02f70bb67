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
    private const int MostAtOnce = 50;

    private readonly ConcurrentDictionary<Pair, RecordComparison> kept = new();
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
        var shown = Enumerable.Range(0, versions.Count).Reverse().Take(MostVersions).ToList();
        var compared = await Compared(db, [.. shown.Where(i => i > 0).Select(i => (versions[i - 1], versions[i]))], cancel);
        var withdrawal = await find.Withdrawal(source, id, cancel);
        return new(source, id, Title(record), withdrawal?.At, [.. shown.Select(i => Step(record, versions, i, compared))], versions.Count - shown.Count);
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

        var found = places.Select(p => (Place: p, records[(p.Source, p.RecordId)].Record, records[(p.Source, p.RecordId)].Versions, Index: records[(p.Source, p.RecordId)].Versions.FindIndex(v => v.Number == p.Number))).ToList();
        var compared = await Compared(db, [.. found.Where(f => f.Index > 0).Select(f => (f.Versions[f.Index - 1], f.Versions[f.Index]))], cancel);
        return [.. found.Select(f => f.Place.Number == 0 ? Withdrawn(f.Record, f.Place.At) : Step(f.Record, f.Versions, f.Index, compared))];
    }

    private static Amendment Step(StoredRecord record, List<RecordVersion> versions, int index, Dictionary<Pair, RecordComparison> compared)
    {
        var (after, before) = (versions[index], index > 0 ? versions[index - 1] : null);
        var comparison = before is null ? RecordComparison.Nothing : compared[Pair.Of(before, after)];
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

    private async Task<Dictionary<Pair, RecordComparison>> Compared(EvidenceDb db, List<(RecordVersion Before, RecordVersion After)> pairs, CancellationToken cancel)
    {
        var compared = new Dictionary<Pair, RecordComparison>();
        var unknown = new List<(RecordVersion Before, RecordVersion After)>();
        foreach (var (before, after) in pairs)
        {
            if (kept.TryGetValue(Pair.Of(before, after), out var known)) compared[Pair.Of(before, after)] = known;
            else unknown.Add((before, after));
        }

        foreach (var some in unknown.GroupBy(p => p.After.Source).SelectMany(g => g.Chunk(MostAtOnce)))
        {
            var texts = await Texts(db, some, cancel);
            foreach (var (before, after) in some)
                Keep(compared, Pair.Of(before, after), CompareRecords.Between(Shown(before, texts), Shown(after, texts)));
        }

        return compared;
    }

    private void Keep(Dictionary<Pair, RecordComparison> compared, Pair pair, RecordComparison comparison)
    {
        if (kept.Count >= MostKept) kept.Clear();
        compared[pair] = kept[pair] = comparison;
    }

    private static async Task<Dictionary<(string, int), RecordText>> Texts(EvidenceDb db, (RecordVersion Before, RecordVersion After)[] pairs, CancellationToken cancel)
    {
        var source = pairs[0].After.Source;
        var ids = pairs.Select(p => p.After.RecordId).Distinct(StringComparer.Ordinal).ToArray();
        var numbers = pairs.SelectMany(p => new[] { p.Before.Number, p.After.Number }).Distinct().ToArray();
        var texts = await db.ImportedTexts.AsNoTracking().Where(t => t.Source == source && ids.Contains(t.RecordId) && numbers.Contains(t.Number)).ToArrayAsync(cancel);
        return texts.ToDictionary(t => (t.RecordId, t.Number));
    }

    private static ImportedRecord Shown(RecordVersion version, Dictionary<(string, int), RecordText> texts) => PublicRecord.Of(FindRecords.Understood(version, texts[(version.RecordId, version.Number)]));

    private static string? Title(StoredRecord record) => record.Title is { } title ? PublicRecord.Text(title) : null;

    /// <summary>In the order in which the source made them; in the order of coming where it gives no dates.</summary>
    private static List<RecordVersion> InOrder(IEnumerable<RecordVersion> versions)
    {
        var all = versions.OrderBy(v => v.Number).ToList();
        return all.All(v => v.Updated is not null) ? [.. all.OrderBy(v => v.Updated)] : all;
    }

    /// <summary>Two versions of one record.</summary>
    private readonly record struct Pair(RecordSource Source, string RecordId, int Before, int After)
    {
        public static Pair Of(RecordVersion before, RecordVersion after) => new(after.Source, after.RecordId, before.Number, after.Number);
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
