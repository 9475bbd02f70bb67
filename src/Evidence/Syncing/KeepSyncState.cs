using System.Security.Cryptography;
using System.Text;
using Equipoise.Evidence.Importing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Syncing;

/// <summary>Reads and stores how far a source has been fetched for one query.</summary>
internal sealed class KeepSyncState(IDbContextFactory<EvidenceDb> databases, RecordSource source, string query, bool isDry)
{
    private readonly string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));

    public async Task<SyncState> Read(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.SyncStates.AsNoTracking().FirstOrDefaultAsync(s => s.Source == source && s.QueryHash == hash, cancel) ?? new() { Source = source, QueryHash = hash, Query = query };
    }

    public async Task Store(SyncState state, CancellationToken cancel)
    {
        if (isDry) return;
        try
        {
            await Attempt(state, cancel);
        }
        catch (DbUpdateException)
        {
            // Another run stored the first state of this query a moment earlier.
            await Attempt(state, cancel);
        }
    }

    private async Task Attempt(SyncState state, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var isKnown = await db.SyncStates.AnyAsync(s => s.Source == source && s.QueryHash == hash, cancel);
        db.Entry(state).State = isKnown ? EntityState.Modified : EntityState.Added;
        await db.SaveChangesAsync(cancel);
    }
}
