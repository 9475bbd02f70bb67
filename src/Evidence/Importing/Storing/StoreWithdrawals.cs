using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>Keeps that sources have withdrawn records. A note that is known stays as it is.</summary>
internal sealed class StoreWithdrawals(IDbContextFactory<EvidenceDb> databases)
{
    private const int Attempts = 5;

    public bool OnlyLooks { get; init; }

    /// <summary>Says how many were not known.</summary>
    public async Task<int> Run(IReadOnlyCollection<WithdrawnRecord> notes, CancellationToken cancel)
    {
        if (notes.Count == 0) return 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Attempt(notes, cancel);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another import stored one of them a moment earlier.
            }
        }
    }

    private async Task<int> Attempt(IReadOnlyCollection<WithdrawnRecord> notes, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var ids = notes.Select(n => n.RecordId).Distinct(StringComparer.Ordinal).ToArray();
        var known = (await db.WithdrawnRecords.Where(w => ids.Contains(w.RecordId)).Select(w => new { w.Source, w.RecordId }).ToArrayAsync(cancel)).Select(w => (w.Source, w.RecordId)).ToHashSet();
        var added = notes.Where(n => known.Add((n.Source, n.RecordId))).ToList();
        db.WithdrawnRecords.AddRange(added);
        if (!OnlyLooks) await db.SaveChangesAsync(cancel);
        return added.Count;
    }
}
