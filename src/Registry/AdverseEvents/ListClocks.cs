using System.Collections.Immutable;
using Equipoise.Registry.Access;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>A notice that waits.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="EventId">The event, also its record.</param>
/// <param name="ParticipantId">Whose.</param>
/// <param name="Pseudonym">The child's.</param>
/// <param name="Number">Which event of the child.</param>
/// <param name="Title">What it is called.</param>
/// <param name="To">Who must hear of it.</param>
/// <param name="From">When the clock began.</param>
/// <param name="Due">The last instant in time.</param>
/// <param name="Level">How pressing it is now.</param>
public sealed record RunningClock(Guid NoticeId, Guid EventId, Guid ParticipantId, string Pseudonym, int Number, string Title, NoticeTo To, DateTimeOffset From, DateTimeOffset Due, Escalation Level);

/// <summary>A follow-up whose day has come. <paramref name="EventId"/> and <paramref name="Title"/> are null for late effects.</summary>
public sealed record DueFollowUp(Guid FollowUpId, Guid? EventId, Guid ParticipantId, string Pseudonym, FollowUpKind Kind, string? Title, DateOnly DueOn);

/// <summary>The clocks and follow-ups of a site, for those who may read adverse events.</summary>
internal static class ListClocks
{
    public static async Task<(ImmutableArray<RunningClock> Clocks, int Running)> Running(RegistryDb db, Acting acting, int most, CancellationToken cancel)
    {
        var hidden = (await db.Hidden(acting.Role, cancel)).Forms;
        var waiting = db.EventNotices.Where(n => n.State == NoticeState.Waiting && !hidden.Contains(n.Form));
        var rows = await (from notice in waiting
                          join child in db.Participants on new { notice.SiteId, Id = notice.ParticipantId } equals new { child.SiteId, child.Id }
                          join e in db.AdverseEvents on new { notice.SiteId, Id = notice.EventId } equals new { e.SiteId, e.Id }
                          orderby notice.Due, notice.Id
                          select new { Notice = notice, Event = e, child.Pseudonym }).Take(most).ToListAsync(cancel);
        var clocks = rows.Select(r => Clock(r.Notice, r.Event, r.Pseudonym, acting.At));
        return ([.. clocks.Where(c => NoticeClock.Alerted(c.Level).Contains(acting.Role))], await waiting.CountAsync(cancel));
    }

    public static RunningClock Clock(EventNotice n, AdverseEvent e, string pseudonym, DateTimeOffset now) =>
        new(n.Id, n.EventId, n.ParticipantId, pseudonym, e.Number, e.Title, n.To, n.From, n.Due, NoticeClock.Level(n.From, n.Due, now));

    public static async Task<(ImmutableArray<DueFollowUp> FollowUps, int Due)> FollowUps(RegistryDb db, Acting acting, DateOnly day, int most, CancellationToken cancel)
    {
        var hidden = (await db.Hidden(acting.Role, cancel)).Forms;
        var due = db.FollowUps.Where(f => f.State == FollowUpState.Planned && f.DueOn <= day && !hidden.Contains(f.Form));
        var rows = await (from followUp in due
                          join child in db.Participants on new { followUp.SiteId, Id = followUp.ParticipantId } equals new { child.SiteId, child.Id }
                          join e in db.AdverseEvents on new { followUp.SiteId, Id = followUp.EventId } equals new { e.SiteId, Id = (Guid?)e.Id } into events
                          from e in events.DefaultIfEmpty()
                          orderby followUp.DueOn, followUp.Id
                          select new DueFollowUp(followUp.Id, followUp.EventId, followUp.ParticipantId, child.Pseudonym, followUp.Kind, e == null ? null : e.Title, followUp.DueOn)).Take(most).ToListAsync(cancel);
        return ([.. rows], await due.CountAsync(cancel));
    }
}
