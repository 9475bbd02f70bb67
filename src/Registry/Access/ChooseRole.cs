using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>Turns an account that has signed in into somebody who acts at a site, if the account has that role there now.</summary>
public sealed class ChooseRole(IDbContextFactory<RegistryDb> databases, TimeProvider time)
{
    /// <summary>All roles of an account now.</summary>
    public async Task<ImmutableArray<SiteRole>> Of(Guid userId, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [.. await db.SiteRoles.AsNoTracking().IgnoreQueryFilters([RegistryDb.SiteFilter]).Where(r => r.UserId == userId && r.From <= now && (r.Until == null || r.Until > now)).ToListAsync(cancel)];
    }

    public async Task<Outcome<Acting>> Run(Guid userId, Guid siteId, Role role, CancellationToken cancel = default) =>
        (await Of(userId, cancel)).Any(r => r.SiteId == siteId && r.Role == role)
            ? new Acting(userId, role, siteId, time.GetUtcNow())
            : new Refused(RefusalCode.NotAllowed, $"You are not {Words.Of(role)} at this site.");
}
