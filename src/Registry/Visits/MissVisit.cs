using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>Records that a visit did not take place and will not, with the reason.</summary>
public sealed class MissVisit(IDbContextFactory<RegistryDb> databases)
{
    public Task<Outcome<RecordedVisit>> Run(Acting acting, Guid visitId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<RecordedVisit>(acting, Right.VisitsWrite, "visit.missed", visitId, async db =>
        {
            if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why the visit did not take place.");
            if (await db.Visits.SingleOrDefaultAsync(v => v.Id == visitId, cancel) is not { } visit) return new Refused(RefusalCode.NotFound, "There is no such visit.");
            if (visit.State != VisitState.Planned) return new Refused(RefusalCode.WrongState, $"This visit is {Words.Of(visit.State)} already.");
            visit.State = VisitState.Missed;
            var child = await db.Participants.SingleAsync(p => p.Id == visit.ParticipantId, cancel);
            var name = (await db.Programme(child.ProgrammeHash, cancel)).Visit(visit.Code)?.Name ?? "Visit";
            return new RecordedVisit(visit.Id, await RecordVisit.Deviate(db, acting, visit, $"{name} did not take place.", (await db.Sites.SingleAsync(cancel)).Today(acting.At), cancel));
        }, cancel);
    }
}
