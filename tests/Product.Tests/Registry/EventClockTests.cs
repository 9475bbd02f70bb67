using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Visits;

namespace Equipoise.Product.Tests.Registry;

public sealed class EventClockTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_serious_event_starts_the_site_s_clock_with_its_draft_and_the_sponsor_s_when_the_sponsor_hears(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        await cohort.Happens(child, complete: false, ("verbatim", "Taken to hospital with fever"), ("began", "!Unknown"), ("aware", "2026-11-26"), ("aware-time", "15:00"), ("serious", "yes"), ("serious-why", "hospital"));
        var first = Assert.Single(await cohort.Notices());
        Assert.Equal((NoticeTo.Sponsor, NoticeState.Waiting, EventCohort.Aware, EventCohort.Aware.AddHours(24)), (first.To, first.State, first.From, first.Due));

        cohort.Wait(hours: 3);
        Assert.False((await cohort.Sends(NoticeTo.Sponsor)).Done);
        var authority = Assert.Single(await cohort.Notices(), n => n.To == NoticeTo.Authority);
        Assert.Equal((15, cohort.Registry.Clock.Now), (authority.Days, authority.From));
        Assert.Equal(new DateTimeOffset(2026, 12, 11, 17, 0, 0, TimeSpan.Zero).AddMicroseconds(-1), authority.Due);
        Assert.Equal("reference", Assert.Single((await cohort.Sends(NoticeTo.Authority)).Refused!.Fields).Field);
        Assert.False((await cohort.Sends(NoticeTo.Authority, "VN-2026-1")).Done);
        Assert.Equal(("VN-2026-1", NoticeState.Sent), ((await cohort.Notices())[1].Reference, (await cohort.Notices())[1].State));
        Assert.Empty(await cohort.Deviations());
    }

    [Theory, EachEngine]
    public async Task What_is_not_serious_or_not_caused_or_expected_is_not_told_to_an_authority(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await Adopt(cohort, "1", new ExpectedTerm("fever", 3));
        var child = await cohort.Enrolled();
        await cohort.Happens(child, complete: true, EventCohort.Fever);
        Assert.Empty(await cohort.Notices());
        await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital"))); // expected
        await cohort.Sends(NoticeTo.Sponsor);
        await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital"), ("term", "Fall"), ("related", "unlikely"), ("reasonable", "no")));
        await cohort.Sends(NoticeTo.Sponsor);
        Assert.DoesNotContain(await cohort.Notices(), n => n.To == NoticeTo.Authority);
        await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital"), ("grade", "4"))); // worse than listed
        await cohort.Sends(NoticeTo.Sponsor);
        Assert.Single(await cohort.Notices(), n => n.To == NoticeTo.Authority);
    }

    [Theory, EachEngine]
    public async Task An_event_that_becomes_serious_starts_its_clock_when_the_site_heard_of_that(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var told = await cohort.Happens(child, complete: true, EventCohort.Fever);
        var asked = await cohort.Happens(child, complete: true, EventCohort.Fever);
        cohort.Wait(hours: 72);
        await cohort.Changes(child, told, ("serious", "yes"), ("serious-why", "hospital"), ("news", "2026-11-29"), ("news-time", "11:00"));
        var first = Assert.Single(await cohort.Notices());
        Assert.Equal((NoticeReason.News, new DateTimeOffset(2026, 11, 29, 4, 0, 0, TimeSpan.Zero)), (first.Reason, first.From));
        Assert.Empty(await cohort.Odds());

        await cohort.Changes(child, asked, ("serious", "yes"), ("serious-why", "important"));
        Assert.Equal(cohort.Registry.Clock.Now.AddHours(24), (await cohort.Notices()).Single(n => n.EventId == asked.RecordId).Due);
        Assert.Equal("news", Assert.Single(await cohort.Odds()).Field);
    }

    [Theory, EachEngine]
    public async Task A_draft_in_which_nobody_had_said_whether_it_is_serious_counts_from_when_the_site_heard_of_it(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var draft = await cohort.Happens(child, complete: false, ("verbatim", "Fever"), ("aware", "2026-11-26"));
        cohort.Wait(hours: 30);
        await cohort.Changes(child, draft, ("serious", "yes"), ("serious-why", "hospital"));
        var notice = Assert.Single(await cohort.Notices());
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 17, 0, 0, TimeSpan.Zero), notice.From); // no time was given: from the beginning of the day in Hanoi
        Assert.Equal(DeviationKind.Notice, Assert.Single(await cohort.Deviations()).Kind);
    }

    [Theory, EachEngine]
    public async Task Danger_to_life_shortens_a_clock_that_runs_and_starts_one_after_it_was_stopped(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var saved = await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital")));
        await cohort.Sends(NoticeTo.Sponsor);
        var slow = Assert.Single(await cohort.Notices(), n => n.To == NoticeTo.Authority);
        cohort.Wait(hours: 24);
        await cohort.Changes(child, saved, ("serious-why", "life"), ("news", "2026-11-27"), ("news-time", "15:00"));
        Assert.Equal(2, (await cohort.Notices()).Count(n => n.To == NoticeTo.Sponsor));
        await cohort.Sends(NoticeTo.Sponsor);
        var quick = Assert.Single(await cohort.Notices(), n => n.To == NoticeTo.Authority);
        Assert.Equal((slow.Id, 7, slow.Due.AddDays(-7)), (quick.Id, quick.Days, quick.Due)); // 7 days from the 27th lie before 15 from the 26th

        await cohort.Sends(NoticeTo.Authority, "A1");
        await cohort.Changes(child, saved, ("grade", "5"), ("serious-why", "death"), ("outcome", "fatal")); // told already in the short time
        Assert.Equal(2, (await cohort.Notices()).Count(n => n.To == NoticeTo.Sponsor));
    }

    [Theory, EachEngine]
    public async Task A_death_after_the_slow_notice_was_sent_has_a_quick_one_of_its_own_and_a_late_shortening_never_lengthens(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var (one, two) = (await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital"))), EventCohort.But(("serious", "yes"), ("serious-why", "hospital")));
        await cohort.Sends(NoticeTo.Sponsor);
        await cohort.Sends(NoticeTo.Authority, "A1");
        await cohort.Happens(child, complete: true, two);
        await cohort.Sends(NoticeTo.Sponsor);
        var slow = (await cohort.Notices()).Single(n => n.To == NoticeTo.Authority && n.State == NoticeState.Waiting);
        cohort.Wait(hours: 24 * 12);
        await cohort.Changes(child, one, ("serious-why", "death"), ("grade", "5"), ("outcome", "fatal"), ("news", "2026-12-08"), ("news-time", "15:00"));
        await cohort.Sends(NoticeTo.Sponsor);
        var death = (await cohort.Notices()).Single(n => n.EventId == one.RecordId && n.To == NoticeTo.Authority && n.State == NoticeState.Waiting);
        Assert.Equal((2, NoticeReason.News, 7), (death.Number, death.Reason, death.Days));
        Assert.Equal(new DateTimeOffset(2026, 12, 15, 17, 0, 0, TimeSpan.Zero).AddMicroseconds(-1), death.Due);

        await using var db = cohort.Registry.Reading(cohort.Site);
        var second = db.FormRecords.Where(r => r.Form == "adverse-event" && r.Id != one.RecordId).Select(r => r.Id).Single();
        await cohort.Changes(child, new(second, 0, default, [], [], []), ("serious-why", "life"), ("news", "2026-12-08"), ("news-time", "15:00"));
        await cohort.Sends(NoticeTo.Sponsor);
        Assert.Equal((7, slow.Due), ((await cohort.Notices()).Single(n => n.Id == slow.Id).Days, (await cohort.Notices()).Single(n => n.Id == slow.Id).Due)); // the 11th, not the 15th
    }

    [Theory, EachEngine]
    public async Task A_clock_ends_with_the_reason_when_it_is_not_needed_any_more_and_can_be_waived_only_with_one(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var saved = await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital")));
        await cohort.Sends(NoticeTo.Sponsor);
        await cohort.Changes(child, saved, ("reasonable", "no"), ("related", "unlikely"));
        var ended = Assert.Single(await cohort.Notices(), n => n.To == NoticeTo.Authority);
        Assert.Equal((NoticeState.NotRequired, null), (ended.State, ended.NotRequiredBy));
        Assert.StartsWith("There is no reasonable possibility", ended.NotRequiredBecause, StringComparison.Ordinal);
        await cohort.Changes(child, saved, ("reasonable", "yes"), ("related", "possible")); // and is needed again: the sponsor hears, then the authority
        await cohort.Sends(NoticeTo.Sponsor);
        Assert.Equal(2, Assert.Single(await cohort.Notices(), n => n is { To: NoticeTo.Authority, State: NoticeState.Waiting }).Number);

        await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital"), ("term", "Rash")));
        var waits = Assert.Single(await cohort.Notices(), n => n is { To: NoticeTo.Sponsor, State: NoticeState.Waiting });
        var (send, coordinator) = (new SendNotice(cohort.Registry.Database), cohort.Registry.As(cohort.Site, Role.Coordinator));
        Assert.Equal(RefusalCode.ReasonMissing, (await send.Waive(coordinator, waits.Id, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await send.Waive(cohort.Registry.As(cohort.Site, Role.Monitor) with { Reason = "No." }, waits.Id, Cancel)).Refused!.Code);
        Assert.Equal(NoticeState.NotRequired, (await send.Waive(coordinator with { Reason = "Entered twice by mistake." }, waits.Id, Cancel)).Done);
        Assert.Equal(RefusalCode.WrongState, (await send.Run(coordinator, new(waits.Id, cohort.Registry.Clock.Now, null), Cancel)).Refused!.Code);
        await cohort.Changes(child, new(waits.EventId, 0, default, [], [], []), ("outcome", "recovered"));
        Assert.DoesNotContain(await cohort.Notices(), n => n is { To: NoticeTo.Sponsor, State: NoticeState.Waiting });
    }

    [Theory, EachEngine]
    public async Task A_late_notice_is_a_deviation_until_a_corrected_awareness_shows_that_it_was_in_time(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var saved = await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital")));
        cohort.Wait(hours: 25.5);
        var notice = Assert.Single(await cohort.Notices());
        var (send, coordinator) = (new SendNotice(cohort.Registry.Database), cohort.Registry.As(cohort.Site, Role.Coordinator));
        Assert.Equal("future", (await send.Run(coordinator, new(notice.Id, cohort.Registry.Clock.Now.AddMinutes(1), null), Cancel)).Refused!.Fields[0].Code);
        Assert.Equal("early", (await send.Run(coordinator, new(notice.Id, EventCohort.Aware.AddMinutes(-1), null), Cancel)).Refused!.Fields[0].Code);
        Assert.True((await send.Run(coordinator, new(notice.Id, EventCohort.Aware.AddHours(25), null), Cancel)).Done);
        var late = Assert.Single(await cohort.Deviations());
        Assert.Equal("Notice 1 of event 1 to the sponsor, due until 2026-11-27 15:00, was sent 1 h 0 min late.", late.Says);
        await cohort.Changes(child, saved, ("outcome", "recovered"));
        Assert.Null(Assert.Single(await cohort.Deviations()).ResolvedAt);
        await cohort.Changes(child, saved, ("aware-time", "15:10"));
        Assert.Null(Assert.Single(await cohort.Deviations()).ResolvedAt);
        cohort.Wait(hours: 1);
        await cohort.Changes(child, saved, ("aware-time", "16:00"));
        Assert.NotNull(Assert.Single(await cohort.Deviations()).ResolvedAt);
    }

    [Theory, EachEngine]
    public async Task The_program_itself_notes_once_what_nobody_has_sent_in_time(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await cohort.Happens(await cohort.Enrolled(), complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital")));
        var note = new NoteLateNotices(cohort.Registry.Database);
        cohort.Wait(hours: 23.4);
        Assert.Equal(0, (await note.Run(cohort.Registry.As(cohort.Site, Role.Operator), Cancel)).Done);
        cohort.Wait(hours: 0.2);
        Assert.Equal(1, (await note.Run(cohort.Registry.As(cohort.Site, Role.Operator), Cancel)).Done);
        Assert.Equal(0, (await note.Run(cohort.Registry.As(cohort.Site, Role.Operator), Cancel)).Done);
        Assert.Equal("Notice 1 of event 1 to the sponsor, due until 2026-11-27 15:00, was not sent in time.", Assert.Single(await cohort.Deviations()).Says);
        Assert.Equal(RefusalCode.NotAllowed, (await note.Run(cohort.Registry.As(cohort.Site, Role.Coordinator), Cancel)).Refused!.Code);
    }

    internal static async Task<Guid> Adopt(Cohort cohort, string name, params ExpectedTerm[] terms) =>
        (await new AdoptReferenceSafety(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), new("p3", "Brochure " + name, new(2026, 1, 1), cohort.Today.AddDays(-30), [.. terms]), Cancel)).Done;
}
