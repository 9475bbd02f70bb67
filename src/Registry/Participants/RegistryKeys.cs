using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Equipoise.Registry.Participants;

/// <summary>
/// The keys that open what identifies children. They lie in a file apart from the database: <c>name base64</c> in each line, 32 random bytes, the first line for what is new.
/// Each site has keys of its own, made from these.
/// </summary>
public sealed class RegistryKeys
{
    public const int Bytes = 32;

    private readonly ImmutableArray<(string Name, byte[] Key)> keys;

    private RegistryKeys(ImmutableArray<(string Name, byte[] Key)> keys) => this.keys = keys;

    /// <summary>The name of the key for what is new.</summary>
    public string Current => keys[0].Name;

    /// <summary>Reads the lines of a key file.</summary>
    /// <exception cref="FormatException">They are not keys; the message repeats none of them.</exception>
    public static RegistryKeys Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = ImmutableArray.CreateBuilder<(string, byte[])>();
        foreach (var (line, i) in text.Split('\n', StringSplitOptions.TrimEntries).Select((line, i) => (line, i)).Where(l => l.line.Length > 0 && l.line[0] != '#'))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var key = new byte[Bytes];
            if (parts.Length != 2 || !Convert.TryFromBase64String(parts[1], key, out var length) || length != Bytes || read.Any(k => k.Item1 == parts[0]))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {i + 1} of the key file is not a name of its own and {Bytes} bytes in base64."));
            read.Add((parts[0], key));
        }

        return read.Count > 0 ? new(read.ToImmutable()) : throw new FormatException("The key file holds no key.");
    }

    /// <summary>The lines of a new key file.</summary>
    public static string New(DateTimeOffset at) =>
        $"# Whoever has this file and the database can read who the children are. Without it nobody can. Keep a copy apart from the database.\n{at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))}\n";

    /// <summary>A key of a site for one use.</summary>
    /// <exception cref="KeyNotFoundException">The file has no key of this name any more.</exception>
    internal byte[] Of(Guid siteId, string name, string use)
    {
        var key = keys.FirstOrDefault(k => k.Name == name).Key ?? throw new KeyNotFoundException($"The key file has no key '{name}'.");
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Bytes, info: Encoding.UTF8.GetBytes($"equipoise registry {use} {siteId:D}"));
    }

    /// <summary>Seals what protects cookies and forms; the name of the key leads.</summary>
    public byte[] SealForWeb(byte[] plain)
    {
        var name = Encoding.UTF8.GetBytes(Current + "\n");
        return [.. name, .. SealedBytes.Seal(Of(Guid.Empty, Current, "web"), plain, name)];
    }

    /// <exception cref="CryptographicException">It was not sealed with these keys.</exception>
    public byte[] OpenForWeb(byte[] sealedBytes)
    {
        ArgumentNullException.ThrowIfNull(sealedBytes);
        var end = Array.IndexOf(sealedBytes, (byte)'\n') + 1;
        if (end == 0) throw new CryptographicException("This was not sealed.");
        var name = sealedBytes.AsSpan(0, end);
        return SealedBytes.Open(Of(Guid.Empty, Encoding.UTF8.GetString(name[..^1]), "web"), sealedBytes.AsSpan(end), name);
    }

    /// <summary>The oldest key: what finds duplicates must stay the same as long as any child is there.</summary>
    internal byte[] ForIndex(Guid siteId) => Of(siteId, keys[^1].Name, "index");
}

/// <summary>AES-GCM with a random nonce: <c>nonce, ciphertext, tag</c>.</summary>
internal static class SealedBytes
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var sealedBytes = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(sealedBytes.AsSpan(0, Nonce), plain, sealedBytes.AsSpan(Nonce, plain.Length), sealedBytes.AsSpan(Nonce + plain.Length), context);
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">It is not what was sealed, or not with this key.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context)
    {
        if (sealedBytes.Length < Nonce + Tag) throw new CryptographicException("This was not sealed.");
        var plain = new byte[sealedBytes.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedBytes[..Nonce], sealedBytes[Nonce..^Tag], sealedBytes[^Tag..], plain, context);
        return plain;
    }
}
