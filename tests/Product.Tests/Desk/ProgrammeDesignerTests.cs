using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;

namespace Equipoise.Product.Tests.Desk;

/// <summary>A coordinator changes a programme in the browser, publishes it, and moves the children.</summary>
public class ProgrammeDesignerTests
{
    private const string Edit = "/registry/programmes/p3/edit";

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Fact]
    public async Task A_programme_is_taken_up_changed_part_by_part_published_and_children_are_moved()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        await cohort.Enrolled();
        using var browser = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var list = await browser.Open("/registry/programmes");
        list = await browser.Done(list, [], "form[action$='/p5/adopt']");
        Assert.Contains("The site follows this version.", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var read = await browser.Open("/registry/programmes/p3");
        Assert.Equal(cohort.Programme.Visits.Length, read.QuerySelectorAll(".schedule-window").Length);
        Assert.Contains("2,000,000 viable cells per kg", read.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var page = await browser.Done(await browser.Open(Edit), []);
        page = await browser.Done(await browser.Open(Edit + "/visits/new"), new() { ["code"] = "month-9", ["name"] = "Nine months", ["anchor"] = "infusion", ["infusion"] = "1", ["months"] = "9", ["windowBefore"] = "14", ["windowAfter"] = "14", ["forms"] = "cgi-i" });
        Assert.Contains("comes after 'Twelve months' in the list", page.QuerySelector("[aria-labelledby=visits]")!.TextContent, StringComparison.Ordinal); // added at the end
        page = await browser.Done(await browser.Open(Edit + "/visits/month-9"), [], "form:has(input[value=up])");
        Assert.DoesNotContain("comes after", page.QuerySelector("[aria-labelledby=visits]")!.TextContent, StringComparison.Ordinal);
        page = await browser.Done(await browser.Open(Edit + "/forms/vitals/fields/new"), new() { ["code"] = "mood", ["label"] = "Mood <b>today</b>", ["type"] = "choice", ["choices"] = "calm: Calm\nupset: Upset", ["missing"] = "unknown" });
        Assert.Contains("Mood <b>today</b>", page.QuerySelector(".form-preview")!.TextContent, StringComparison.Ordinal);
        page = await browser.Done(await browser.Open(Edit + "/forms/vitals/fields/head"), [], "form:has(input[value=remove])");
        page = await browser.Done(await browser.Open(Edit + "/rules/age"), new() { ["high"] = "60", ["text"] = "The child is 18 to 60 months old." });
        page = await browser.Done(await browser.Open(Edit + "/whole"), new() { ["documentVersion"] = "2.0" });
        Assert.Contains("visits.month-9", page.QuerySelector(".diff")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It can be published.", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);

        page = await browser.Done(page, [], "form[action$='/undo']");
        Assert.DoesNotContain("consent.documentVersion", page.QuerySelector(".diff")!.TextContent, StringComparison.Ordinal);
        page = await browser.Done(page, [], "form[action$='/redo']");
        page = await browser.Done(page, new() { ["_reason"] = "The board asked for nine months." }, "form[action$='/publish']");
        Assert.Contains("HAN1-0001", page.QuerySelector("[aria-labelledby=who]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("New: Nine months", page.QuerySelector("[aria-labelledby=who]")!.TextContent, StringComparison.Ordinal);
        page = await browser.Done(page, new() { ["_reason"] = "The board asked for it." });
        Assert.Contains("version 2", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("month-9", (await cohort.Visit(await Child(desk, cohort), "month-9")).Code);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_place_and_the_text_that_cannot_be_read_is_kept_until_it_is_mended()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        using var browser = await desk.SignedIn(cohort.Site, Role.Coordinator);
        await browser.Done(await browser.Open(Edit), []);
        var page = await browser.Done(await browser.Open(Edit + "/visits/month-6"), new() { ["windowAfter"] = "-3" });
        var found = page.QuerySelectorAll(".draft-parts li").Single(li => li.TextContent.StartsWith("Six months", StringComparison.Ordinal));
        Assert.Contains("A window has 0 to 366 days", found.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/publish']"));
        page = await browser.Refused(await browser.Open(Edit + "/visits/new"), new() { ["code"] = "month-6", ["name"] = "Again", ["anchor"] = "enrolment" });
        Assert.NotNull(page.QuerySelector("#f-code-error"));
        page = await browser.Refused(await browser.Open(Edit + "/visits/new"), new() { ["code"] = "x", ["anchor"] = "enrolment", ["months"] = "six" });
        Assert.NotNull(page.QuerySelector("#f-name-error"));
        Assert.Equal("six", page.QuerySelector("#f-months")!.GetAttribute("value"));

        var stale = await browser.Open(Edit + "/text");
        page = await browser.Done(stale, new() { ["text"] = "id: p3\nvisits: [\n" });
        Assert.Contains("line", page.QuerySelector(".draft-findings")!.TextContent, StringComparison.Ordinal);
        using var part = await browser.Get(Edit + "/visits/month-6");
        Assert.Equal(HttpStatusCode.Conflict, part.StatusCode);
        var old = await browser.Refused(stale, new() { ["text"] = "id: p3 # mine", ["_key"] = Guid.NewGuid().ToString("N") });
        Assert.Equal("id: p3 # mine", old.QuerySelector("textarea")!.TextContent); // what was typed is still there
        await browser.Done(await browser.Open(Edit), [], "form[action$='/undo']");
        await browser.Open(Edit + "/visits/month-6");
    }

    [Fact]
    public async Task A_program_changes_and_publishes_a_draft_and_who_may_only_read_may_not()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        using var program = await desk.Program(cohort.Site, Role.Coordinator);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync("/api/registry/programmes/p3/draft", null, Cancel)).StatusCode);
        var draft = await program.GetFromJsonAsync<JsonElement>("/api/registry/programmes/p3/draft", Cancel);
        var text = draft.GetProperty("text").GetString()!.Replace("title: \"One infusion", "title: \"A single infusion", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsJsonAsync("/api/registry/programmes/p3/draft", new { seen = 0, text, says = "Another title." }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PutAsJsonAsync("/api/registry/programmes/p3/draft", new { seen = 0, text, says = "Again." }, Cancel)).StatusCode);
        var published = await program.PostAsJsonAsync("/api/registry/programmes/p3/draft/publish", new { seen = 1, reason = "Clearer." }, Cancel);
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        Assert.Contains("\"version\":2", await published.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("A single infusion", await program.GetStringAsync("/api/registry/programmes/p3", Cancel), StringComparison.Ordinal);
        using var monitor = await desk.Program(cohort.Site, Role.Monitor);
        Assert.Equal(HttpStatusCode.Forbidden, (await monitor.GetAsync("/api/registry/programmes/p3/draft", Cancel)).StatusCode);
    }

    private static async Task<Guid> Child(OpenDesk desk, Cohort cohort)
    {
        await using var db = desk.Registry.Reading(cohort.Site);
        return db.Participants.Single().Id;
    }
}
