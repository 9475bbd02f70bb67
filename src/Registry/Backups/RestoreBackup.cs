using System.IO.Compression;
using System.Text.Json;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Backups;

/// <summary>What was restored.</summary>
/// <param name="At">When it was true.</param>
/// <param name="Sites">How many sites there are.</param>
/// <param name="Rows">How many rows were written.</param>
/// <param name="ErasedAgain">Children who were erased after the backup, and were erased again before anything of them was written.</param>
public sealed record RestoredBackup(DateTimeOffset At, int Sites, long Rows, int ErasedAgain);

/// <summary>Fills an empty registry from a backup, on either engine. Every byte of the file is checked before the first row is written; who was erased since stays erased.</summary>
public sealed class RestoreBackup(IDbContextFactory<RegistryDb> databases)
{
    private const int Batch = 500;

    /// <param name="zip">The backup; see <see cref="BackupFile.Open"/>.</param>
    /// <param name="erased">Children erased at any time, as the ledger has them.</param>
    /// <param name="progress">Told the share that was written, 0 to 1.</param>
    /// <param name="cancel">Stops it; the registry is then not whole and must be emptied.</param>
    /// <exception cref="BackupDamagedException">The file is damaged; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The registry is not empty; nothing was written.</exception>
    public async Task<RestoredBackup> Run(ZipArchive zip, IReadOnlyDictionary<Guid, DateTimeOffset> erased, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(zip);
        ArgumentNullException.ThrowIfNull(erased);
        var manifest = await BackupFile.Check(zip, cancel);
        await using var first = await databases.CreateDbContextAsync(cancel);
        if (await first.Users.AnyAsync(cancel) || await first.Sites.IgnoreQueryFilters([RegistryDb.SiteFilter]).AnyAsync(cancel) || await first.ProgrammeVersions.AnyAsync(cancel))
            throw new InvalidOperationException("The registry is not empty. A backup is restored into an empty one, so that nothing is mixed or lost.");
        var tables = BackupTable.All(first.Model).ToDictionary(t => t.Name, StringComparer.Ordinal);
        var all = manifest.Entries.Sum(e => e.Rows);
        var (rows, again) = (0L, 0);
        foreach (var group in manifest.Entries.GroupBy(e => e.Name[..e.Name.LastIndexOf('/')], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            if (group.Key.StartsWith("sites/", StringComparison.Ordinal)) db.Bind(Guid.ParseExact(group.Key["sites/".Length..], "N"));
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.IsRecorded = true;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            foreach (var entry in group)
            {
                if (!tables.TryGetValue(entry.Name[(entry.Name.LastIndexOf('/') + 1)..^".jsonl".Length], out var table)) throw new BackupDamagedException($"The backup has {entry.Name}, which this program does not know. Restore it with the program that wrote it.");
                again += await Fill(db, zip.GetEntry(entry.Name)!, table, erased, () => progress?.Report(++rows / (double)Math.Max(1, all)), cancel);
            }

            await transaction.CommitAsync(cancel);
        }

        return new(manifest.At, manifest.Entries.Where(e => e.Name.EndsWith("/Sites.jsonl", StringComparison.Ordinal)).Sum(e => (int)e.Rows), all, again);
    }

    private static async Task<int> Fill(RegistryDb db, ZipArchiveEntry entry, BackupTable table, IReadOnlyDictionary<Guid, DateTimeOffset> erased, Action wrote, CancellationToken cancel)
    {
        await using var stream = await entry.OpenAsync(cancel);
        using var reader = new StreamReader(stream);
        var (waiting, again) = (0, 0);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            var row = Read(line, table);
            if (row is PersonIdentity { ErasedAt: null } person && erased.TryGetValue(person.ParticipantId, out var at))
            {
                EraseIdentity.Forget(person, at);
                again++;
            }

            db.Add(row);
            wrote();
            if (++waiting < Batch) continue;
            await Save(db, cancel);
            waiting = 0;
        }

        await Save(db, cancel);
        return again;
    }

    internal static object Read(string line, BackupTable table)
    {
        try
        {
            return JsonSerializer.Deserialize(line, table.Row, BackupWriter.Options) ?? throw new BackupDamagedException($"A row of {table.Name} is empty.");
        }
        catch (JsonException e)
        {
            throw new BackupDamagedException($"A row of {table.Name} cannot be read; the backup was written by another version of the program.", e);
        }
    }

    private static async Task Save(RegistryDb db, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
