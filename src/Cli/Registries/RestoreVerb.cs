using System.CommandLine;
using System.Globalization;
using Equipoise.Registry.Backups;
using Equipoise.Registry.History;
using Equipoise.Registry.Sites;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry restore</c>: fills an empty registry from a backup, and verifies what came of it.</summary>
internal static class RestoreVerb
{
    public static Command Command()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "a backup" };
        var passphrase = BackupVerb.Passphrase("opens the keys in the backup; they become the key file, unless there is one");
        var command = new Command("restore", "Fill an empty registry, SQLite or PostgreSQL, from a backup. Who was erased since stays erased.") { file, passphrase };
        command.SetAction((parsed, cancel) => Restore(parsed.GetValue(file)!, parsed.GetValue(passphrase), cancel));
        return command;
    }

    private static async Task<int> Restore(FileInfo file, FileInfo? passphraseFile, CancellationToken cancel)
    {
        if (!file.Exists) throw new Refusal($"There is no file {file.FullName}.");
        var passphrase = await BackupVerb.Read(passphraseFile, cancel);
        await using var database = await RegistryPlace.Open(cancel);
        try
        {
            await using var stream = file.OpenRead();
            using var zip = BackupFile.Open(stream);
            if (passphrase is not null && await ReadBackupKeys.Run(zip, passphrase, cancel) is { } keys && !File.Exists(RegistryKeyFile.Path)) await RegistryKeyFile.Write(RegistryKeyFile.Path, keys, cancel);
            var erased = await RegistryKeyFile.Ledger.Read(cancel);
            var restored = await Working.Show("Restoring", progress => new RestoreBackup(database).Run(zip, erased, progress, cancel));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored {restored.Rows:N0} rows of {restored.Sites} {(restored.Sites == 1 ? "site" : "sites")} as they were at {restored.At:yyyy-MM-dd HH:mm:ss} UTC."));
            if (restored.ErasedAgain > 0) Console.WriteLine($"{restored.ErasedAgain} children who were erased after the backup stay erased.");
        }
        catch (Exception e) when (e is BackupDamagedException or InvalidOperationException or FormatException)
        {
            throw new Refusal(e.Message);
        }

        foreach (var site in await new ListSites(database, TimeProvider.System).All(cancel))
        {
            var standing = await Working.Show($"Verifying {site.Site.Code}", progress => new VerifyHistory(database).Run(site.Site.SiteId, progress, cancel));
            if (!standing.Holds) throw new Refusal($"The history of {site.Site.Code} does not hold at row {standing.BrokenAt}: {standing.Why}.");
            Console.WriteLine($"{site.Site.Code}: the history holds to {standing.Hash}");
        }

        return Exit.Done;
    }
}
