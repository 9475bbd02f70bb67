using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>Ends a person's role at a site.</summary>
public sealed class EndRole(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>When it ended.</returns>
    public Task<Outcome<DateTimeOffset>> Run(Acting acting, Guid roleId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<DateTimeOffset>(acting, Right.PeopleWrite, "role.ended", roleId, async db =>
        {
            var role = await db.SiteRoles.SingleOrDefaultAsync(r => r.Id == roleId, cancel);
            if (role is null) return new Refused(RefusalCode.NotFound, "There is no such role at this site.");
            if (role.Until is not null) return new Refused(RefusalCode.WrongState, "This role has ended already.");
            if (role.Role == Evidence.Programmes.Role.Administrator && acting.Role != Evidence.Programmes.Role.Operator && !await db.SiteRoles.AnyAsync(r => r.Id != roleId && r.Role == role.Role && r.Until == null, cancel))
                return new Refused(RefusalCode.WrongState, "This is the last administrator of the site; make another one first.");
            role.Until = acting.At;
            return acting.At;
        }, cancel);
    }
}
