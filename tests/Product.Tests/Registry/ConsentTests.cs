using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

public sealed class ConsentTests
{
    private static readonly ConsentRule Rule = new() { DocumentVersion = "2", Parents = 2, AssentFromMonths = 84, MajorityMonths = 216, TeachBack = ["?"] };

    private static readonly DateOnly Day = new(2026, 11, 26);

    private static int next;

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Fact]
    public void Both_parents_permit_the_version_in_force_and_have_understood_it()
    {
        Assert.False(Standing(30).MayTreat);
        Assert.False(Standing(30, Permission(ConsentGiver.Mother)).MayTreat);
        Assert.False(Standing(30, Permission(ConsentGiver.Mother), Permission(ConsentGiver.Mother)).MayTreat);
        Assert.False(Standing(30, Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father, understood: false)).MayTreat);
        Assert.True(Standing(30, Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father)).MayTreat);
        Assert.True(Standing(30, Said(ConsentKind.OneParentOnly, ConsentGiver.Mother), Permission(ConsentGiver.Mother)).MayTreat);
        var refused = Standing(30, Said(ConsentKind.OneParentOnly, ConsentGiver.Mother), Permission(ConsentGiver.Mother), Said(ConsentKind.Refusal, ConsentGiver.Father));
        Assert.False(refused.MayTreat);
        Assert.Contains("The father said no.", refused.Lacking);
    }

    [Fact]
    public void A_new_version_asks_again_and_what_is_said_tomorrow_does_not_count_today()
    {
        var old = Standing(30, Permission(ConsentGiver.Mother, version: "1"), Permission(ConsentGiver.Father, version: "1"));
        Assert.True(old is { MayTreat: false, AgainDue: true });
        Assert.False(Standing(30, Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father, on: Day.AddDays(1))).MayTreat);
    }

    [Fact]
    public void From_an_age_on_the_child_is_asked_and_a_no_of_a_child_of_any_age_stops_the_day()
    {
        ConsentEvent[] both = [Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father)];
        Assert.False(Standing(84, both).MayTreat);
        Assert.True(Standing(84, [.. both, Said(ConsentKind.Assent, ConsentGiver.Child)]).MayTreat);
        var no = Standing(24, [.. both, Said(ConsentKind.Dissent, ConsentGiver.Child)]);
        Assert.True(no is { DissentedToday: true, IsComplete: true, MayTreat: false });
        Assert.True(ConsentStanding.Of([.. both, Said(ConsentKind.Dissent, ConsentGiver.Child)], Rule, 24, Day.AddDays(1)).MayTreat);
        Assert.False(ConsentStanding.Of([.. both, Said(ConsentKind.Dissent, ConsentGiver.Child)], Rule, 90, Day.AddDays(1)).MayTreat);
    }

    [Fact]
    public void Come_of_age_the_young_person_decides_or_is_found_unable_to()
    {
        ConsentEvent[] both = [Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father), Said(ConsentKind.Assent, ConsentGiver.Child)];
        Assert.True(Standing(215, both).MayTreat);
        Assert.True(Standing(216, both) is { MayTreat: false, AgainDue: true });
        Assert.True(Standing(216, [.. both, Said(ConsentKind.OwnConsent, ConsentGiver.GrownUp)]).MayTreat);
        Assert.True(Standing(216, [.. both, Said(ConsentKind.UnableToDecide, ConsentGiver.Guardian)]).MayTreat);
    }

    [Fact]
    public void Each_scope_of_a_withdrawal_stops_what_it_says_and_nothing_else()
    {
        ConsentEvent[] both = [Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father)];
        bool[] May(WithdrawalScope scope)
        {
            var s = ConsentStanding.Of([.. both, Said(ConsentKind.Withdrawal, ConsentGiver.Mother, scope)], Rule, 30, Day.AddDays(1));
            return [s.MayTreat, s.MayContact, s.MayCollect(Day.AddDays(1)), s.MayUseSamples, s.MayUsePast, s.MayCollect(Day)];
        }

        Assert.Equal([false, true, true, true, true, true], May(WithdrawalScope.Treatment));
        Assert.Equal([true, false, true, true, true, true], May(WithdrawalScope.Contact));
        Assert.Equal([true, true, false, true, true, true], May(WithdrawalScope.FutureData));
        Assert.Equal([true, true, true, false, true, true], May(WithdrawalScope.Samples));
        Assert.Equal([true, true, true, true, false, true], May(WithdrawalScope.PastData));
    }

    [Theory, EachEngine]
    public async Task Withdrawing_stops_tasks_by_itself_and_refuses_what_is_observed_later(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Went(child, "baseline-1")).Refused);
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: WithdrawalScope.Treatment)).Refused);
        Assert.Equal(VisitState.Cancelled, (await cohort.Visit(child, "infusion-day")).State);
        Assert.Equal(VisitState.Planned, (await cohort.Visit(child, "month-6")).State);

        Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: WithdrawalScope.FutureData)).Refused);
        await using (var db = cohort.Registry.Reading(cohort.Site))
        {
            Assert.Equal(ParticipantState.Withdrawn, (await db.Participants.SingleAsync(Cancel)).State);
            Assert.Equal(0, await db.Visits.CountAsync(v => v.State == VisitState.Planned, Cancel));
        }

        cohort.Registry.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(RefusalCode.NoConsent, (await cohort.Save(child, "medication", null, Role.Clinician, false, ("name", "Melatonin"))).Refused!.Code);
        Assert.Equal(RefusalCode.NoConsent, (await cohort.Went(child, Visit.Unscheduled)).Refused!.Code);
        Assert.Null((await cohort.Save(child, "vitals", visit, Role.Clinician, false, ("weight", "13"))).Refused); // observed before
    }

    [Fact]
    public void What_was_taken_back_comes_back_only_when_all_consent_anew()
    {
        ConsentEvent[] gone = [Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father), Said(ConsentKind.Withdrawal, ConsentGiver.Mother, WithdrawalScope.Treatment)];
        Assert.False(Standing(30, [.. gone, Permission(ConsentGiver.Mother)]).MayTreat);
        Assert.True(Standing(30, [.. gone, Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father)]).MayTreat);
    }

    [Fact]
    public void A_refusal_after_consent_was_given_anew_is_a_new_word_and_brings_no_old_withdrawal_back()
    {
        ConsentEvent[] said = [Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father), Said(ConsentKind.Withdrawal, ConsentGiver.Mother, WithdrawalScope.FutureData), Permission(ConsentGiver.Mother), Permission(ConsentGiver.Father), Said(ConsentKind.Refusal, ConsentGiver.Father)];
        var standing = Standing(30, said);
        Assert.Empty(standing.Withdrawn);
        Assert.False(standing.MayTreat);
        Assert.True(standing.MayCollect(Day.AddDays(1)));
    }

    [Theory, EachEngine]
    public async Task The_second_yes_gives_back_what_was_taken_before_both_and_nothing_that_was_taken_between_them(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var (first, second) = (await cohort.Enrolled(), await cohort.Enrolled("Lê Minh"));
        foreach (var (child, before, between) in new[] { (first, WithdrawalScope.FutureData, WithdrawalScope.Treatment), (second, WithdrawalScope.Treatment, WithdrawalScope.FutureData) })
        {
            Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Father, scopes: before)).Refused);
            Assert.Null((await cohort.Say(child, ConsentKind.Permission, ConsentGiver.Mother)).Refused);
            Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Father, scopes: between)).Refused);
            Assert.Null((await cohort.Say(child, ConsentKind.Permission, ConsentGiver.Father)).Refused);
        }

        Assert.Equal((VisitState.Cancelled, VisitState.Planned), ((await cohort.Visit(first, "infusion-day")).State, (await cohort.Visit(first, "month-6")).State));
        Assert.Equal((VisitState.Cancelled, VisitState.Cancelled), ((await cohort.Visit(second, "infusion-day")).State, (await cohort.Visit(second, "month-6")).State));
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Equal([ParticipantState.Enrolled, ParticipantState.Withdrawn], await db.Participants.OrderBy(p => p.Number).Select(p => p.State).ToListAsync(Cancel));
    }

    [Theory, EachEngine]
    public async Task Consent_given_anew_plans_the_visits_again(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: [WithdrawalScope.FutureData, WithdrawalScope.Treatment])).Refused);
        Assert.Equal(VisitState.Cancelled, (await cohort.Visit(child, "month-6")).State);
        cohort.Registry.Clock.Now += TimeSpan.FromDays(22); // the first baseline is too late by now
        await cohort.Permit(child);
        Assert.Equal((VisitState.Cancelled, VisitState.Planned, VisitState.Planned), ((await cohort.Visit(child, "baseline-1")).State, (await cohort.Visit(child, "baseline-2")).State, (await cohort.Visit(child, "month-6")).State));
        Assert.Empty((await cohort.Went(child, "baseline-2")).Done.Deviations);
    }

    [Theory, EachEngine]
    public async Task What_was_said_is_never_changed_and_what_cannot_be_true_is_refused(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add()).Done.ParticipantId;
        var record = new RecordConsent(cohort.Registry.Database);
        var good = new SaidConsent(child, ConsentKind.Permission, ConsentGiver.Mother, cohort.Today, "1.0") { Understood = true };
        (SaidConsent Said, string Field)[] bad =
        [
            (good with { On = cohort.Today.AddDays(1) }, "on"), (good with { Understood = null }, "understood"), (good with { By = ConsentGiver.Child }, "by"),
            (good with { Kind = ConsentKind.Withdrawal }, "scopes"), (good with { Scopes = [WithdrawalScope.Contact] }, "scopes"), (good with { Kind = ConsentKind.Dissent, By = ConsentGiver.Child }, "remark"),
            (good with { DocumentVersion = "" }, "documentVersion"),
        ];
        foreach (var (said, field) in bad) Assert.Equal(field, Assert.Single((await record.Run(cohort.Registry.As(cohort.Site, Role.Clinician), said, Cancel)).Refused!.Fields).Field);
        Assert.Equal(RefusalCode.NotAllowed, (await record.Run(cohort.Registry.As(cohort.Site, Role.Therapist), good, Cancel)).Refused!.Code);
    }

    private static ConsentStanding Standing(int months, params ConsentEvent[] events) => ConsentStanding.Of(events, Rule, months, Day);

    private static ConsentEvent Permission(ConsentGiver by, string version = "2", bool understood = true, DateOnly? on = null) =>
        new() { SiteId = Guid.NewGuid(), Id = Guid.CreateVersion7(), Number = Interlocked.Increment(ref next), Kind = ConsentKind.Permission, By = by, On = on ?? Day, DocumentVersion = version, Understood = understood };

    private static ConsentEvent Said(ConsentKind kind, ConsentGiver by, WithdrawalScope? scope = null) =>
        new() { SiteId = Guid.NewGuid(), Id = Guid.CreateVersion7(), Number = Interlocked.Increment(ref next), Kind = kind, By = by, On = Day, DocumentVersion = "2", Understood = true, Scope = scope };
}
