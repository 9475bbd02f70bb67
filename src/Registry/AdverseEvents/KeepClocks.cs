using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>What the clocks of an event stood on, before and after a change.</summary>
internal readonly record struct Reportability(bool Serious, bool Urgent, bool Related, bool Unexpected)
{
    public static Reportability Of(AdverseEvent e) => new(e.Serious == true, e.Urgent, e.Related, e.Expectedness != Expectedness.Expected);

    public bool ToAuthority => Serious && Related && Unexpected;

    /// <summary>Whether there is more to tell than before.</summary>
    public bool IsMoreThan(Reportability before) => Serious && ((Urgent && !before.Urgent) || (ToAuthority && !before.ToAuthority));
}

/// <summary>Starts, shortens and ends the clocks of an event as what is known of it changes.</summary>
internal static class KeepClocks
{
    /// <summary>After the record of the event was saved.</summary>
    /// <param name="db">The context of the operation.</param>
    /// <param name="acting">Who saves.</param>
    /// <param name="e">The event as it stands now.</param>
    /// <param name="before">What its clocks stood on before.</param>
    /// <param name="isFirst">Whether nobody had said before if it is serious: its clock then runs from when the site heard of it.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task Entered(RegistryDb db, Acting acting, AdverseEvent e, Reportability before, bool isFirst, CancellationToken cancel)
    {
        var notices = await Of(db, e, cancel);
        var now = Reportability.Of(e);
        var mine = notices.Where(n => n.To == NoticeTo.Sponsor).ToList();
        if (!now.Serious)
        {
            foreach (var notice in notices.Where(n => n.State == NoticeState.Waiting)) EndBySystem(notice, acting, "The event is not called serious any more.");
            return;
        }

        if (mine.Find(n => n is { Reason: NoticeReason.Awareness, State: not NoticeState.NotRequired }) is { } first) (first.From, first.Due) = (e.AwareAt, NoticeClock.ToSponsor(e.AwareAt));
        if (isFirst) Add(db, acting, e, NoticeTo.Sponsor, NoticeReason.Awareness, e.AwareAt, NoticeClock.ToSponsor(e.AwareAt), null, mine.Count);
        else if (mine.TrueForAll(n => n.State != NoticeState.Waiting) && (!before.Serious || now.IsMoreThan(before))) Add(db, acting, e, NoticeTo.Sponsor, NoticeReason.News, e.NewsAt, NoticeClock.ToSponsor(e.NewsAt), null, mine.Count);
        if (now.ToAuthority) return;
        var because = now.Related ? "The event is expected by the reference safety information." : "There is no reasonable possibility any more that it was caused.";
        foreach (var notice in notices.Where(n => n is { To: NoticeTo.Authority, State: NoticeState.Waiting })) EndBySystem(notice, acting, because);
    }

    /// <summary>After the sponsor heard of all that is known.</summary>
    public static async Task SponsorKnows(RegistryDb db, Acting acting, AdverseEvent e, DateTimeOffset since, RegistrySite site, CancellationToken cancel)
    {
        if (!e.IsReportable) return;
        var days = e.Urgent ? NoticeClock.UrgentDays : NoticeClock.OtherDays;
        var due = NoticeClock.ToAuthority(since, days, site);
        var mine = (await Of(db, e, cancel)).Where(n => n.To == NoticeTo.Authority).ToList();
        if (mine.Find(n => n.State == NoticeState.Waiting) is { } waiting)
        {
            if (days < waiting.Days) (waiting.Days, waiting.Due) = (days, due < waiting.Due ? due : waiting.Due);
        }
        else if (mine.FindLast(n => n.State == NoticeState.Sent) is not { } sent)
            Add(db, acting, e, NoticeTo.Authority, mine.Count == 0 ? NoticeReason.Awareness : NoticeReason.News, since, due, days, mine.Count);
        else if (days < sent.Days) Add(db, acting, e, NoticeTo.Authority, NoticeReason.News, since, due, days, mine.Count);
    }

    public static async Task<List<EventNotice>> Of(RegistryDb db, AdverseEvent e, CancellationToken cancel)
    {
        await db.EventNotices.Where(n => n.EventId == e.Id).LoadAsync(cancel);
        return [.. db.EventNotices.Local.Where(n => n.EventId == e.Id).OrderBy(n => n.To).ThenBy(n => n.Number)];
    }

    private static void Add(RegistryDb db, Acting acting, AdverseEvent e, NoticeTo to, NoticeReason reason, DateTimeOffset from, DateTimeOffset due, int? days, int before) => db.EventNotices.Add(new()
    {
        SiteId = e.SiteId,
        Id = Guid.CreateVersion7(acting.At),
        EventId = e.Id,
        ParticipantId = e.ParticipantId,
        Form = e.Form,
        To = to,
        Number = before + 1,
        Reason = reason,
        From = from,
        Due = due,
        Days = days,
        State = NoticeState.Waiting,
    });

    private static void EndBySystem(EventNotice notice, Acting acting, string because) =>
        (notice.State, notice.NotRequiredBecause, notice.NotRequiredAt) = (NoticeState.NotRequired, because, acting.At);
}
