using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Backups;

/// <summary>What was backed up.</summary>
public sealed record WrittenBackup(DateTimeOffset At, int Sites, long Rows);

/// <summary>Backs the whole registry up while people work: every table as of one moment, on either engine, in one file that either engine can be restored from.</summary>
public sealed class WriteBackup(IDbContextFactory<RegistryDb> databases, TimeProvider time)
{
    /// <param name="to">Where the file is written.</param>
    /// <param name="keys">The lines of the key file and the passphrase that seals them in the backup; null leaves them out, and they must be kept apart.</param>
    /// <param name="progress">Told how many rows were written.</param>
    /// <param name="cancel">Stops it; the file is then no backup.</param>
    public async Task<WrittenBackup> Run(Stream to, (string Lines, string Passphrase)? keys = null, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var snapshot = await db.Snapshot(cancel);
        var sites = await db.Sites.AsNoTracking().IgnoreQueryFilters([RegistryDb.SiteFilter]).OrderBy(s => s.Code).Select(s => s.SiteId).ToListAsync(cancel);
        var at = time.GetUtcNow();
        var tables = BackupTable.All(db.Model);
        var rows = 0L;
        await using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (keys is { } k) await Seal(zip, k.Lines, k.Passphrase, cancel);
            var writer = new BackupWriter(zip);
            foreach (var table in tables.Where(t => !t.IsOfSite)) await Write(table, null, "accounts");
            foreach (var site in sites)
            {
                await db.LetThrough(site, cancel);
                foreach (var table in tables.Where(t => t.IsOfSite)) await Write(table, site, $"sites/{site:N}");
            }

            await writer.Finish(at, cancel);

            async Task Write(BackupTable table, Guid? site, string folder)
            {
                rows += await writer.Write($"{folder}/{table.Name}.jsonl", Lines(table, db, site, cancel), cancel);
                progress?.Report(rows);
            }
        }

        return new(at, sites.Count, rows);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(BackupTable table, RegistryDb db, Guid? site, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in table.Rows(db, site).WithCancellation(cancel)) yield return JsonSerializer.SerializeToUtf8Bytes(row, table.Row, BackupWriter.Options);
    }

    private static async Task Seal(ZipArchive zip, string lines, string passphrase, CancellationToken cancel)
    {
        await using var stream = await zip.CreateEntry(BackupFile.KeysName).OpenAsync(cancel);
        await stream.WriteAsync(SealedByPassphrase.Seal(passphrase, Encoding.UTF8.GetBytes(lines)), cancel);
    }
}
