using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>Finds the key that a program shows, if it holds.</summary>
public sealed class ReadApiKey(IDbContextFactory<RegistryDb> databases, TimeProvider time)
{
    /// <summary>What the program shows: <c>site.key.secret</c>.</summary>
    internal static string Text(ApiKey key, string secret) => $"{key.SiteId:N}.{key.Id:N}.{secret}";

    public async Task<ApiKey?> Run(string text, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split('.') is not [var site, var id, var secret] || !Guid.TryParseExact(site, "N", out var siteId) || siteId == Guid.Empty || !Guid.TryParseExact(id, "N", out var keyId)) return null;
        await using var db = databases.At(siteId);
        var key = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == keyId, cancel);
        return key is not null && key.HoldsAt(time.GetUtcNow()) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(AddAccount.HashOf(secret)), Encoding.ASCII.GetBytes(key.SecretHash)) ? key : null;
    }
}
