using Equipoise.Registry;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Cli.Registries;

/// <summary>The file with the keys that open who the children are: what <c>EQUIPOISE_REGISTRY_KEYS</c> names, or a file of the person who runs the program.</summary>
internal static class RegistryKeyFile
{
    public static string Path => OwnFolder.Place("EQUIPOISE_REGISTRY_KEYS", "registry.keys");

    /// <summary>Beside the keys: who was erased, so that no old backup brings them back.</summary>
    public static ErasureLedger Ledger => ErasureLedger.In(Path + ".erased");

    /// <summary>Its keys. It is made when it is missing and no child is there yet; later a missing file is refused, for new keys would open nothing.</summary>
    public static async Task<RegistryKeys> Read(IDbContextFactory<RegistryDb> registry, CancellationToken cancel)
    {
        var path = Path;
        if (!File.Exists(path)) await Make(path, registry, cancel);
        try
        {
            return RegistryKeys.Read(await File.ReadAllTextAsync(path, cancel));
        }
        catch (FormatException e)
        {
            throw new Refusal($"The key file {path} cannot be used. {e.Message}");
        }
    }

    private static async Task Make(string path, IDbContextFactory<RegistryDb> registry, CancellationToken cancel)
    {
        await using (var db = await registry.CreateDbContextAsync(cancel))
        {
            if (await db.ProgrammeVersions.AnyAsync(cancel)) throw new Refusal($"The key file {path} is missing, and the registry may hold children whom only its keys can name. Put it back, or set EQUIPOISE_REGISTRY_KEYS.");
        }

        await Write(path, RegistryKeys.New(TimeProvider.System.GetUtcNow()), cancel);
    }

    /// <summary>Writes a key file that only its owner can read; one that is there is never overwritten.</summary>
    public static async Task Write(string path, string lines, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await using var writer = new StreamWriter(file);
        await writer.WriteAsync(lines.AsMemory(), cancel);
    }
}
