using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>Closes the screening of a child that does not take part; the reason stays in the screening log.</summary>
public sealed class DeclineChild(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>How the child stands now.</returns>
    public Task<Outcome<ParticipantState>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<ParticipantState>(acting, Right.ScreeningWrite, "child.not-enrolled", participantId, async db =>
        {
            if (string.IsNullOrWhiteSpace(acting.Reason) || acting.Reason.Length > 2000) return new Refused(RefusalCode.ReasonMissing, "Say why the child does not take part, in up to 2,000 characters.");
            if (await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            if (child.State != ParticipantState.Screening) return new Refused(RefusalCode.WrongState, "This child is not being screened.");
            (child.State, child.NotEnrolledBecause) = (ParticipantState.NotEnrolled, acting.Reason.Trim());
            return child.State;
        }, cancel);
    }
}
