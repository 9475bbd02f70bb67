using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk;

/// <summary>Children over pages and addresses, by people and by programs.</summary>
public class ChildPagesTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_child_goes_from_screening_to_enrolment_by_pages_alone(Engine engine)
    {
        await using var cohort = await DeskCohort.On(engine);
        using var coordinator = await cohort.As(Role.Coordinator);
        using var clinician = await cohort.As(Role.Clinician);
        var child = await coordinator.Done(await coordinator.Open("/registry/children/new"), new() { ["name"] = "Nguyễn Văn An", ["birthDate"] = Day(cohort.Today.AddMonths(-30)), ["sex"] = "male" });
        Assert.Equal("HAN1-0001", Heading(child));
        var path = coordinator.Path(child);
        foreach (var parent in (string[])["mother", "father"]) await coordinator.Done(await coordinator.Open(path + "/consent/permission"), Permission(parent));
        Assert.Contains("Consent to version 1.0 of the documents is complete.", (await coordinator.Open(path)).QuerySelector("#consent + ul")!.TextContent, StringComparison.Ordinal);
        foreach (var browser in (DeskBrowser[])[coordinator, clinician]) await browser.Done(await browser.Open(path + "/suitability"), new() { ["suitable"] = "yes", ["why"] = "By the rule." }, "#main form[action$=decide]");
        var misfit = await clinician.Refused(await clinician.Open(path + "/suitability"), [], "#main form[action$=enrol]");
        Assert.Contains("Not known: Autism was diagnosed by DSM-5.", Error(misfit), StringComparison.Ordinal);
        var enrolled = await clinician.Done(misfit, new() { ["_reason"] = "The paper form says yes." }, "#main form[action$=enrol]");
        Assert.Contains("7 visits planned. 6 deviations noted.", enrolled.QuerySelector(".desk-said")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, enrolled.QuerySelectorAll("#visits + table tbody tr").Length);
        Assert.Equal(["done", "done", "done", "done", "now", "now"], enrolled.QuerySelectorAll(".child-step").Select(s => s.ClassList[1]["child-step-".Length..]));
        Assert.Contains("HAN1-0001", (await coordinator.Open("/registry/children?state=enrolled&pseudonym=1")).QuerySelector("table.children")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await coordinator.Open("/registry/children?state=withdrawn")).QuerySelector(".empty-state"));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_by_the_field_and_everything_typed_stays()
    {
        await using var cohort = await DeskCohort.On();
        using var browser = await cohort.As(Role.Coordinator);
        var page = await browser.Open("/registry/children/new");
        var empty = await browser.Refused(page, new() { ["name"] = "", ["birthDate"] = "26/11/2024" });
        Assert.Equal(["#f-name", "#f-birthDate", "#f-sex"], empty.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")));
        var longName = new string('a', 5000);
        var tooLong = await browser.Refused(page, new() { ["name"] = longName, ["birthDate"] = Day(cohort.Today.AddDays(1)), ["sex"] = "male" });
        Assert.Contains("up to 400 characters", tooLong.QuerySelector("#f-name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("future", tooLong.QuerySelector("#f-birthDate-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(longName, tooLong.QuerySelector("#f-name")!.GetAttribute("value"));
        var taken = new Dictionary<string, string?> { ["name"] = "<script>alert(1)</script>", ["birthDate"] = Day(cohort.Today.AddMonths(-30)), ["sex"] = "male" };
        var added = await browser.Done(page, taken);
        Assert.Equal(browser.Path(added), browser.Path(await browser.Done(page, taken))); // a double click is one child
        var again = await browser.Refused(await browser.Open("/registry/children/new"), taken);
        Assert.Contains("here already, as HAN1-0001", Error(again), StringComparison.Ordinal);
        var shown = await browser.Send(added, new() { ["_reason"] = "To look." }, "#main form[action$=identity]");
        var text = await shown.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("&lt;script&gt;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_site_is_not_active_it_says_what_is_lacking_and_leads_there()
    {
        await using var cohort = await DeskCohort.On();
        cohort.Desk.Registry.Clock.Now = new(2027, 1, 3, 0, 0, 0, TimeSpan.Zero);
        using var browser = await cohort.As(Role.Coordinator);
        var page = await browser.Open("/registry/children/new");
        Assert.Contains("Insurance: expired on 2027-01-01.", page.QuerySelector(".nhsuk-warning-callout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/registry/site", page.QuerySelector(".nhsuk-warning-callout a")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("main form"));
    }

    [Theory, EachEngine]
    public async Task Who_a_child_is_is_shown_corrected_and_erased_and_each_look_is_told(Engine engine)
    {
        await using var cohort = await DeskCohort.On(engine);
        var id = await cohort.Child("Trần Thị Bình");
        using var browser = await cohort.As(Role.Coordinator);
        var child = await browser.Open($"/registry/children/{id}");
        Assert.DoesNotContain("Bình", child.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Say why", Error(await browser.Refused(child, [], "#main form[action$=identity]")), StringComparison.Ordinal);
        var shown = await Sent(browser, child, new() { ["_reason"] = "The mother called." }, "#main form[action$=identity]");
        Assert.Contains("Trần Thị Bình", shown.QuerySelector(".identity")!.TextContent, StringComparison.Ordinal);
        var correct = new Dictionary<string, string?> { ["contact"] = "0900 000 000" };
        Assert.Contains("Say why", Error(await browser.Refused(shown, correct, "#main form[action$=correct]")), StringComparison.Ordinal);
        correct["_reason"] = "The number was missing.";
        var corrected = await browser.Done(shown, correct, "#main form[action$=correct]");
        Assert.Contains("The mother called.", corrected.QuerySelector("#identity ~ details")!.TextContent, StringComparison.Ordinal);
        var stale = await browser.Refused(shown, new() { ["name"] = "Somebody else", ["_reason"] = "x", ["_key"] = "another" }, "#main form[action$=correct]");
        Assert.Contains("in between", Error(stale), StringComparison.Ordinal);
        Assert.Equal("Somebody else", stale.QuerySelector("#f-name")!.GetAttribute("value"));

        var found = await browser.Done(await browser.Open("/registry/children"), new() { ["name"] = "binh tran thi", ["birthDate"] = Day(cohort.Today.AddMonths(-30)), ["_reason"] = "A letter came." }, "#main form[action$=find]");
        Assert.Equal("HAN1-0001", Heading(found));
        var erase = await browser.Open($"/registry/children/{id}/identity/erase");
        Assert.Contains("understood", Error(await browser.Refused(erase, new() { ["_reason"] = "Asked." })), StringComparison.Ordinal);
        var gone = await browser.Done(erase, new() { ["_reason"] = "Asked.", ["understood"] = "yes" });
        Assert.Contains("was erased", gone.QuerySelector("#identity + p")!.TextContent, StringComparison.Ordinal);
        using var monitor = await cohort.As(Role.Monitor);
        Assert.Null((await monitor.Open($"/registry/children/{id}")).QuerySelector("#identity"));
    }

    [Fact]
    public async Task A_blinded_rater_sees_of_a_child_only_what_it_rates()
    {
        await using var cohort = await DeskCohort.On();
        var id = await cohort.Child();
        using var rater = await cohort.As(Role.BlindedRater);
        var page = await rater.Open($"/registry/children/{id}");
        Assert.Equal(["visits", "queries"], page.QuerySelectorAll("main h2[id]").Select(h => h.Id));
        Assert.Equal(["Today", "Children"], page.QuerySelectorAll(".desk-nav a").Select(a => a.TextContent).Where(t => t is "Today" or "Children" or "History" or "Deviations"));
        foreach (var path in (string[])["/consent", "/consent/print", "/suitability", "/identity/erase", "/consent/withdrawal"])
            Assert.Equal(HttpStatusCode.Forbidden, (await rater.Get($"/registry/children/{id}{path}")).StatusCode);
        foreach (var path in (string[])["history", "history.csv", "history/chain", "screening", "screening.csv"]) Assert.Equal(HttpStatusCode.Forbidden, (await rater.Get("/registry/" + path)).StatusCode);
    }

    [Fact]
    public async Task The_screening_log_is_a_page_and_a_file_in_which_no_formula_runs()
    {
        await using var cohort = await DeskCohort.On();
        var id = await cohort.Child();
        using var browser = await cohort.As(Role.Coordinator);
        await browser.Done(await browser.Open($"/registry/children/{id}/suitability"), new() { ["because"] = "=HYPERLINK(\"http://evil.example\")" }, "#main form[action$=decline]");
        Assert.Contains("=HYPERLINK", (await browser.Open("/registry/screening")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var lines = (await (await browser.Get("/registry/screening.csv")).Content.ReadAsStringAsync(Cancel)).ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith("pseudonym,screened,ageMonths", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("HAN1-0001,2026-11-26,30,male,p3,1,not-enrolled,,", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", lines[1], StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_program_takes_a_child_through_the_same_way(Engine engine)
    {
        await using var cohort = await DeskCohort.On(engine);
        using var coordinator = await cohort.Desk.Program(cohort.Site, Role.Coordinator);
        using var clinician = await cohort.Desk.Program(cohort.Site, Role.Clinician);
        var birth = Day(cohort.Today.AddMonths(-30));
        var added = await Json(await coordinator.PostAsJsonAsync("/api/registry/children", new { programmeId = "p3", identity = new { name = "Lê Văn C", birthDate = birth }, sex = "male" }, Cancel));
        var id = added.GetProperty("participantId").GetGuid();
        foreach (var by in (string[])["mother", "father"])
            await Json(await clinician.PostAsJsonAsync($"/api/registry/children/{id}/consent", new { kind = "permission", by, on = Day(cohort.Today), documentVersion = "1.0", understood = true, language = "vi", teachBack = new[] { new { question = "?", answer = "!" } } }, Cancel));
        foreach (var program in (HttpClient[])[coordinator, clinician]) await Json(await program.PostAsJsonAsync($"/api/registry/children/{id}/decisions", new { suitable = true, because = "By the rule." }, Cancel));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clinician.PostAsJsonAsync($"/api/registry/children/{id}/enrol", new { }, Cancel)).StatusCode);
        await Json(await clinician.PostAsJsonAsync($"/api/registry/children/{id}/enrol", new { reason = "On paper." }, Cancel));
        Assert.Equal("enrolled", (await Json(await clinician.GetAsync($"/api/registry/children/{id}", Cancel))).GetProperty("state").GetString());
        Assert.Equal(1, (await Json(await clinician.GetAsync("/api/registry/children?state=enrolled", Cancel))).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clinician.GetAsync("/api/registry/children?state=lost", Cancel)).StatusCode);
        Assert.Contains("The body lacks suitable, because.", await (await coordinator.PostAsJsonAsync($"/api/registry/children/{id}/decisions", new { }, Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.PostAsJsonAsync($"/api/registry/children/{id}/identity", new { }, Cancel)).StatusCode);
        Assert.Equal("Lê Văn C", (await Json(await coordinator.PostAsJsonAsync($"/api/registry/children/{id}/identity", new { reason = "To call." }, Cancel))).GetProperty("name").GetString());
        Assert.Equal(id, (await Json(await coordinator.PostAsJsonAsync("/api/registry/children/find", new { name = "van c le", birthDate = birth, reason = "A letter." }, Cancel))).GetProperty("participantId").GetGuid());
        var consent = await Json(await clinician.GetAsync($"/api/registry/children/{id}/consent", Cancel));
        Assert.Equal(2, consent.GetProperty("lines").GetArrayLength());
        await using var db = cohort.Desk.Registry.Reading(cohort.Site);
        Assert.Equal(2, await db.IdentityLooks.CountAsync(Cancel));
    }

    internal static Dictionary<string, string?> Permission(string by) => new()
    {
        ["kind"] = "permission", ["by"] = by, ["time"] = "09:30", ["language"] = "vi", ["explainedBy"] = "Dr. Hoa", ["understood"] = "yes",
        ["answer-0"] = "Whether they help.", ["answer-1"] = "Fever; the ward.", ["answer-2"] = "Nothing bad.", ["answer-3"] = "No.",
    };

    internal static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Error(IDocument page) => page.QuerySelector(".nhsuk-error-summary")!.TextContent;

    private static string Heading(IDocument page) => page.QuerySelector("h1")!.TextContent;

    /// <summary>A form whose answer is a page, not a way to one.</summary>
    private static async Task<IDocument> Sent(DeskBrowser browser, IDocument page, Dictionary<string, string?> fields, string form)
    {
        using var answer = await browser.Send(page, fields, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await browser.Parse(await answer.Content.ReadAsStringAsync(Cancel), browser.Path(page));
    }
}
