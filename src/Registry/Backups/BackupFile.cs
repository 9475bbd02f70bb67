using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Registry.Backups;

/// <summary>One table of a backup, or of one site in it.</summary>
/// <param name="Name">Name of the entry: <c>accounts/Accounts.jsonl</c>, <c>sites/…/Visits.jsonl</c>.</param>
/// <param name="Rows">How many lines it has.</param>
/// <param name="Sha256">Of its bytes, unpacked; 64 lower-case hexadecimal digits.</param>
public sealed record BackupEntry(string Name, long Rows, string Sha256);

/// <summary>What stands last in a backup, so that one that was cut off has none.</summary>
/// <param name="Format">The version of the format.</param>
/// <param name="At">When everything in it was true at once.</param>
/// <param name="Entries">All entries.</param>
public sealed record BackupManifest(int Format, DateTimeOffset At, ImmutableArray<BackupEntry> Entries)
{
    public const int CurrentFormat = 1;

    public const string Name = "manifest.json";
}

/// <summary>A file that is no backup, or is damaged.</summary>
public sealed class BackupDamagedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads and checks backup files.</summary>
public static class BackupFile
{
    internal const string KeysName = "keys.sealed";

    /// <summary>The manifest of a backup whose every byte was checked.</summary>
    /// <exception cref="BackupDamagedException">It is no backup, was cut off, or something in it was changed.</exception>
    public static async Task<BackupManifest> Check(ZipArchive zip, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(zip);
        var manifest = await Manifest(zip, cancel);
        foreach (var entry in manifest.Entries)
        {
            if (zip.GetEntry(entry.Name) is not { } there) throw new BackupDamagedException($"The backup lacks {entry.Name}.");
            await using var stream = await there.OpenAsync(cancel);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)) != entry.Sha256) throw new BackupDamagedException($"{entry.Name} is not what was backed up.");
        }

        return manifest;
    }

    /// <exception cref="BackupDamagedException">The file cannot be read as a backup.</exception>
    public static ZipArchive Open(Stream file)
    {
        try
        {
            return new(file, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException e)
        {
            throw new BackupDamagedException("This is not a backup, or it was cut off.", e);
        }
    }

    private static async Task<BackupManifest> Manifest(ZipArchive zip, CancellationToken cancel)
    {
        if (zip.GetEntry(BackupManifest.Name) is not { } there) throw new BackupDamagedException("This is not a backup of a registry, or it was cut off: it has no manifest.");
        await using var stream = await there.OpenAsync(cancel);
        try
        {
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, CanonicalJson.Options, cancel);
            return manifest is { Format: BackupManifest.CurrentFormat } ? manifest : throw new BackupDamagedException($"The backup has the format {manifest?.Format}; this program reads {BackupManifest.CurrentFormat}.");
        }
        catch (JsonException e)
        {
            throw new BackupDamagedException("The manifest of the backup cannot be read.", e);
        }
    }
}
