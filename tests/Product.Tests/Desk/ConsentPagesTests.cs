using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk;

/// <summary>The process of consent over pages, and the print for an ethics board.</summary>
public class ConsentPagesTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Fact]
    public async Task A_permission_wants_everything_that_an_ethics_board_asks_for()
    {
        await using var cohort = await DeskCohort.On();
        var id = await cohort.Child();
        using var browser = await cohort.As(Role.Clinician);
        var page = await browser.Open($"/registry/children/{id}/consent/permission");
        var empty = await browser.Refused(page, new() { ["kind"] = "permission", ["explainedBy"] = "" });
        Assert.Equal(["by", "time", "language", "explainedBy", "answer-0", "answer-1", "answer-2", "answer-3", "understood"], empty.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")![3..]));
        var late = await browser.Refused(page, new(ChildPagesTests.Permission("mother")) { ["time"] = "23:59" });
        Assert.Contains("future", late.QuerySelector("#f-time-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Fever; the ward.", late.QuerySelector("#f-answer-1")!.TextContent);
        var said = await browser.Done(page, ChildPagesTests.Permission("mother"));
        Assert.Contains("The mother permits", said.QuerySelector(".consent-line")!.TextContent, StringComparison.Ordinal);
        await browser.Done(page, new() { ["kind"] = "refusal", ["by"] = "father", ["time"] = "10:00", ["_key"] = "refused" }); // a no needs no lesson
        Assert.Contains("The father said no.", (await browser.Open($"/registry/children/{id}")).QuerySelector("#consent + ul")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task The_print_tells_the_whole_process_word_for_word(Engine engine)
    {
        await using var cohort = await DeskCohort.On(engine);
        var id = await cohort.Child();
        using var browser = await cohort.As(Role.Clinician);
        var path = $"/registry/children/{id}/consent";
        await browser.Done(await browser.Open(path + "/permission"), new(ChildPagesTests.Permission("mother")) { ["interpreter"] = "Mr. Quang", ["witness"] = "Ms. Lan", ["remark"] = "<b>calm</b>" });
        await browser.Done(await browser.Open(path + "/one-parent"), new() { ["by"] = "mother", ["time"] = "09:40", ["remark"] = "The father died; certificate seen." });
        await browser.Done(await browser.Open(path + "/child"), new() { ["kind"] = "dissent", ["time"] = "09:50", ["remark"] = "Turned away and cried." });
        var child = await browser.Open($"/registry/children/{id}");
        Assert.Contains("The child said no today", child.QuerySelector(".nhsuk-warning-callout")!.TextContent, StringComparison.Ordinal);
        await browser.Done(await browser.Open(path + "/withdrawal"), new() { ["by"] = "mother", ["time"] = "10:00", ["scopes"] = "contact" });
        var print = (await browser.Open(path + "/print")).QuerySelector("main")!.TextContent;
        string[] told =
        [
            "Asia/Ho_Chi_Minh", "version 1.0", "2026-11-26, 09:30", "The mother permits", "Dr. Hoa", "Mr. Quang", "Ms. Lan", "“Fever; the ward.”", "What does nobody know about these cells?", "<b>calm</b>", "The father died; certificate seen.",
            "The child says no", "Turned away and cried.", "being contacted", "and it still stands", "Signature", "Interpreter", "Witness", "Principal investigator", "A. clinician", "synthetic",
        ];
        Assert.All(told, words => Assert.Contains(words, print, StringComparison.Ordinal));
        await using var db = cohort.Desk.Registry.Reading(cohort.Site);
        foreach (var hash in await db.History.Where(h => h.Table == "ConsentEvents").Select(h => h.Hash).ToListAsync(Cancel)) Assert.Contains(hash, print, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_withdrawal_says_before_what_it_stops_and_stops_it(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var id = await cohort.Enrolled();
        using var browser = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await browser.Open($"/registry/children/{id}/consent/withdrawal");
        var scopes = page.QuerySelector(".consent-scopes")!.TextContent;
        Assert.Contains("One visit that is planned for an infusion is cancelled.", scopes, StringComparison.Ordinal);
        Assert.Contains("7 visits that are planned are cancelled.", scopes, StringComparison.Ordinal);
        Assert.Contains("what is taken back", ChildPagesTests.Error(await browser.Refused(page, new() { ["by"] = "mother", ["time"] = "10:00" })), StringComparison.Ordinal);
        await browser.Done(page, new() { ["by"] = "mother", ["time"] = "10:00", ["scopes"] = "treatment" });
        Assert.Equal((VisitState.Cancelled, VisitState.Planned), ((await cohort.Visit(id, "infusion-day")).State, (await cohort.Visit(id, "month-6")).State));
        Assert.Contains("taken back: treatment", (await browser.Open($"/registry/children/{id}")).QuerySelector(".child-step-stopped")!.TextContent, StringComparison.Ordinal);
    }
}
