using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Cli.Serving;

/// <summary>Keeps what is served in the evidence database.</summary>
internal static class Releases
{
    public static async Task<EvidenceDatabase> Keep(Snapshot snapshot, Said said, CancellationToken cancel)
    {
        var database = await EvidencePlace.Open(cancel);
        try
        {
            await new StoreRelease(database, TimeProvider.System).Run(snapshot, said, cancel);
            return database;
        }
        catch (DbUpdateException e)
        {
            throw new Refusal($"The version could not be stored: {(e.InnerException ?? e).Message} {EvidencePlace.Remedy}");
        }
    }
}
