using System.Globalization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>Keeps an event, its expectedness, its clocks and its follow-ups as its record says, draft or complete: a clock does not wait for a form to be finished.</summary>
internal static class JudgeEvent
{
    public static async Task Run(RegistryDb db, Acting acting, Participant child, FormRecord record, FormValues values, CancellationToken cancel)
    {
        if (record.Entry != 1) return;
        var site = await db.Sites.SingleAsync(cancel);
        var facts = EventFacts.Of(values, site);
        var known = await db.AdverseEvents.SingleOrDefaultAsync(a => a.Id == record.Id, cancel);
        var e = known ?? New(record, facts, acting);
        if (known is null) db.AdverseEvents.Add(e);
        var before = known is null ? default : Reportability.Of(known);
        var isFirst = known?.Serious is null;
        (e.Title, e.Grade, e.Serious, e.Urgent, e.Related) = (facts.Title, facts.Grade, facts.Serious ?? e.Serious, facts.IsUrgent, facts.Reasonable != false);
        (e.SpecialInterest, e.Open, e.AwareAt) = (!facts.Special.IsEmpty, facts.IsOpen, Heard(facts, acting) ?? e.AwareAt);
        await JudgeExpectedness.ByList(db, e, child, facts, site, cancel);
        if (!isFirst && ((e.Serious == true && !before.Serious) || Reportability.Of(e).IsMoreThan(before))) await Hear(db, acting, record, e, facts, values, cancel);
        await KeepClocks.Entered(db, acting, e, before, isFirst, cancel);
        foreach (var notice in await KeepClocks.Of(db, e, cancel)) await LateNotices.Note(db, acting, e, notice, site, cancel);
        await PlanFollowUps.OfEvent(db, acting, child, e, site, cancel);
    }

    /// <summary>When the site heard of what is new: as entered, if that is later than what was known before; else now, and somebody is asked.</summary>
    private static async Task Hear(RegistryDb db, Acting acting, FormRecord record, AdverseEvent e, EventFacts facts, FormValues values, CancellationToken cancel)
    {
        if (facts.NewsAt is { } news && news > e.NewsAt && news <= acting.At)
        {
            e.NewsAt = news;
            return;
        }

        e.NewsAt = acting.At;
        await FormQueries.Odd(db, acting, record, values, [new(Evidence.Programmes.EventForm.News, string.Create(CultureInfo.InvariantCulture, $"When did the site hear of what is new? The moment of the entry was taken, {acting.At:yyyy-MM-dd HH:mm} UTC."))], [], cancel);
    }

    /// <summary>Nobody hears of an event after it was entered.</summary>
    private static DateTimeOffset? Heard(EventFacts facts, Acting acting) => facts.AwareAt > acting.At ? acting.At : facts.AwareAt;

    private static AdverseEvent New(FormRecord record, EventFacts facts, Acting acting) => new()
    {
        SiteId = record.SiteId,
        Id = record.Id,
        ParticipantId = record.ParticipantId,
        Number = record.Instance,
        Form = record.Form,
        Title = facts.Title,
        AwareAt = Heard(facts, acting) ?? acting.At,
        NewsAt = Heard(facts, acting) ?? acting.At,
    };
}
