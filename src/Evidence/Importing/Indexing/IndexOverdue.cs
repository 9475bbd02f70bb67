using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Evidence.Importing.Storing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>Indexes records that an older program stored. It may be stopped anywhere and goes on at the next start.</summary>
public static class IndexOverdue
{
    private const int BatchSize = 200;

    public static async Task Run(IDbContextFactory<EvidenceDb> databases, CancellationToken cancel = default)
    {
        while (await Batch(databases, cancel))
        {
        }
    }

    private static async Task<bool> Batch(IDbContextFactory<EvidenceDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var due = await db.UnindexedRecords.AsNoTracking().OrderBy(r => r.Source).ThenBy(r => r.RecordId).Take(BatchSize).ToArrayAsync(cancel);
        if (due.Length == 0) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var group in due.GroupBy(r => r.Source))
        {
            var (source, ids) = (group.Key, group.Select(r => r.RecordId).ToArray());
            var records = await NewestRecords.Of(db, source, ids, cancel);
            await db.RecordIndex.Put(db, [.. records.Values.Select(r => IndexedRecord.Of(r.Record))], cancel);
            await PutJoinable.Run(db, [.. records.Values.Select(r => ((source, r.Record.Id), JoinableRow.Of(r.Record), IsNew: false))], cancel);
            await db.UnindexedRecords.Where(r => r.Source == source && ids.Contains(r.RecordId)).ExecuteDeleteAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }
}

/// <summary>A record that an older program stored, which the search does not know yet.</summary>
public sealed class UnindexedRecord
{
    public required RecordSource Source { get; init; }

    public required string RecordId { get; init; }
}
