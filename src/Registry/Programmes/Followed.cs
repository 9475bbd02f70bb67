using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Programmes;

/// <summary>The programmes of a site, in every version that it follows or followed.</summary>
internal static class Followed
{
    /// <summary>By hash.</summary>
    public static async Task<ImmutableDictionary<string, Programme>> FollowedProgrammes(this RegistryDb db, CancellationToken cancel)
    {
        var followed = ImmutableDictionary.CreateBuilder<string, Programme>(StringComparer.Ordinal);
        foreach (var hash in await db.SiteProgrammes.Select(p => p.ProgrammeHash).Distinct().ToListAsync(cancel)) followed[hash] = await db.Programme(hash, cancel);
        return followed.ToImmutable();
    }
}
