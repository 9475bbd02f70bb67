using Equipoise.Registry.Access;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry;

/// <summary>Contexts bound to a site, for reading.</summary>
public static class RegistryDatabases
{
    /// <summary>A context that sees the site of whoever acts, and no other. It does not follow changes of what it reads.</summary>
    public static RegistryDb For(this IDbContextFactory<RegistryDb> databases, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.At(acting.SiteId);
    }

    internal static RegistryDb At(this IDbContextFactory<RegistryDb> databases, Guid siteId)
    {
        ArgumentNullException.ThrowIfNull(databases);
        var db = databases.CreateDbContext();
        db.Bind(siteId);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }
}
