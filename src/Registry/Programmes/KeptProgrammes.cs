using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Programmes;

/// <summary>Programmes as they were kept, by the hash of their content.</summary>
public static class KeptProgrammes
{
    /// <summary>A version never changes, so that what was read once stays right.</summary>
    private static readonly ConcurrentDictionary<string, Programme> Read = new(StringComparer.Ordinal);

    /// <summary>The programme with this hash, which a row of the registry names.</summary>
    public static async Task<Programme> Programme(this RegistryDb db, string hash, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (Read.TryGetValue(hash, out var known)) return known;
        var kept = await db.ProgrammeVersions.AsNoTracking().SingleAsync(v => v.Hash == hash, cancel);
        return Read.GetOrAdd(hash, JsonSerializer.Deserialize<Programme>(kept.Content, CanonicalJson.Options)!);
    }

    /// <summary>The version by which the site takes in children now; null when it does not follow the programme.</summary>
    public static async Task<SiteProgramme?> Current(this RegistryDb db, string programmeId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.SiteProgrammes.Where(p => p.ProgrammeId == programmeId).OrderByDescending(p => p.From).ThenByDescending(p => p.ProgrammeVersion).FirstOrDefaultAsync(cancel);
    }

    internal static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
