using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Registry.Participants;

/// <summary>Seals and opens who a child is.</summary>
public sealed class PersonVault(RegistryKeys keys)
{
    public PersonIdentity Seal(Guid siteId, Guid participantId, Identity identity)
    {
        var key = RandomNumberGenerator.GetBytes(RegistryKeys.Bytes);
        var context = Context(siteId, participantId);
        return new()
        {
            SiteId = siteId,
            ParticipantId = participantId,
            Sealed = SealedBytes.Seal(key, CanonicalJson.Write(identity), context),
            Key = SealedBytes.Seal(keys.Of(siteId, keys.Current, "persons"), key, context),
            KeyName = keys.Current,
            Index = IndexOf(siteId, identity),
        };
    }

    /// <summary>Who it is; null when that was erased.</summary>
    /// <exception cref="CryptographicException">What is stored is not what was sealed.</exception>
    /// <exception cref="KeyNotFoundException">The key file lacks the key.</exception>
    public Identity? Open(PersonIdentity person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Key is null || person.KeyName is null) return null;
        var context = Context(person.SiteId, person.ParticipantId);
        var key = SealedBytes.Open(keys.Of(person.SiteId, person.KeyName, "persons"), person.Key, context);
        return JsonSerializer.Deserialize<Identity>(SealedBytes.Open(key, person.Sealed, context), CanonicalJson.Options);
    }

    /// <summary>Seals a corrected identity with the key that the child has.</summary>
    internal void Change(PersonIdentity person, Identity identity)
    {
        var context = Context(person.SiteId, person.ParticipantId);
        var key = SealedBytes.Open(keys.Of(person.SiteId, person.KeyName!, "persons"), person.Key!, context);
        person.Sealed = SealedBytes.Seal(key, CanonicalJson.Write(identity), context);
        person.Index = IndexOf(person.SiteId, identity);
    }

    /// <summary>Equal for the same child at the same site, however its name is spelled, and of no use to whoever lacks the key.</summary>
    internal byte[] IndexOf(Guid siteId, Identity identity)
    {
        var text = Normal(identity.Name) + "|" + identity.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return HMACSHA256.HashData(keys.ForIndex(siteId), Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Equal for the same identity to the letter, contact and address too; keyed, for what a request was.</summary>
    internal byte[] MarkOf(Guid siteId, Identity identity) => HMACSHA256.HashData(keys.ForIndex(siteId), CanonicalJson.Write(identity));

    /// <summary>Letters without marks, in capitals, the parts of the name in order of the alphabet: families write them in any order.</summary>
    internal static string Normal(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) letters.Append(char.ToUpperInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark and not UnicodeCategory.SpacingCombiningMark) letters.Append(' ');
        }

        return string.Join(' ', letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    private static byte[] Context(Guid siteId, Guid participantId) => [.. siteId.ToByteArray(), .. participantId.ToByteArray()];
}
