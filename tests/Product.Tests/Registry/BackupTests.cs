using System.IO.Compression;
using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Backups;
using Equipoise.Registry.History;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>A backup while people work, on one engine, and what comes back from it on the other.</summary>
public class BackupTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    public static TheoryData<Engine, Engine> Ways => new() { { Engine.Sqlite, Engine.Sqlite }, { Engine.Sqlite, Engine.Postgres }, { Engine.Postgres, Engine.Sqlite } };

    [Theory, MemberData(nameof(Ways))]
    public async Task What_comes_back_is_what_there_was_on_whichever_engine(Engine from, Engine to)
    {
        Skip(from, to);
        await using var cohort = await Cohort.On(from);
        var child = await cohort.Enrolled("Trần Thị Bình");
        await cohort.Went(child, "baseline-1");
        await cohort.Infuse(child);
        using var file = await Backup(cohort);
        await using var empty = await OpenRegistry.On(to);
        var restored = await Restore(file, empty);
        Assert.Equal(1, restored.Sites);
        Assert.True((await new VerifyHistory(empty.Database).Run(cohort.Site, cancel: Cancel)).Holds);
        Assert.Empty(await new VerifyRecords(empty.Database).Run(cohort.Site, Cancel));
        Assert.Equal("Trần Thị Bình", await Name(empty, cohort, child));
        using var again = new MemoryStream();
        await new WriteBackup(empty.Database, empty.Clock).Run(again, cancel: Cancel);
        Assert.Equal(Lines(file), Lines(again));
    }

    [Theory, EachEngine]
    public async Task What_is_saved_while_it_is_written_is_not_in_it_and_not_held_up(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var during = new Saving(cohort, child);
        using var file = new MemoryStream();
        await new WriteBackup(cohort.Registry.Database, cohort.Registry.Clock).Run(file, progress: during, cancel: Cancel);
        await during.Done;
        await using var empty = await OpenRegistry.On(engine);
        await Restore(file, empty);
        Assert.True((await new VerifyHistory(empty.Database).Run(cohort.Site, cancel: Cancel)).Holds);
        Assert.Empty(await new VerifyRecords(empty.Database).Run(cohort.Site, Cancel));
        await using var before = empty.Reading(cohort.Site);
        await using var after = cohort.Registry.Reading(cohort.Site);
        Assert.Equal(await after.Participants.CountAsync(Cancel) - 1, await before.Participants.CountAsync(Cancel));
    }

    [Fact]
    public async Task Who_was_erased_since_stays_erased_and_a_cleaned_backup_cannot_tell()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled("Trần Thị Bình");
        using var file = await Backup(cohort);
        var ledger = ErasureLedger.In(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")));
        Assert.Null((await new EraseIdentity(cohort.Registry.Database, ledger).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "The family asked." }, child, Cancel)).Refused);
        var erased = await ledger.Read(Cancel);
        Assert.Contains(child, erased.Keys);

        await using var restored = await OpenRegistry.On(Engine.Sqlite);
        using (var zip = BackupFile.Open(file)) Assert.Equal(1, (await new RestoreBackup(restored.Database).Run(zip, erased, cancel: Cancel)).ErasedAgain);
        Assert.Null(await Name(restored, cohort, child));

        file.Position = 0;
        using var cleaned = new MemoryStream();
        using (var zip = BackupFile.Open(file)) Assert.Equal(1, await CleanBackup.Run(zip, cleaned, erased, Cancel));
        await using var third = await OpenRegistry.On(Engine.Sqlite);
        await Restore(cleaned, third);
        Assert.Null(await Name(third, cohort, child));
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_or_changed_restores_nothing()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        await cohort.Enrolled();
        using var file = await Backup(cohort);
        await using var empty = await OpenRegistry.On(Engine.Sqlite);
        using var cut = new MemoryStream(file.ToArray()[..^200]);
        Assert.Throws<BackupDamagedException>(() => BackupFile.Open(cut));
        using var changed = new MemoryStream();
        changed.Write(file.ToArray());
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Single(e => e.Name == "Visits.jsonl");
            await using var stream = await entry.OpenAsync(Cancel);
            stream.Write("["u8);
        }

        using (var zip = BackupFile.Open(changed)) Assert.Contains("Visits", (await Assert.ThrowsAsync<BackupDamagedException>(() => new RestoreBackup(empty.Database).Run(zip, new Dictionary<Guid, DateTimeOffset>(), cancel: Cancel))).Message, StringComparison.Ordinal);
        await using var db = empty.Database.CreateDbContext();
        Assert.Empty(await db.Sites.IgnoreQueryFilters().ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_keys_in_it_open_with_the_passphrase_alone()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        using var file = new MemoryStream();
        await new WriteBackup(cohort.Registry.Database, cohort.Registry.Clock).Run(file, ("one AAAA\n", "a long enough phrase"), cancel: Cancel);
        using var zip = BackupFile.Open(file);
        Assert.Equal("one AAAA\n", await ReadBackupKeys.Run(zip, "a long enough phrase", Cancel));
        await Assert.ThrowsAsync<BackupDamagedException>(() => ReadBackupKeys.Run(zip, "another phrase", Cancel));
    }

    private static void Skip(params Engine[] engines)
    {
        if (engines.Contains(Engine.Postgres)) Assert.SkipWhen(Environment.GetEnvironmentVariable("EQUIPOISE_TEST_POSTGRES") is null or "", "EQUIPOISE_TEST_POSTGRES names no PostgreSQL server.");
    }

    private static async Task<MemoryStream> Backup(Cohort cohort)
    {
        var file = new MemoryStream();
        await new WriteBackup(cohort.Registry.Database, cohort.Registry.Clock).Run(file, cancel: Cancel);
        return file;
    }

    private static async Task<RestoredBackup> Restore(MemoryStream file, OpenRegistry into)
    {
        file.Position = 0;
        using var zip = BackupFile.Open(file);
        return await new RestoreBackup(into.Database).Run(zip, new Dictionary<Guid, DateTimeOffset>(), cancel: Cancel);
    }

    private static async Task<string?> Name(OpenRegistry registry, Cohort cohort, Guid child)
    {
        await using var db = registry.Reading(cohort.Site);
        return cohort.Vault.Open(await db.PersonIdentities.SingleAsync(p => p.ParticipantId == child, Cancel))?.Name;
    }

    /// <summary>Every line of every table, in no order.</summary>
    private static List<string> Lines(MemoryStream file)
    {
        file.Position = 0;
        using var zip = BackupFile.Open(file);
        return [.. zip.Entries.Where(e => e.Name.EndsWith(".jsonl", StringComparison.Ordinal)).SelectMany(e => Read(e).Select(line => e.FullName + " " + line)).Order(StringComparer.Ordinal)];
    }

    private static string[] Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Saves a child as soon as the first table was written.</summary>
    private sealed class Saving(Cohort cohort, Guid child) : IProgress<long>
    {
        public Task Done { get; private set; } = Task.CompletedTask;

        public void Report(long value)
        {
            if (Done != Task.CompletedTask) return;
            Done = Task.Run(async () =>
            {
                Assert.Null((await cohort.Add("Somebody New")).Refused);
                Assert.NotEqual(Guid.Empty, child);
            }, Cancel);
            Done.Wait(Cancel); // the backup goes on only after it is saved
        }
    }
}
