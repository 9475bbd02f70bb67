using System.Security.Cryptography;
using Equipoise.Registry.Participants;

namespace Equipoise.Registry.Backups;

/// <summary>Bytes sealed with a passphrase: PBKDF2 with SHA-256 and 600,000 rounds (OWASP's advice of 2023), then AES-GCM. The salt leads.</summary>
internal static class SealedByPassphrase
{
    private const int Salt = 16;
    private const int Rounds = 600_000;

    public static byte[] Seal(string passphrase, byte[] plain)
    {
        var salt = RandomNumberGenerator.GetBytes(Salt);
        return [.. salt, .. SealedBytes.Seal(Key(passphrase, salt), plain, salt)];
    }

    /// <exception cref="CryptographicException">It is another passphrase, or the bytes were changed.</exception>
    public static byte[] Open(string passphrase, byte[] sealedBytes)
    {
        if (sealedBytes.Length < Salt) throw new CryptographicException("This was not sealed.");
        var salt = sealedBytes[..Salt];
        return SealedBytes.Open(Key(passphrase, salt), sealedBytes.AsSpan(Salt), salt);
    }

    private static byte[] Key(string passphrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, RegistryKeys.Bytes);
}
