using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Releases;

/// <summary>Keeps the evidence base for ever, the first time it is served. Any number of programs may start at once on one database.</summary>
public sealed class StoreRelease(IDbContextFactory<EvidenceDb> databases, TimeProvider clock)
{
    /// <summary>True when the release is new; false when content with that hash was stored before, whose time and answers then stand.</summary>
    public async Task<bool> Run(Snapshot snapshot, IReadOnlyList<Answer> answers, CancellationToken cancel = default)
    {
        if (await IsStored(snapshot.Hash, cancel)) return false;

        await using var db = await databases.CreateDbContextAsync(cancel);
        db.Releases.Add(Release.Of(snapshot, answers, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            // Engines name a taken key differently; whether another program stored it first is what matters.
            if (await IsStored(snapshot.Hash, cancel)) return false;
            throw;
        }
    }

    private async Task<bool> IsStored(string hash, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Releases.AnyAsync(r => r.Hash == hash, cancel);
    }
}
