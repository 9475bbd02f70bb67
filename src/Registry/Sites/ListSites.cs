using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>A site and whether it may take in children.</summary>
public sealed record SiteLine(RegistrySite Site, SiteActivation Activation);

/// <summary>All sites, for whoever runs the program, or those of an account.</summary>
public sealed class ListSites(IDbContextFactory<RegistryDb> databases, TimeProvider time)
{
    public async Task<ImmutableArray<SiteLine>> All(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Lines(await db.Sites.AsNoTracking().IgnoreQueryFilters([RegistryDb.SiteFilter]).OrderBy(s => s.Code).ToListAsync(cancel), cancel);
    }

    /// <summary>The sites at which an account has a role now.</summary>
    public async Task<ImmutableArray<SiteLine>> Of(Guid userId, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var mine = db.SiteRoles.IgnoreQueryFilters([RegistryDb.SiteFilter]).Where(r => r.UserId == userId && r.From <= now && (r.Until == null || r.Until > now)).Select(r => r.SiteId);
        return await Lines(await db.Sites.AsNoTracking().IgnoreQueryFilters([RegistryDb.SiteFilter]).Where(s => mine.Contains(s.SiteId)).OrderBy(s => s.Code).ToListAsync(cancel), cancel);
    }

    private async Task<ImmutableArray<SiteLine>> Lines(List<RegistrySite> sites, CancellationToken cancel)
    {
        var lines = ImmutableArray.CreateBuilder<SiteLine>(sites.Count);
        foreach (var site in sites)
        {
            await using var db = databases.At(site.SiteId);
            lines.Add(new(site, SiteActivation.Of(await db.SiteDocuments.ToListAsync(cancel), site.Today(time.GetUtcNow()))));
        }

        return lines.ToImmutable();
    }
}
