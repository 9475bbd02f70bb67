using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Therapy;

namespace Equipoise.Product.Tests.Desk;

/// <summary>Therapy week by week, what else happens to a child, and its laboratory results.</summary>
public class TherapyPageTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    private static Programme P5 => EvidenceFolder.Read(Repository.Data).Programmes.Single(p => p.Id == "p5");

    [Theory]
    [EachEngine]
    public async Task Minutes_given_stand_beside_minutes_planned_week_by_week(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, P5);
        var child = await Enrolled(cohort);
        await Save(cohort, child, "therapy-plan", Role.Therapist, ("from", "2026-11-09"), ("sessions", "3"), ("minutes", "45"));
        await Save(cohort, child, "therapy-plan", Role.Therapist, ("from", "2026-11-23"), ("sessions", "2"), ("minutes", "50"));
        await Session(cohort, child, "2026-11-09", "yes", "45"); // a Monday
        await Session(cohort, child, "2026-11-15", "yes", "40"); // the Sunday after it
        await Session(cohort, child, "2026-11-16", "child-absent", null);
        await Session(cohort, child, "2026-11-24", "yes", "50");
        await Save(cohort, child, "home", Role.Coordinator, ("week", "2026-11-16"), ("days", "4"), ("minutes", "15"));
        var weeks = (await new ReadTherapy(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Therapist), child, Cancel)).Done.Weeks;
        Assert.Equal(
        [
            new(new(2026, 11, 9), 135, 85, 2, 0, null),
            new(new(2026, 11, 16), 135, 0, 0, 1, 60),
            new TherapyWeek(new(2026, 11, 23), 100, 50, 1, 0, null),
        ], weeks);
    }

    [Fact]
    public async Task A_value_is_high_or_low_only_by_a_range_for_the_age()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled(); // 30 months
        await cohort.Went(child, "baseline-1");
        await cohort.Went(child, "baseline-2", reason: "Asked for by the family.");
        Assert.Null((await cohort.Save(child, "laboratory", (await cohort.Visit(child, "baseline-2")).Id, Role.Clinician, true, ("date", "2026-11-26"), ("haemoglobin", "109"), ("leukocytes", "30"))).Refused);
        var list = (await new ReadLaboratory(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Clinician), child, Cancel)).Done;
        var values = Assert.Single(list.Sheets).Values;
        Assert.Equal((RangePlace.Low, 110m, "who-haemoglobin-2024"), (values[0].Flag, values[0].Low, values[0].Source));
        Assert.Equal(RangePlace.NoRange, values[1].Flag);
        Assert.Equal(RefusalCode.NotAllowed, (await new ReadLaboratory(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.BlindedRater), child, Cancel)).Refused!.Code);
    }

    [Fact]
    public async Task A_therapist_enters_a_session_that_is_filled_in_as_the_latest_was()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1", P5);
        var child = await Enrolled(cohort);
        await Session(cohort, child, "2026-11-24", "yes", "45");
        using var therapist = await desk.SignedIn(cohort.Site, Role.Therapist);
        var list = await therapist.Open("/registry/therapy");
        Assert.Contains("latest: 2026-11-24", list.QuerySelector(".therapy-children")!.TextContent, StringComparison.Ordinal);
        var form = await therapist.Open(list.QuerySelector(".therapy-children a")!.GetAttribute("href")!);
        Assert.Equal("2026-11-26", form.QuerySelector("#f-date")!.GetAttribute("value"));
        Assert.Equal("45", form.QuerySelector("#f-minutes")!.GetAttribute("value"));
        var after = await therapist.Done(form, new() { ["complete"] = "yes", ["minutes"] = "50" });
        Assert.Contains("entered today", after.QuerySelector(".therapy-children")!.TextContent, StringComparison.Ordinal);
        var page = await therapist.Open($"/registry/children/{child}/therapy");
        Assert.Equal("95", page.QuerySelectorAll("tbody td.num")[1].TextContent);
        Assert.Equal(1, page.QuerySelectorAll(".therapy-given").Length);
    }

    [Fact]
    public async Task What_else_is_given_is_drawn_from_when_to_when()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        await Save(cohort, child, "medication", Role.Clinician, ("name", "Melatonin"), ("kind", "medicine"), ("from", "2026-03"));
        await Save(cohort, child, "medication", Role.Clinician, ("name", "Cells in another country"), ("kind", "cells"), ("from", "2025"), ("until", "2025-12"));
        using var clinician = await desk.SignedIn(cohort.Site, Role.Clinician);
        var page = await clinician.Open($"/registry/children/{child}/around");
        Assert.Equal(["Cells in another country", "Melatonin"], page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Equal(1, page.QuerySelectorAll(".around-on").Length);
        using var program = await desk.Program(cohort.Site, Role.Clinician);
        Assert.Contains("\"2026-03\"", await program.GetStringAsync($"/api/registry/children/{child}/around", Cancel), StringComparison.Ordinal);
    }

    private static async Task<Guid> Enrolled(Cohort cohort)
    {
        var child = (await cohort.Add(months: 60)).Done.ParticipantId;
        await cohort.Permit(child);
        await Save(cohort, child, "screening", Role.Coordinator, ("dsm5", "yes"), ("cars", "34"), ("spinal", "no"), ("genetic", "no"), ("seizures", "never"), ("infection", "no"), ("cells-before", "no"));
        await cohort.Decide(child);
        Assert.Null((await cohort.Enrol(child)).Refused);
        return child;
    }

    private static Task Session(Cohort cohort, Guid child, string day, string attended, string? minutes) => minutes is null
        ? Save(cohort, child, "session", Role.Therapist, ("date", day), ("attended", attended))
        : Save(cohort, child, "session", Role.Therapist, ("date", day), ("attended", attended), ("minutes", minutes), ("kind", "play"));

    private static async Task Save(Cohort cohort, Guid child, string form, Role role, params (string Field, string Text)[] values) =>
        Assert.Null((await cohort.Save(child, form, null, role, true, values)).Refused);
}
