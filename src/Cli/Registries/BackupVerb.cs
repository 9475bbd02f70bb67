using System.CommandLine;
using System.Globalization;
using Equipoise.Registry.Backups;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry backup</c>: the whole registry in one file, while people work.</summary>
internal static class BackupVerb
{
    public static Command Command()
    {
        var file = new Option<FileInfo>("--out") { Description = "the file to write; one that is there is not overwritten", HelpName = "file", Required = true };
        var passphrase = Passphrase("seals the key file and puts it into the backup; without it keep the key file yourself");
        var command = new Command("backup", "Back the registry up, while it is in use, into one file that SQLite and PostgreSQL can be restored from.") { file, passphrase };
        command.SetAction((parsed, cancel) => Backup(parsed.GetValue(file)!, parsed.GetValue(passphrase), cancel));
        return command;
    }

    public static Option<FileInfo?> Passphrase(string what) => new("--passphrase-file") { Description = $"a file whose first line {what}", HelpName = "file" };

    public static async Task<string?> Read(FileInfo? file, CancellationToken cancel)
    {
        if (file is null) return null;
        if (!file.Exists) throw new Refusal($"There is no file {file.FullName}.");
        return (await File.ReadAllLinesAsync(file.FullName, cancel)).FirstOrDefault()?.Trim() is { Length: >= Shortest } phrase ? phrase : throw new Refusal($"The passphrase has at least {Shortest} characters.");
    }

    private const int Shortest = 12;

    private static async Task<int> Backup(FileInfo file, FileInfo? passphraseFile, CancellationToken cancel)
    {
        if (file.Exists) throw new Refusal($"{file.FullName} is there already and is not overwritten.");
        var passphrase = await Read(passphraseFile, cancel);
        await using var database = await RegistryPlace.Open(cancel);
        (string, string)? keys = null;
        if (passphrase is not null)
        {
            await RegistryKeyFile.Read(database, cancel);
            keys = (await File.ReadAllTextAsync(RegistryKeyFile.Path, cancel), passphrase);
        }

        var half = file.FullName + ".part";
        WrittenBackup written;
        try
        {
            await using (var stream = new FileStream(half, FileMode.Create, FileAccess.ReadWrite))
            {
                written = await Working.Show("Backing up", _ => new WriteBackup(database, TimeProvider.System).Run(stream, keys, cancel: cancel));
                stream.Flush(flushToDisk: true);
            }

            File.Move(half, file.FullName);
        }
        catch (IOException e)
        {
            throw new Refusal($"The backup could not be written: {e.Message} What there is of it ends in .part and is no backup.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.FullName} holds {written.Rows:N0} rows of {written.Sites} {(written.Sites == 1 ? "site" : "sites")} as they were at {written.At:yyyy-MM-dd HH:mm:ss} UTC."));
        Console.WriteLine(passphrase is null ? $"Keep {RegistryKeyFile.Path} too, apart from it: without it nobody can read who the children are." : "The keys are in it, sealed with your passphrase.");
        return Exit.Done;
    }
}
