using System.CommandLine;
using Equipoise.Registry.Backups;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry clean-backup</c>: takes out of an older backup what would tell who the erased children were.</summary>
internal static class CleanBackupVerb
{
    public static Command Command()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "a backup from before an erasure" };
        var command = new Command("clean-backup", "Write an older backup anew without the keys of children who were erased since.") { file };
        command.SetAction((parsed, cancel) => Clean(parsed.GetValue(file)!, cancel));
        return command;
    }

    private static async Task<int> Clean(FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists) throw new Refusal($"There is no file {file.FullName}.");
        var half = file.FullName + ".part";
        try
        {
            int taken;
            await using (var from = file.OpenRead())
            await using (var to = new FileStream(half, FileMode.Create, FileAccess.ReadWrite))
            {
                using var zip = BackupFile.Open(from);
                taken = await CleanBackup.Run(zip, to, await RegistryKeyFile.Ledger.Read(cancel), cancel);
                to.Flush(flushToDisk: true);
            }

            File.Move(half, file.FullName, overwrite: true);
            Console.WriteLine($"{taken} {(taken == 1 ? "child was" : "children were")} taken out of {file.FullName}. Copies of it elsewhere still tell; clean or destroy them too.");
            return Exit.Done;
        }
        catch (Exception e) when (e is BackupDamagedException or FormatException or IOException)
        {
            throw new Refusal(e.Message);
        }
    }
}
