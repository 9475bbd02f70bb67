using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>What was found when an event, or late effects, were looked at again.</summary>
public sealed record DoneFollowUp(Guid FollowUpId, DateOnly On, string Says);

/// <summary>Records a follow-up. While the event is not over, the next one is planned; whether it is over is said on its form.</summary>
public sealed class RecordFollowUp(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>The day on which the event is looked at again; null when it is over, or for late effects.</returns>
    public Task<Outcome<DateOnly?>> Run(Acting acting, DoneFollowUp done, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(done);
        return databases.Act<DateOnly?>(acting, Right.AdverseEventsWrite, "follow-up.recorded", done, async db =>
        {
            var followUp = await db.FollowUps.SingleOrDefaultAsync(f => f.Id == done.FollowUpId, cancel);
            var child = followUp is null ? null : await db.Participants.SingleAsync(p => p.Id == followUp.ParticipantId, cancel);
            if (followUp is null || child is null || (await db.Programme(child.ProgrammeHash, cancel)).Form(followUp.Form)?.MayWrite(acting.Role) != true) return new Refused(RefusalCode.NotFound, "There is no such follow-up at this site.");
            if (followUp.State != FollowUpState.Planned) return new Refused(RefusalCode.WrongState, $"This follow-up is {Words.Of(followUp.State)} already.");
            var site = await db.Sites.SingleAsync(cancel);
            if (done.On > site.Today(acting.At)) return Wrong("on", "future", "This day is still to come.");
            if (done.Says?.Trim() is not { Length: > 0 and <= FollowUpTable.LongestText } says) return Wrong("says", "length", $"Write 1 to {FollowUpTable.LongestText} characters about what was found.");
            (followUp.State, followUp.DoneOn, followUp.DoneBy, followUp.Says) = (FollowUpState.Done, done.On, acting.UserId, says);
            if (followUp.EventId is not { } id) return (DateOnly?)null;
            var e = await db.AdverseEvents.SingleAsync(a => a.Id == id, cancel);
            await PlanFollowUps.OfEvent(db, acting, child, e, site, cancel);
            return db.FollowUps.Local.FirstOrDefault(f => f.EventId == id && f.State == FollowUpState.Planned)?.DueOn;
        }, cancel);
    }

    private static Refused Wrong(string field, string code, string message) => new(RefusalCode.Invalid, "The follow-up cannot be recorded like this.") { Fields = [new(field, code, message)] };
}
