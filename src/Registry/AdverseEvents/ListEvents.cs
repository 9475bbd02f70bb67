using System.Collections.Immutable;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>Which events are listed.</summary>
public enum EventFilter
{
    /// <summary>Not over, or with a notice that waits, or with a form that is not finished.</summary>
    Open,

    Serious,

    /// <summary>Of special interest: seizures, infections, tumours …</summary>
    Special,

    All,
}

/// <summary>An event in a list.</summary>
public sealed record EventLine(Guid EventId, Guid ParticipantId, string Pseudonym, int Number, string Title, DateTimeOffset AwareAt, int? Grade, bool? Serious, bool SpecialInterest, bool Open, Expectedness Expectedness, RecordState State)
{
    /// <summary>Its clocks that run, the first to end first.</summary>
    public ImmutableArray<RunningClock> Clocks { get; init; } = [];

    /// <summary>When it is looked at again.</summary>
    public DateOnly? FollowUpOn { get; init; }
}

/// <summary>Events of a site: those whose clocks end first, then the latest.</summary>
public sealed record EventList(ImmutableArray<EventLine> Items, int Total, int? Next);

/// <summary>Lists the adverse events of a site.</summary>
public sealed class ListEvents(IDbContextFactory<RegistryDb> databases)
{
    public const int PageSize = 50;

    /// <param name="acting">Who.</param>
    /// <param name="filter">Which.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome<EventList>> Run(Acting acting, EventFilter filter, int page = 1, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AdverseEventsRead) is { } refused) return refused;
        if (page is < 1 or > 100_000) return new Refused(RefusalCode.Invalid, "Pages are counted from 1.") { Fields = [new("page", "min", "Pages are counted from 1.")] };
        await using var db = databases.For(acting);
        var hidden = (await db.Hidden(acting.Role, cancel)).Forms;
        var waiting = db.EventNotices.Where(n => n.State == NoticeState.Waiting);
        var events = from e in db.AdverseEvents
                     where !hidden.Contains(e.Form)
                     join child in db.Participants on new { e.SiteId, Id = e.ParticipantId } equals new { child.SiteId, child.Id }
                     join record in db.FormRecords on new { e.SiteId, e.Id } equals new { record.SiteId, record.Id }
                     select new { Event = e, child.Pseudonym, record.State, Due = waiting.Where(n => n.EventId == e.Id).Min(n => (DateTimeOffset?)n.Due) };
        var chosen = filter switch
        {
            EventFilter.Serious => events.Where(r => r.Event.Serious == true),
            EventFilter.Special => events.Where(r => r.Event.SpecialInterest),
            EventFilter.Open => events.Where(r => r.Event.Open || r.Due != null || r.State == RecordState.Draft),
            _ => events,
        };
        var total = await chosen.CountAsync(cancel);
        var rows = await chosen.OrderBy(r => r.Due == null).ThenBy(r => r.Due).ThenByDescending(r => r.Event.AwareAt).ThenByDescending(r => r.Event.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var ids = rows.Select(r => r.Event.Id).ToList();
        var notices = await waiting.Where(n => ids.Contains(n.EventId)).OrderBy(n => n.Due).ToListAsync(cancel);
        var followUps = await db.FollowUps.Where(f => f.EventId != null && ids.Contains(f.EventId.Value) && f.State == FollowUpState.Planned).ToListAsync(cancel);
        var lines = rows.Select(r => new EventLine(r.Event.Id, r.Event.ParticipantId, r.Pseudonym, r.Event.Number, r.Event.Title, r.Event.AwareAt, r.Event.Grade, r.Event.Serious, r.Event.SpecialInterest, r.Event.Open, r.Event.Expectedness, r.State)
        {
            Clocks = [.. notices.Where(n => n.EventId == r.Event.Id).Select(n => ListClocks.Clock(n, r.Event, r.Pseudonym, acting.At))],
            FollowUpOn = followUps.Find(f => f.EventId == r.Event.Id)?.DueOn,
        });
        return new EventList([.. lines], total, page * PageSize < total ? page + 1 : null);
    }
}
