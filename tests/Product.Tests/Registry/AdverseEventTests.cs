using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Today;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

public sealed class AdverseEventTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory]
    [InlineData("grade", 3, true, "death", "unknown")]
    [InlineData("serious-why", 5, true, "hospital", null)]
    [InlineData("serious-why", 5, false, "", null)]
    [InlineData("serious-why", 2, true, "hospital", "fatal")]
    [InlineData("outcome", 5, true, "death", "recovered")]
    [InlineData("serious", 4, false, "", null)]
    [InlineData("grade", 1, true, "life", null)]
    [InlineData(null, 4, true, "life", "recovering")]
    [InlineData(null, 1, true, "hospital", "recovered")]
    [InlineData(null, 3, false, "", "recovered")]
    [InlineData(null, 5, true, "death", "fatal")]
    [InlineData(null, null, true, "death", null)]
    public void Grade_seriousness_and_outcome_are_asked_about_where_they_look_at_odds(string? field, int? grade, bool serious, string criterion, string? outcome)
    {
        var facts = new EventFacts { Grade = grade, Serious = serious, Criteria = criterion.Length == 0 ? [] : [criterion], Outcome = outcome };
        Assert.Equal(field, EventOdds.Find(facts).Select(o => o.Field).FirstOrDefault());
    }

    [Theory, EachEngine]
    public async Task What_looks_at_odds_stands_as_it_was_entered_and_is_asked_about_once(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var saved = await cohort.Happens(child, complete: true, EventCohort.But(("grade", "4"), ("reasonable", "no")));
        Assert.Equal(["reasonable", "serious"], saved.AskedAbout.Order(StringComparer.Ordinal));
        var e = await cohort.Event(saved);
        Assert.Equal((4, (bool?)false, false), (e.Grade, e.Serious, e.Related));
        Assert.Empty((await cohort.Changes(child, saved, ("outcome", "recovered"))).AskedAbout);
        Assert.Equal(2, (await cohort.Odds()).Count);
    }

    [Theory, EachEngine]
    public async Task Expectedness_keeps_the_version_it_was_judged_by(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var before = await cohort.Happens(child, complete: true, EventCohort.Fever);
        Assert.Equal((Expectedness.Unexpected, null), ((await cohort.Event(before)).Expectedness, (await cohort.Event(before)).ReferenceSafetyId));
        var first = await EventClockTests.Adopt(cohort, "1", new("FEVER ", 2), new("Headache", null));
        var judged = await cohort.Happens(child, complete: true, EventCohort.Fever);
        var second = await EventClockTests.Adopt(cohort, "2", new ExpectedTerm("Rash", null));
        var later = await cohort.Happens(child, complete: true, EventCohort.Fever);
        Assert.Equal((Expectedness.Expected, first), ((await cohort.Event(judged)).Expectedness, (await cohort.Event(judged)).ReferenceSafetyId));
        Assert.Equal((Expectedness.Unexpected, second), ((await cohort.Event(later)).Expectedness, (await cohort.Event(later)).ReferenceSafetyId));

        await cohort.Changes(child, judged, ("grade", "3"));
        var worse = await cohort.Event(judged);
        Assert.Equal((Expectedness.Unexpected, first, "'FEVER' is listed in Brochure 1 up to grade 2, and this is grade 3."), (worse.Expectedness, worse.ReferenceSafetyId, worse.ExpectednessSays));
        await cohort.Changes(child, before, ("outcome", "recovered"));
        Assert.Null((await cohort.Event(before)).ReferenceSafetyId);

        var (judge, clinician) = (new JudgeExpectedness(cohort.Registry.Database), cohort.Registry.As(cohort.Site, Role.Clinician));
        Assert.Equal(RefusalCode.ReasonMissing, (await judge.Run(clinician, new(judged.RecordId, true), Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.WrongState, (await judge.Run(clinician with { Reason = "So it is." }, new(before.RecordId, true), Cancel)).Refused!.Code);
        Assert.Equal(Expectedness.Expected, (await judge.Run(clinician with { Reason = "Listed under another name." }, new(judged.RecordId, true), Cancel)).Done);
        await cohort.Changes(child, judged, ("outcome", "recovered")); // a person's judgement stands
        Assert.Equal("Listed under another name.", (await cohort.Event(judged)).ExpectednessSays);
    }

    [Theory, EachEngine]
    public async Task Reference_safety_information_is_taken_up_whole_once_for_each_version(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var adopt = new AdoptReferenceSafety(cohort.Registry.Database);
        var coordinator = cohort.Registry.As(cohort.Site, Role.Coordinator);
        var version = new NewReferenceSafety("p3", "Brochure 1", new(2026, 1, 1), new(2026, 1, 1), [new("Fever", 2)]);
        Assert.True((await adopt.Run(coordinator, version, Cancel)).IsDone);
        Assert.Equal(RefusalCode.Duplicate, (await adopt.Run(coordinator, version, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await adopt.Run(coordinator, version with { ProgrammeId = "p9" }, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await adopt.Run(cohort.Registry.As(cohort.Site, Role.BlindedRater), version, Cancel)).Refused!.Code);
        var wrong = version with { Name = " ", Dated = new(2027, 1, 1), Terms = [new("Fever", 6), new(" fever", null), new("", 1)] };
        Assert.Equal(["name", "dated", "from", "terms[0]", "terms[2]", "terms"], (await adopt.Run(coordinator, wrong, Cancel)).Refused!.Fields.Select(f => f.Field));
    }

    [Theory, EachEngine]
    public async Task An_event_is_followed_until_it_is_over_and_a_serious_one_sooner(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var saved = await cohort.Happens(child, complete: true, EventCohort.Fever);
        var planned = Assert.Single(await FollowUps(cohort));
        Assert.Equal(cohort.Today.AddDays(28), planned.DueOn);
        await cohort.Changes(child, saved, ("serious", "yes"), ("serious-why", "important"));
        Assert.Equal(cohort.Today.AddDays(7), Assert.Single(await FollowUps(cohort)).DueOn);
        Assert.Empty((await Today(cohort, Role.Clinician)).FollowUps);
        cohort.Wait(hours: 24 * 8);
        Assert.Equal(planned.Id, Assert.Single((await Today(cohort, Role.Clinician)).FollowUps).FollowUpId);
        Assert.Equal(0, (await Today(cohort, Role.BlindedRater)).DueFollowUps);
        var (record, clinician) = (new RecordFollowUp(cohort.Registry.Database), cohort.Registry.As(cohort.Site, Role.Clinician));
        Assert.Equal("says", (await record.Run(clinician, new(planned.Id, cohort.Today, " "), Cancel)).Refused!.Fields[0].Field);
        Assert.Equal("on", (await record.Run(clinician, new(planned.Id, cohort.Today.AddDays(1), "Better."), Cancel)).Refused!.Fields[0].Field);
        Assert.Equal(cohort.Today.AddDays(7), (await record.Run(clinician, new(planned.Id, cohort.Today, "Better."), Cancel)).Done);
        Assert.Equal(RefusalCode.WrongState, (await record.Run(clinician, new(planned.Id, cohort.Today, "Better."), Cancel)).Refused!.Code);
        await cohort.Changes(child, saved, ("outcome", "recovered"), ("ended", "2026-12"));
        Assert.Equal([FollowUpState.Done, FollowUpState.Cancelled], (await FollowUps(cohort)).Select(f => f.State));
    }

    [Theory, EachEngine]
    public async Task Late_effects_are_asked_about_each_year_after_an_infusion_while_the_family_may_be_asked(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Infuse(child)).Refused);
        var planned = await FollowUps(cohort);
        Assert.Equal(Enumerable.Range(1, 5).Select(cohort.Today.AddYears), planned.Select(f => f.DueOn));
        Assert.All(planned, f => Assert.Equal(FollowUpKind.LateEffects, f.Kind));
        Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: WithdrawalScope.Contact)).Refused);
        Assert.All(await FollowUps(cohort), f => Assert.Equal(FollowUpState.Cancelled, f.State));
        await cohort.Permit(child);
        Assert.All(await FollowUps(cohort), f => Assert.Equal(FollowUpState.Planned, f.State));
        cohort.Wait(hours: 24 * 366);
        var due = Assert.Single((await Today(cohort, Role.Coordinator)).FollowUps);
        Assert.Null((await new RecordFollowUp(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), new(due.FollowUpId, cohort.Today, "Nothing found."), Cancel)).Done);
    }

    [Theory, EachEngine]
    public async Task A_blinded_rater_s_day_is_the_same_to_the_letter_whether_anything_happened_or_not(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var before = JsonSerializer.Serialize(await Today(cohort, Role.BlindedRater));
        var saved = await cohort.Happens(child, complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "life"), ("grade", "1")));
        Assert.NotEmpty(await cohort.Odds());
        cohort.Wait(hours: 24 * 7);
        await cohort.Changes(child, saved, ("outcome", "fatal"));
        Assert.Single((await Today(cohort, Role.Clinician)).Clocks);
        cohort.Registry.Clock.Now = cohort.Registry.Clock.Now.AddDays(-7);
        Assert.Equal(before, JsonSerializer.Serialize(await Today(cohort, Role.BlindedRater)));
        var rater = cohort.Registry.As(cohort.Site, Role.BlindedRater) with { Reason = "Curious." };
        var notice = (await cohort.Notices())[0];
        Assert.Equal(RefusalCode.NotAllowed, (await new SendNotice(cohort.Registry.Database).Waive(rater, notice.Id, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await new JudgeExpectedness(cohort.Registry.Database).Run(rater, new(saved.RecordId, true), Cancel)).Refused!.Code);
    }

    [Theory, EachEngine]
    public async Task A_clock_is_shown_to_more_people_the_more_it_presses(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await cohort.Happens(await cohort.Enrolled(), complete: true, EventCohort.But(("serious", "yes"), ("serious-why", "hospital")));
        async Task<IEnumerable<Role>> Told() => await Enum.GetValues<Role>().Where(r => r is not (Role.Operator or Role.Parent)).ToAsyncEnumerable().Where(async (Role r, CancellationToken _) => !(await Today(cohort, r)).Clocks.IsEmpty).ToListAsync(Cancel);
        Assert.Equal([Role.Coordinator, Role.Clinician], await Told());
        cohort.Wait(hours: 12);
        Assert.Equal([Role.Coordinator, Role.Clinician, Role.Monitor], await Told());
        cohort.Wait(hours: 12);
        Assert.Equal([Role.Coordinator, Role.Clinician, Role.Monitor, Role.Auditor], await Told());
        Assert.Equal(Escalation.Overdue, Assert.Single((await Today(cohort, Role.Auditor)).Clocks).Level);
    }

    [Fact]
    public void Two_minutes_are_enough_for_what_starts_the_clocks_and_a_programme_must_ask_for_it()
    {
        var form = EventForm.Of(Cohort.P3)!;
        Assert.All(form.Fields.Take(EventForm.First.Length), f => Assert.Contains(f.Code, EventForm.First));
        Assert.Equal(4, form.Fields.Count(f => EventForm.First.Contains(f.Code) && f is { Required: true, Show: null }));
        Assert.Equal(11, CheckForm.Lacking(Cohort.P3, form, FormValues.Empty).Count());
    }

    private static async Task<List<FollowUp>> FollowUps(Cohort cohort)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        return await db.FollowUps.OrderBy(f => f.DueOn).ThenBy(f => f.Id).ToListAsync(Cancel);
    }

    private static async Task<TodayList> Today(Cohort cohort, Role role) => (await new ListToday(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, role), Cancel)).Done;
}
