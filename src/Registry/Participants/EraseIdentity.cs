using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>Forgets who a child is, for good: destroys its key. The records stay under the pseudonym, and the history still holds.</summary>
public sealed class EraseIdentity(IDbContextFactory<RegistryDb> databases, ErasureLedger ledger)
{
    /// <returns>When it was erased.</returns>
    public Task<Outcome<DateTimeOffset>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<DateTimeOffset>(acting, Right.IdentitiesErase, "identity.erased", participantId, async db =>
        {
            if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why the identity is erased.");
            var person = await db.PersonIdentities.SingleOrDefaultAsync(p => p.ParticipantId == participantId, cancel);
            if (person is null) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            if (person.ErasedAt is not null) return new Refused(RefusalCode.WrongState, "The identity was erased already.");
            Forget(person, acting.At);
            await ledger.Add(participantId, acting.At, cancel);
            return acting.At;
        }, cancel);
    }

    internal static void Forget(PersonIdentity person, DateTimeOffset at) => (person.Key, person.KeyName, person.Index, person.Sealed, person.ErasedAt) = (null, null, null, [], at);
}
