using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;

namespace Equipoise.Product.Tests.Desk;

public sealed class EventPagesTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_nurse_enters_a_serious_event_in_six_answers_and_it_is_carried_to_the_authority(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Infuse(child)).Refused);
        using var nurse = await desk.SignedIn(cohort.Site, Role.Clinician);
        var asked = await nurse.Open($"/registry/children/{child}/events/new");
        Assert.Equal(("2026-11-26", "15:30"), (Value(asked, "aware"), Value(asked, "aware-time"))); // now, by the clock in Hanoi
        var wrong = await nurse.Refused(asked, new() { ["verbatim"] = "<script>alert(1)</script> fits", ["serious"] = "yes", ["aware-time"] = "99:00" });
        Assert.Equal("<script>alert(1)</script> fits", wrong.QuerySelector("textarea[name=verbatim]")!.TextContent);
        Assert.Contains("must be known", wrong.QuerySelector("#f-serious-why-error")!.TextContent, StringComparison.Ordinal);
        var page = await nurse.Done(asked, new() { ["verbatim"] = "<script>alert(1)</script> fits", ["serious"] = "yes", ["serious-why"] = "life", ["aware-time"] = "15:00" });
        Assert.Contains("23 h 29 min left", page.QuerySelector(".clock-words")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main script"), _ => true);

        page = await nurse.Done(page, [], "form[action$='/sent']");
        Assert.Contains("7 days", page.QuerySelectorAll("#notices ~ ul h3")[1].TextContent, StringComparison.Ordinal);
        var refused = await nurse.Refused(page, [], "form[action$='/sent']");
        Assert.Contains("number that the authority gave", refused.QuerySelector(".nhsuk-error-message")!.TextContent, StringComparison.Ordinal);
        var reference = page.QuerySelector("input[name$=reference]")!.GetAttribute("name")!;
        page = await nurse.Done(page, new() { [reference] = "VN-2026-7" }, "form[action$='/sent']");
        Assert.Contains("number VN-2026-7", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var says = page.QuerySelector("textarea[name$=says]")!.GetAttribute("name")!;
        page = await nurse.Done(page, new() { [says] = "Awake and playing." }, "form[action*='/follow-ups/']");
        Assert.Contains("Awake and playing.", page.QuerySelector("#followups ~ ul")!.TextContent, StringComparison.Ordinal);
        var report = await nurse.Open(nurse.Path(page) + "/report");
        var text = report.QuerySelector("main")!.TextContent;
        foreach (var part in (string[])["HAN1-0001-AE1", "LOT-7", "2,000,000 per kg", "VN-2026-7", "Awake and playing.", "male"]) Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn", text, StringComparison.Ordinal);
        Assert.Contains("HAN1-0001", (await nurse.Open("/registry/events")).QuerySelector(".event-card")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_enter_an_event_send_its_notice_and_read_its_report()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var program = await desk.Program(cohort.Site, Role.Coordinator);
        var version = await Json(program.PostAsJsonAsync("/api/registry/reference-safety", new { programmeId = "p3", name = "Brochure 1", dated = "2026-01-01", from = "2026-01-01", terms = new[] { new { term = "Fever", maxGrade = 2 } } }, Cancel));
        Assert.NotEqual(Guid.Empty, version.GetGuid());
        var saved = await Json(program.PostAsJsonAsync($"/api/registry/children/{child}/events", new { verbatim = "Fits", began = "unknown", aware = "2026-11-26", awareTime = "15:00", serious = "yes", seriousWhy = (string[])["hospital"] }, Cancel));
        var id = saved.GetProperty("recordId").GetGuid();
        var seen = await Json(program.GetAsync($"/api/registry/events/{id}", Cancel));
        var notice = seen.GetProperty("notices")[0];
        Assert.Equal(("sponsor", "waiting", "2026-11-27T08:00:00+00:00"), (notice.GetProperty("to").GetString(), notice.GetProperty("state").GetString(), notice.GetProperty("due").GetString()));
        var address = $"/api/registry/notices/{notice.GetProperty("noticeId").GetGuid()}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.PostAsJsonAsync(address + "/waive", new { }, Cancel)).StatusCode);
        Assert.False((await Json(program.PostAsJsonAsync(address + "/sent", new { sentAt = desk.Registry.Clock.Now }, Cancel))).GetBoolean());
        Assert.Equal(2, (await Json(program.GetAsync("/api/registry/events?which=serious", Cancel))).GetProperty("items")[0].GetProperty("clocks")[0].GetProperty("number").GetInt32() + 1);
        Assert.Equal("HAN1-0001-AE1", (await Json(program.GetAsync($"/api/registry/events/{id}/report", Cancel))).GetProperty("number").GetString());
        using var rater = await desk.Program(cohort.Site, Role.BlindedRater);
        foreach (var path in (string[])["events", $"events/{id}", $"events/{id}/report", "reference-safety"]) Assert.Equal(HttpStatusCode.Forbidden, (await rater.GetAsync("/api/registry/" + path, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Reference_safety_information_is_taken_up_on_its_page_and_an_event_is_judged_otherwise_by_a_person_who_says_why()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var browser = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await browser.Open("/registry/reference-safety");
        Assert.Contains("no event is expected", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var wrong = await browser.Refused(page, new() { ["name"] = "Brochure 1", ["dated"] = "2026-01-01", ["from"] = "2026-01-01", ["terms"] = "Fever; two\nRash" });
        Assert.Contains("“Fever; two”", wrong.QuerySelector("#f-terms-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Line 1", (await browser.Refused(page, new() { ["name"] = "Brochure 1", ["dated"] = "2026-01-01", ["from"] = "2026-01-01", ["terms"] = "Fever; 7" })).QuerySelector("#f-terms-error")!.TextContent, StringComparison.Ordinal);
        page = await browser.Done(page, new() { ["name"] = "Brochure 1", ["dated"] = "2026-01-01", ["from"] = "2026-01-01", ["terms"] = "Fever; 2\nRash" });
        Assert.Contains("Rash, of any grade", page.QuerySelector(".event-card")!.TextContent, StringComparison.Ordinal);

        var saved = await cohort.Happens(child, complete: true, EventCohort.Fever);
        var shown = await browser.Open($"/registry/events/{saved.RecordId}");
        Assert.Contains("By Brochure 1", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Say why", (await browser.Refused(shown, new() { ["expected"] = "no" }, "form[action$='/expectedness']")).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        shown = await browser.Done(shown, new() { ["expected"] = "no", ["_reason"] = "It lasted a week." }, "form[action$='/expectedness']");
        Assert.Contains("Not expected. It lasted a week.", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var monitor = await desk.SignedIn(cohort.Site, Role.Monitor);
        Assert.Empty((await monitor.Open($"/registry/events/{saved.RecordId}")).QuerySelectorAll("main form")); // reads, and changes nothing
    }

    [Fact]
    public async Task The_dose_per_kg_stands_on_the_infusion_form_before_it_is_complete_and_a_count_per_kg_is_noticed()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var browser = await desk.SignedIn(cohort.Site, Role.Clinician);
        var page = await browser.Open($"/registry/children/{child}/visits/{(await cohort.Visit(child, "infusion-day")).Id}/forms/infusion");
        var wrong = await browser.Refused(page, new() { ["weight"] = "13", ["dose"] = "iv", ["viable-cells"] = "2000000" }, "#sheet");
        Assert.Contains("were 26,000,000 cells given?", wrong.QuerySelector("#f-viable-cells-error")!.TextContent, StringComparison.Ordinal);
        page = await browser.Done(wrong, new() { ["viable-cells"] = "26000000" }, "#sheet");
        Assert.Contains("2,000,000 per kg at 13 kg", page.QuerySelector(".form-note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_after_an_infusion_late_effects_stand_on_the_day_s_list_and_are_recorded()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        Assert.Null((await cohort.Infuse(await cohort.Enrolled())).Refused);
        cohort.Wait(hours: 24 * 366);
        using var browser = await desk.SignedIn(cohort.Site, Role.Clinician);
        var link = Assert.Single((await browser.Open("/registry/today")).QuerySelectorAll("main a[href*='/follow-ups/']"));
        var page = await browser.Open(link.GetAttribute("href")!);
        Assert.Contains("12 months after the infusion", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("characters about what was found", (await browser.Refused(page, new() { ["says"] = " " })).QuerySelector("#f-says-error")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await browser.Done(page, new() { ["says"] = "Nothing new." })).QuerySelectorAll("main a[href*='/follow-ups/']"));
    }

    private static string? Value(IDocument page, string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value");

    private static async Task<JsonElement> Json(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
