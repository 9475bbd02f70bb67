using Equipoise.Evidence.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Releases;

/// <summary>What was new when a program started.</summary>
public enum Kept
{
    /// <summary>The same content, words and program as what stood: nothing was written.</summary>
    Nothing,

    /// <summary>Content known before, but other words or another program than what stood.</summary>
    Words,

    /// <summary>Content that was never served before.</summary>
    Content,
}

/// <summary>
/// Keeps the evidence base for ever, the first time it is served, and what is said from it, whenever that differs from what stood.
/// Any number of programs may start at once on one database.
/// </summary>
public sealed class StoreRelease(IDbContextFactory<EvidenceDb> databases, TimeProvider clock)
{
    public async Task<Kept> Run(Snapshot snapshot, Said said, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(said);
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var last = await Last(db, cancel);
            if (last?.Hash == said.Hash) return Kept.Nothing;
            var isNew = !await db.Releases.AnyAsync(r => r.Hash == snapshot.Hash, cancel);
            var at = clock.GetUtcNow();
            if (isNew) db.Releases.Add(Release.Of(snapshot, said, at));
            db.Standings.Add(Standing.Of(said, (last?.Number ?? 0) + 1, at));
            try
            {
                await db.SaveChangesAsync(cancel);
                return isNew ? Kept.Content : Kept.Words;
            }
            catch (DbUpdateException) when (!cancel.IsCancellationRequested)
            {
                // Engines name a taken key differently; whether another program was first is what matters: then look again.
                await using var again = await databases.CreateDbContextAsync(cancel);
                if ((await Last(again, cancel))?.Number == last?.Number) throw;
            }
        }
    }

    private static Task<LastStanding?> Last(EvidenceDb db, CancellationToken cancel) =>
        db.Standings.OrderByDescending(s => s.Number).Select(s => new LastStanding(s.Number, s.Hash)).FirstOrDefaultAsync(cancel);

    private sealed record LastStanding(int Number, string Hash);
}
