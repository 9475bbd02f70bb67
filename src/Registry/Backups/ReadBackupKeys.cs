using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Equipoise.Registry.Backups;

/// <summary>The key file that a backup carries.</summary>
public static class ReadBackupKeys
{
    /// <summary>Its lines; null when the backup carries none.</summary>
    /// <exception cref="BackupDamagedException">The passphrase is another.</exception>
    public static async Task<string?> Run(ZipArchive zip, string passphrase, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(zip);
        if (zip.GetEntry(BackupFile.KeysName) is not { } entry) return null;
        await using var stream = await entry.OpenAsync(cancel);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        try
        {
            return Encoding.UTF8.GetString(SealedByPassphrase.Open(passphrase, bytes.ToArray()));
        }
        catch (CryptographicException e)
        {
            throw new BackupDamagedException("This passphrase does not open the keys of the backup.", e);
        }
    }
}
