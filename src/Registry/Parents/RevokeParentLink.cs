using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Parents;

/// <summary>Ends a link before its day.</summary>
public sealed class RevokeParentLink(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>When it ended.</returns>
    public Task<Outcome<DateTimeOffset>> Run(Acting acting, Guid linkId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<DateTimeOffset>(acting, Right.ParticipantsWrite, "parent-link.revoked", linkId, async db =>
        {
            if (await db.ParentLinks.SingleOrDefaultAsync(l => l.Id == linkId, cancel) is not { } link) return new Refused(RefusalCode.NotFound, "There is no such link at this site.");
            if (link.StateAt(acting.At) != ParentLinkState.Open) return new Refused(RefusalCode.WrongState, "This link has ended already.");
            link.RevokedAt = acting.At;
            return acting.At;
        }, cancel);
    }
}
