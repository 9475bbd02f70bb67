using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>Ends a key before its day: one's own, or as administrator anybody's at the site.</summary>
public sealed class RevokeApiKey(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>When it ended.</returns>
    public Task<Outcome<DateTimeOffset>> Run(Acting acting, Guid keyId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<DateTimeOffset>(acting, Right.ProgramsUse, "api-key.revoked", keyId, async db =>
        {
            var key = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == keyId, cancel);
            if (key is null || (key.UserId != acting.UserId && !acting.May(Right.PeopleWrite))) return new Refused(RefusalCode.NotFound, "You have no such key at this site.");
            if (key.RevokedAt is not null) return new Refused(RefusalCode.WrongState, "This key has ended already.");
            key.RevokedAt = acting.At;
            return acting.At;
        }, cancel);
    }
}
