using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>Moves a child that takes part to the version of its programme that the site follows now. What was entered stays; open visits are planned anew.</summary>
public sealed class MigrateChild(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>The version that the child follows now.</returns>
    public Task<Outcome<int>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<int>(acting, Right.ProgrammesWrite, "child.migrated", participantId, async db =>
        {
            if (await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            if (child.State is not (ParticipantState.Enrolled or ParticipantState.Screening)) return new Refused(RefusalCode.WrongState, "This child takes part no more.");
            var current = (await db.Current(child.ProgrammeId, cancel))!;
            if (current.ProgrammeHash == child.ProgrammeHash) return new Refused(RefusalCode.Duplicate, "The child follows this version already.");
            var infusions = await PlanVisits.Infusions(db, child, cancel);
            (child.ProgrammeHash, child.ProgrammeVersion) = (current.ProgrammeHash, current.ProgrammeVersion);
            await PlanVisits.Run(db, child, infusions, cancel);
            return child.ProgrammeVersion;
        }, cancel);
    }
}
