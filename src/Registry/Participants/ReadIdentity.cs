using Equipoise.Registry.Access;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>Tells who a child is, to those who may know.</summary>
public sealed class ReadIdentity(IDbContextFactory<RegistryDb> databases, PersonVault vault)
{
    /// <returns>The identity; null when it was erased.</returns>
    public async Task<Outcome<Identity?>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.IdentitiesRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var person = await db.PersonIdentities.SingleOrDefaultAsync(p => p.ParticipantId == participantId, cancel);
        return person is null ? new Refused(RefusalCode.NotFound, "There is no such child at this site.") : vault.Open(person);
    }
}
