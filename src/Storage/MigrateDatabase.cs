using Microsoft.EntityFrameworkCore;

namespace Equipoise.Storage;

/// <summary>Brings the tables of a database to the form this program knows. The caller keeps other programs out meanwhile.</summary>
internal static class MigrateDatabase
{
    public static async Task Run(DbContext db, string name, CancellationToken cancel)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        if (applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
            throw new DatabaseUnavailableException($"{name} was last used by a newer version of this program, so this version leaves it alone.");
        await db.Database.MigrateAsync(cancel);
    }
}
