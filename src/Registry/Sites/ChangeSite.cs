using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>What is settled about a site, as it should be from now on. Its code never changes.</summary>
/// <param name="Name">The name of the centre.</param>
/// <param name="TimeZone">IANA name of the time zone in which its days begin and end.</param>
/// <param name="Seen">The version of the site that was on the screen.</param>
public sealed record SiteSettings(string Name, string TimeZone, int Seen);

/// <summary>Changes the name or the time zone of a site. Days that were recorded stay as they are.</summary>
public sealed class ChangeSite(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>The version of the site now.</returns>
    public Task<Outcome<int>> Run(Acting acting, SiteSettings settings, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(settings);
        return databases.Act<int>(acting, Right.SiteWrite, "site.changed", settings, async db =>
        {
            if (await db.Sites.SingleOrDefaultAsync(cancel) is not { } site) return new Refused(RefusalCode.NotFound, "There is no such site.");
            if (site.Version != settings.Seen) return new Refused(RefusalCode.Conflict, "Somebody else changed the site meanwhile; nothing of yours was saved. Look at what stands there now.");
            var problems = AddSite.Problems(site.Code, settings.Name ?? "", site.Country, settings.TimeZone ?? "").ToList();
            if (problems.Count > 0) return new Refused(RefusalCode.Invalid, "The site cannot be changed like this.") { Fields = [.. problems] };
            (site.Name, site.TimeZone) = (settings.Name!.Trim(), settings.TimeZone!);
            return site.Version + (db.Entry(site).State == EntityState.Modified ? 1 : 0);
        }, cancel);
    }
}
