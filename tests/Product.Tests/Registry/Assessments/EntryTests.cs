using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Forms;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry.Assessments;

public sealed class EntryTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task The_second_entry_is_made_by_another_person_who_has_not_seen_the_first(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await cohort.Enrolled();
        var entry = await Entry(cohort, child, "38");
        Assert.Equal(RefusalCode.WrongState, (await cohort.Save(Role.Coordinator, entry with { Entry = 2 })).Refused!.Code);
        var first = (await cohort.Save(Role.BlindedRater, entry)).Done;
        Assert.Equal(RefusalCode.NotAllowed, (await cohort.Save(Role.BlindedRater, entry with { Entry = 2 })).Refused!.Code);
        // neither by naming the record nor by entering it as if there were none
        foreach (var peek in (FormEntry[])[entry with { RecordId = first.RecordId, Seen = 1, Values = Cohort.Inputs(("total", "41")) }, entry with { Values = Cohort.Inputs(("total", "41")) }])
        {
            var refused = (await cohort.Save(Role.Coordinator, peek, "A look.")).Refused!;
            Assert.Equal(RefusalCode.NotAllowed, refused.Code);
            Assert.DoesNotContain("38", refused.Message, StringComparison.Ordinal);
        }

        await using var db = cohort.Registry.Reading(cohort.Site);
        var record = await db.FormRecords.SingleAsync(r => r.Id == first.RecordId, Cancel);
        Assert.True(await db.Hides(cohort.Registry.As(cohort.Site, Role.Coordinator), cohort.Programme, record, Cancel));
        Assert.False(await db.Hides(cohort.Registry.As(cohort.Site, Role.BlindedRater), cohort.Programme, record, Cancel));
        Assert.False(await db.Hides(cohort.Registry.As(cohort.Site, Role.Monitor), cohort.Programme, record, Cancel)); // a monitor enters nothing
        Assert.Null((await cohort.Save(Role.Coordinator, entry with { Entry = 2 })).Refused);
        Assert.False(await db.Hides(cohort.Registry.As(cohort.Site, Role.Coordinator), cohort.Programme, record, Cancel));
    }

    [Theory, EachEngine]
    public async Task Entries_that_agree_need_no_decision_and_what_is_not_the_primary_outcome_is_entered_once(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await cohort.Enrolled();
        var entry = await Entry(cohort, child, "38.5");
        Assert.Null((await cohort.Save(Role.BlindedRater, entry)).Refused);
        Assert.Null((await cohort.Save(Role.Coordinator, entry with { Entry = 2, Complete = false })).Refused);
        await using (var db = cohort.Registry.Reading(cohort.Site)) Assert.Empty(await db.EntryComparisons.ToListAsync(Cancel));
        await using (var db = cohort.Registry.Reading(cohort.Site))
        {
            var second = await db.FormRecords.SingleAsync(r => r.Entry == 2, Cancel);
            Assert.Null((await cohort.Save(Role.Coordinator, entry with { Entry = 2, RecordId = second.Id, Seen = 1 })).Refused);
            var comparison = await db.EntryComparisons.SingleAsync(Cancel);
            Assert.Equal((0, """{"date":["2026-11-26","2026-11-26"],"total":[38.5,38.5],"video":["yes","yes"]}""", cohort.Registry.Clock.Now), (comparison.Differing, comparison.Compared, comparison.ResolvedAt!.Value));
        }

        Assert.Equal(RefusalCode.WrongState, (await cohort.Save(Role.Coordinator, new FormEntry(child, "vitals") { VisitId = entry.VisitId, Entry = 2 })).Refused!.Code);
    }

    [Theory, EachEngine]
    public async Task Every_difference_is_decided_with_its_reason_and_both_entries_stay_on_record(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await cohort.Enrolled();
        var entry = await Entry(cohort, child, "38");
        var first = (await cohort.Save(Role.BlindedRater, entry)).Done.RecordId;
        var second = (await cohort.Save(Role.Coordinator, entry with { Entry = 2, Values = Cohort.Inputs(("date", "2026-11-25"), ("total", "33"), ("video", "yes")) })).Done.RecordId;
        await using var db = cohort.Registry.Reading(cohort.Site);
        var comparison = await db.EntryComparisons.SingleAsync(Cancel);
        Assert.Equal(2, comparison.Differing);
        Assert.Null(comparison.ResolvedAt);

        var resolve = new ResolveEntries(cohort.Registry.Database);
        var (coordinator, monitor) = (cohort.Registry.As(cohort.Site, Role.Coordinator), cohort.Registry.As(cohort.Site, Role.Monitor));
        var total = new DecidedField("total", ChosenEntry.Second, "The sheet says 33.");
        Assert.Equal(["date"], (await resolve.Run(coordinator, new(comparison.Id, [total]), Cancel)).Refused!.Fields.Select(f => f.Field));
        var date = new DecidedField("date", ChosenEntry.First, "The video was of the 26th.");
        Assert.Equal("reason", Assert.Single((await resolve.Run(coordinator, new(comparison.Id, [total with { Reason = " " }, date]), Cancel)).Refused!.Fields).Code);
        Assert.Equal("unknown", Assert.Single((await resolve.Run(coordinator, new(comparison.Id, [total, date, date with { Field = "video" }]), Cancel)).Refused!.Fields).Code);
        Assert.Equal(RefusalCode.NotAllowed, (await resolve.Run(monitor, new(comparison.Id, [total, date]), Cancel)).Refused!.Code);
        Assert.Equal(1, (await resolve.Run(coordinator, new(comparison.Id, [total, date]), Cancel)).Done);
        Assert.Equal(RefusalCode.WrongState, (await resolve.Run(coordinator, new(comparison.Id, [total, date]), Cancel)).Refused!.Code);

        var (one, two) = (await db.FormRecords.SingleAsync(r => r.Id == first, Cancel), await db.FormRecords.SingleAsync(r => r.Id == second, Cancel));
        Assert.Equal(("""{"date":"2026-11-26","total":33,"video":"yes"}""", """{"date":"2026-11-25","total":33,"video":"yes"}"""), (one.Values, two.Values));
        Assert.Equal(33m, StoredScore.Of(one)["total"].Value);
        comparison = await db.EntryComparisons.SingleAsync(Cancel);
        Assert.Equal("""{"date":{"chosen":"first","reason":"The video was of the 26th."},"total":{"chosen":"second","reason":"The sheet says 33."}}""", comparison.Decided);
        var history = await db.History.Where(h => h.What == "entries.resolved" && h.Table == "FormRecords").SingleAsync(Cancel);
        Assert.Equal("total: The sheet says 33. date: The video was of the 26th.", history.Reason);
        Assert.Contains("\"values.total\":[38,33]", history.Changes, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_goal_is_fixed_before_the_cells_and_scored_by_somebody_else_than_the_therapist(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await cohort.Enrolled();
        var plan = new FormEntry(child, "goals") { VisitId = (await cohort.Visit(child, "baseline-2")).Id, Complete = true };
        Assert.Equal("weight-2", Assert.Single((await cohort.Save(Role.Therapist, plan with { Values = Cohort.Inputs(("goal-1", "Eats with a spoon at home, daily"), ("weight-1", "3"), ("goal-2", "Waves")) })).Refused!.Fields).Field);
        var goals = Cohort.Inputs(("goal-1", "Eats with a spoon at home, daily"), ("weight-1", "3"), ("goal-2", "Waves when somebody leaves"), ("weight-2", "2"), ("goal-3", "Puts on shoes"), ("weight-3", "1"));
        var saved = (await cohort.Save(Role.Therapist, plan with { Values = goals })).Done;
        Assert.Null((await cohort.Infuse(child, 13)).Refused);
        Assert.Equal(RefusalCode.WrongState, (await cohort.Save(Role.Therapist, plan with { RecordId = saved.RecordId, Seen = 1, Values = Cohort.Inputs(("goal-1", "Sits")) }, "Easier.")).Refused!.Code);

        var scores = new FormEntry(child, "goal-scores") { VisitId = (await cohort.Visit(child, "month-3")).Id, Complete = true, Values = Cohort.Inputs(("date", "2026-11-26"), ("goal-1", "1"), ("goal-2", "0"), ("goal-3", "-1"), ("t-score", "90")) };
        var treats = cohort.Registry.As(cohort.Site, Role.Therapist) with { };
        var asRater = new Acting(treats.UserId, Role.BlindedRater, cohort.Site, treats.At); // the same account in its other role
        Assert.Equal(RefusalCode.NotAllowed, (await new SaveForm(cohort.Registry.Database).Run(asRater, scores, Cancel)).Refused!.Code);
        Assert.Null((await cohort.Save(Role.BlindedRater, scores)).Refused);
        await using var db = cohort.Registry.Reading(cohort.Site);
        var score = StoredScore.Of(await db.FormRecords.SingleAsync(r => r.Form == "goal-scores", Cancel))["t-score"];
        Assert.Equal((54.407m, "GAS", "goal attainment, correlation 0.3"), (score.Value!.Value, score.Instrument, score.Rule)); // Kiresuk and Sherman 1968, weights 3 2 1, results 1 0 -1
        Assert.Equal("goal-1 1, goal-2 0, goal-3 -1, weight-1 3, weight-2 2, weight-3 1", string.Join(", ", score.Inputs.Select(i => $"{i.Key} {i.Value}")));
    }

    [Theory, EachEngine]
    public async Task Goals_that_were_not_fixed_before_the_cells_are_not_fixed_after_them(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Infuse(child, 13)).Refused);
        Assert.Equal(RefusalCode.WrongState, (await cohort.Save(child, "goals", (await cohort.Visit(child, "baseline-2")).Id, Role.Therapist, true, ("goal-1", "Waves"), ("weight-1", "1"))).Refused!.Code);
        var saved = await cohort.Save(child, "goal-scores", (await cohort.Visit(child, "month-3")).Id, Role.BlindedRater, true, ("date", "2026-11-26"), ("goal-1", "2"));
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Null(StoredScore.Of(await db.FormRecords.SingleAsync(r => r.Id == saved.Done.RecordId, Cancel))["t-score"].Value);
    }

    private static async Task<FormEntry> Entry(Cohort cohort, Guid child, string total) => new(child, "cars")
    {
        VisitId = (await cohort.Visit(child, "baseline-1")).Id,
        Complete = true,
        Values = Cohort.Inputs(("date", "2026-11-26"), ("total", total), ("video", "yes")),
    };
}
