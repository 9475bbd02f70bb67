using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Evidence.Importing.Indexing;
using Equipoise.Evidence.Sources;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>Stores some records, all or none. What is there already with the same content stays as it is.</summary>
internal sealed class StoreBatch(IDbContextFactory<EvidenceDb> databases, DateTimeOffset at)
{
    private const int Attempts = 5;

    public bool OnlyLooks { get; init; }

    public async Task Run(List<PreparedRecord> batch, ImportTally tally, CancellationToken cancel)
    {
        if (batch.Count == 0) return;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var fates = await Attempt(batch, cancel);
                for (var i = 0; i < batch.Count; i++) Tell(batch[i], fates[i], tally);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another import stored one of these records a moment earlier; what it stored is looked at anew.
            }
        }
    }

    private static void Tell(PreparedRecord prepared, Placing placing, ImportTally tally)
    {
        tally.Count(prepared, placing.Fate);
        if (!placing.IsTwice) return;
        var place = FormattableString.Invariant($"byte {prepared.Place.Offset}");
        tally.TellLoose([new(ImportCodes.RecordTwice, prepared.Place.File, place, placing.Fate == RecordFate.Same
            ? $"{prepared.Record!.Id} was met before in this import, with the same content."
            : $"{prepared.Record!.Id} was met before in this import, with other content; both versions are kept.", DataLost: false)]);
    }

    private async Task<Placing[]> Attempt(List<PreparedRecord> batch, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var known = await Known(db, batch, cancel);
        var placings = new Placing[batch.Count];
        for (var i = 0; i < batch.Count; i++) placings[i] = Place(db, batch[i], known);
        db.ChangeTracker.DetectChanges();
        if (OnlyLooks) return placings;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        var newest = known.Where(k => k.Value.Brought is not null).ToList();
        await db.RecordIndex.Put(db, [.. newest.Select(k => k.Value.Brought!.Words).OfType<IndexedRecord>()], cancel);
        await PutJoinable.Run(db, [.. newest.Select(k => (k.Key, k.Value.Brought!.Joinable, k.Value.IsNew))], cancel);
        await transaction.CommitAsync(cancel);
        return placings;
    }

    private static async Task<Dictionary<(RecordSource, string), KnownRecord>> Known(EvidenceDb db, List<PreparedRecord> batch, CancellationToken cancel)
    {
        var known = new Dictionary<(RecordSource, string), KnownRecord>();
        foreach (var group in batch.GroupBy(p => p.Record!.Source))
        {
            var (source, ids) = (group.Key, group.Select(p => p.Record!.Id).Distinct(StringComparer.Ordinal).ToArray());
            foreach (var record in await db.ImportedRecords.Where(r => r.Source == source && ids.Contains(r.Id)).ToArrayAsync(cancel)) known[(source, record.Id)] = new(record);
            if (known.Count == 0) continue;

            // What another import stores between these questions is met as a conflict and asked about anew.
            foreach (var v in await db.ImportedVersions.AsNoTracking().Where(v => v.Source == source && ids.Contains(v.RecordId)).Select(v => new { v.RecordId, v.Hash, v.At }).ToArrayAsync(cancel))
                if (known.TryGetValue((source, v.RecordId), out var record)) record.Hashes[v.Hash] = v.At;
            foreach (var i in await db.ImportedIdentifiers.AsNoTracking().Where(i => i.Source == source && ids.Contains(i.RecordId)).ToArrayAsync(cancel))
                if (known.TryGetValue((source, i.RecordId), out var record)) record.Identifiers.Add(new(i.Scheme, i.Value, i.Role));
        }

        return known;
    }

    private Placing Place(EvidenceDb db, PreparedRecord prepared, Dictionary<(RecordSource, string), KnownRecord> known)
    {
        var isNew = !known.TryGetValue(prepared.Key, out var record);
        if (isNew) known[prepared.Key] = record = new(Added(db, prepared.Record!)) { IsNew = true };
        if (record!.Hashes.TryGetValue(prepared.Hash, out var when)) return new(RecordFate.Same, when == at);
        var isTwice = record.Hashes.ContainsValue(at);
        record.Hashes[prepared.Hash] = at;
        AddVersion(db, prepared, record);
        return new(isNew ? RecordFate.New : RecordFate.Changed, isTwice);
    }

    private static StoredRecord Added(EvidenceDb db, ImportedRecord record) =>
        db.ImportedRecords.Add(new() { Source = record.Source, Id = record.Id, Kind = record.Kind, Newest = 0, Versions = 0 }).Entity;

    private void AddVersion(EvidenceDb db, PreparedRecord prepared, KnownRecord known)
    {
        var (record, row) = (prepared.Record!, known.Row);
        var number = ++row.Versions;
        if (row.Newest == 0 || IsNewer(record.Updated, row.Updated)) (row.Newest, row.Title, row.Updated) = (number, record.Title is { } title ? Storable.Text(title) : null, record.Updated);
        if (row.Newest == number) known.Brought = prepared;
        db.ImportedVersions.Add(Version(prepared, number));
        db.ImportedTexts.Add(new() { Source = record.Source, RecordId = record.Id, Number = number, CompressedRaw = prepared.Raw, CompressedRecord = prepared.Json });
        for (var i = 0; i < prepared.Issues.Length; i++) db.ImportIssues.Add(Issue(record, number, i, prepared.Issues[i]));
        foreach (var id in record.Identifiers.Where(known.Identifiers.Add))
            db.ImportedIdentifiers.Add(new() { Scheme = id.Scheme, Value = id.Value, Source = record.Source, RecordId = record.Id, Role = id.Role });
    }

    /// <summary>Files need not come in the order in which they were written; a source that gives no date is believed in the order of coming.</summary>
    private static bool IsNewer(PartialDate? date, PartialDate? other) => date is null || other is null || date >= other;

    private RecordVersion Version(PreparedRecord prepared, int number) => new()
    {
        Source = prepared.Record!.Source,
        RecordId = prepared.Record.Id,
        Number = number,
        Hash = prepared.Hash,
        At = at,
        Format = prepared.Place.Format,
        File = Storable.Text(prepared.Place.File),
        Offset = prepared.Place.Offset,
        Encoding = prepared.Place.Encoding,
        Updated = prepared.Record.Updated,
        Issues = prepared.Issues.Length,
        DataLost = prepared.Issues.Any(i => i.DataLost),
    };

    private static StoredIssue Issue(ImportedRecord record, int number, int ordinal, ImportIssue issue) => new()
    {
        Source = record.Source,
        RecordId = record.Id,
        Number = number,
        Ordinal = ordinal,
        Code = issue.Code,
        Position = Storable.Text(issue.Position),
        Message = Storable.Text(issue.Message),
        DataLost = issue.DataLost,
    };

    private readonly record struct Placing(RecordFate Fate, bool IsTwice);

    /// <summary>What the database holds of a record, with what this batch adds.</summary>
    private sealed class KnownRecord(StoredRecord row)
    {
        public StoredRecord Row => row;

        /// <summary>Its newest version, where this batch brought it.</summary>
        public PreparedRecord? Brought { get; set; }

        /// <summary>True when no earlier batch stored it.</summary>
        public bool IsNew { get; init; }

        public Dictionary<string, DateTimeOffset> Hashes { get; } = new(StringComparer.Ordinal);

        public HashSet<RecordIdentifier> Identifiers { get; } = [];
    }
}
