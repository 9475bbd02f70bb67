using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Equipoise.Registry.Parents;

/// <summary>What stands in the address of a link: the site, the link, and its secret.</summary>
internal readonly record struct ParentToken(Guid SiteId, Guid LinkId, string Secret)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 16;

    public static ParentToken New(Guid siteId, Guid linkId) => new(siteId, linkId, NewSecret());

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool IsOf(string? secret, string? hash) =>
        secret is not null && hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(hash));

    public static ParentToken? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + IdBytes + SecretBytes];
        if (text is null || text.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var read) || read != bytes.Length) return null;
        var site = new Guid(bytes[..IdBytes]);
        return site == Guid.Empty ? null : new(site, new(bytes[IdBytes..(2 * IdBytes)]), Base64Url.EncodeToString(bytes[(2 * IdBytes)..]));
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[IdBytes + IdBytes + SecretBytes];
        SiteId.TryWriteBytes(bytes);
        LinkId.TryWriteBytes(bytes[IdBytes..]);
        Base64Url.DecodeFromChars(Secret, bytes[(2 * IdBytes)..]);
        return Base64Url.EncodeToString(bytes);
    }
}
