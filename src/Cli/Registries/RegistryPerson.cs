using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Cli.Registries;

/// <summary>The person for whom something is done on the command line: whoever runs the program may see no child.</summary>
internal static class RegistryPerson
{
    /// <param name="database">The registry.</param>
    /// <param name="code">The site.</param>
    /// <param name="email">Who; null when nobody was named.</param>
    /// <param name="right">What the person must be allowed there.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Acting> At(IDbContextFactory<RegistryDb> database, string code, string? email, Right right, CancellationToken cancel)
    {
        var site = RegistryVerbs.Site(await new ListSites(database, TimeProvider.System).All(cancel), code);
        if (email is null)
        {
            var allowed = Enum.GetValues<Role>().Where(r => r != Role.Operator && Permissions.Allow(r, right)).Select(r => Words.Of(r));
            throw new Refusal($"Say for whom, with --as and the e-mail of somebody who may do this at {site.Code} ({string.Join(", ", allowed)}); it stands in the history.");
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        var normal = email.Trim().ToUpperInvariant();
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normal, cancel) ?? throw new Refusal($"There is no account '{email}'.");
        var choose = new ChooseRole(database, TimeProvider.System);
        var role = (await choose.Of(user.Id, cancel)).Where(r => r.SiteId == site.SiteId && Permissions.Allow(r.Role, right)).OrderByDescending(r => Permissions.Of(r.Role).Count()).FirstOrDefault()
            ?? throw new Refusal($"{email} has no role at {site.Code} that may do this ({right.Name()}).");
        return RegistryVerbs.Done(await choose.Run(user.Id, site.SiteId, role.Role, cancel));
    }
}
