using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;

namespace Equipoise.Product.Tests.Desk;

/// <summary>Visits, deviations and queries, as people and programs use them.</summary>
public sealed class VisitPageTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_late_visit_is_recorded_and_its_deviation_judged(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var visit = $"/registry/children/{child}/visits/{(await cohort.Visit(child, "baseline-1")).Id}";
        desk.Registry.Clock.Now = desk.Registry.Clock.Now.AddDays(20);
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open(visit);
        Assert.Contains("it closed 6 days ago", page.QuerySelector(".visit-window")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("overdue", page.QuerySelector(".nhsuk-tag")!.TextContent);
        Assert.Contains("still to come", (await nurse.Refused(page, new() { ["on"] = "2030-01-01" }, "#record")).QuerySelector("#f-on-error")!.TextContent, StringComparison.Ordinal);
        var done = await nurse.Done(page, new() { ["on"] = cohort.Today.ToString("yyyy-MM-dd", null) }, "#record");
        Assert.Contains("6 days after its window", done.QuerySelector(".desk-said")!.TextContent, StringComparison.Ordinal);
        var deviation = await nurse.Open(done.QuerySelectorAll("a").First(a => a.GetAttribute("href")!.StartsWith("/registry/deviations/", StringComparison.Ordinal)).GetAttribute("href")!);
        var refused = await nurse.Refused(deviation, new() { ["class"] = "minor", ["cause"] = new string('x', 5000), ["correctiveAction"] = "A call the day before." });
        Assert.Contains("2000", refused.QuerySelector("#f-cause-error")!.TextContent, StringComparison.Ordinal);
        var judged = await nurse.Done(refused, new() { ["cause"] = "The bus did not run.", ["reportedToEthics"] = "2026-12-10" });
        Assert.Contains("minor", judged.QuerySelector(".form-answers")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-12-10", (await nurse.Open("/registry/deviations")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await nurse.Open("/registry/deviations?standing=unjudged")).QuerySelector("tbody"));
        var stale = await nurse.Refused(deviation, new() { ["class"] = "major", ["cause"] = "Something else.", ["correctiveAction"] = "None.", ["_key"] = "second" });
        Assert.Contains("in between", stale.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Something else.", stale.QuerySelector("#f-cause")!.TextContent);
        Assert.Contains("The bus did not run.", stale.QuerySelector("dl")!.TextContent, StringComparison.Ordinal); // both are kept
        var print = (await nurse.Open("/registry/deviations/print?class=minor")).QuerySelector("main")!.TextContent;
        Assert.All((string[])["The bus did not run.", "A call the day before.", "2026-12-10", "1 deviation: 0 major, 1 minor", "Principal investigator"], words => Assert.Contains(words, print, StringComparison.Ordinal));
        Assert.Contains("0 deviations", (await nurse.Open("/registry/deviations/print?from=2027-01-01")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await (await nurse.Get("/registry/deviations.csv?standing=reported")).Content.ReadAsStringAsync(OpenRegistry.Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(422, (int)(await nurse.Get("/registry/deviations?kind=nothing")).StatusCode);
    }

    [Fact]
    public async Task A_visit_is_missed_with_a_reason_and_an_unscheduled_one_takes_any_form()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open($"/registry/children/{child}/visits/{(await cohort.Visit(child, "baseline-2")).Id}");
        await nurse.Refused(page, [], "#miss");
        var missed = await nurse.Done(page, new() { ["_reason"] = "The family moved." }, "#miss");
        Assert.Equal("missed", missed.QuerySelector(".nhsuk-tag")!.TextContent);
        var added = await nurse.Done(await nurse.Open($"/registry/children/{child}/visits/new"), []);
        Assert.Equal("Unscheduled visit", added.QuerySelector("h1")!.TextContent);
        await nurse.Open(added.QuerySelectorAll(".visit-form a").First(a => a.TextContent == "Weight and vital signs").GetAttribute("href")!);

        using var program = await desk.Program(cohort.Site, Role.Coordinator);
        var visits = (await program.GetFromJsonAsync<JsonElement>($"/api/registry/children/{child}/visits", Cancel)).GetProperty("visits").EnumerateArray().ToList();
        Assert.Contains(visits, v => v.GetProperty("code").GetString() == "unscheduled");
        using var late = await program.PostAsJsonAsync($"/api/registry/children/{child}/visits", new { on = "2031-01-01" }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        using var third = await program.PostAsJsonAsync($"/api/registry/children/{child}/visits/{(await cohort.Visit(child, "baseline-1")).Id}/missed", new { reason = "Ill." }, Cancel);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task A_monitor_asks_a_nurse_answers_the_monitor_closes_and_the_record_is_locked()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var record = (await cohort.Save(child, "vitals", (await cohort.Visit(child, "baseline-1")).Id, Role.Clinician, true, ("weight", "13"))).Done.RecordId;
        var form = $"/registry/children/{child}/forms/vitals/{record}";
        using var monitor = await desk.SignedIn(cohort.Site, Role.Monitor);
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        using var administrator = await desk.SignedIn(cohort.Site, Role.Administrator);
        var read = await monitor.Open(form);
        Assert.Null(read.QuerySelector("#sheet"));
        var ask = await monitor.Open(read.QuerySelector("#f-weight .form-ask a")!.GetAttribute("href")!);
        Assert.Contains("13 kg", ask.QuerySelector(".form-answers")!.TextContent, StringComparison.Ordinal);
        await monitor.Refused(ask, new() { ["question"] = " " });
        var asked = await monitor.Done(ask, new() { ["question"] = "The source says <b>12</b>?" });
        Assert.Contains("Something is still asked", (await administrator.Refused(await administrator.Open(form), [], "form[action$='/lock']")).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var query = monitor.Path(asked);
        Assert.Equal("The source says <b>12</b>?", (await nurse.Open("/registry/queries")).QuerySelector("tbody th")!.TextContent);
        await nurse.Done(await nurse.Open(query), new() { ["answer"] = "13 was read twice." }, "#answer");
        await monitor.Done(await monitor.Open(query), [], "#close");
        Assert.NotNull((await monitor.Open("/registry/queries")).QuerySelector(".empty-state"));
        Assert.Single((await monitor.Open("/registry/queries?state=closed")).QuerySelectorAll("tbody tr"));
        var locked = await administrator.Done(await administrator.Open(form), [], "form[action$='/lock']");
        Assert.Equal("locked", locked.QuerySelector(".nhsuk-tag")!.TextContent);
        Assert.Null((await nurse.Open(form)).QuerySelector("#sheet"));
        await administrator.Done(locked, new() { ["_reason"] = "The source was corrected." }, "form[action$='/unlock']");
        Assert.NotNull((await nurse.Open(form)).QuerySelector("#sheet"));
    }

    [Fact]
    public async Task A_query_about_a_hidden_form_is_not_there_for_a_blinded_rater()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var infusion = (await cohort.Infuse(child)).Done.RecordId;
        using var monitor = await desk.Program(cohort.Site, Role.Monitor);
        using var asked = await monitor.PostAsJsonAsync("/api/registry/queries", new { formRecordId = infusion, field = "product", question = "Which lot?" }, Cancel);
        var id = await asked.Content.ReadFromJsonAsync<Guid>(Cancel);
        Assert.Equal("Which lot?", (await monitor.GetFromJsonAsync<JsonElement>($"/api/registry/queries/{id}", Cancel)).GetProperty("question").GetString());
        using var rater = await desk.Program(cohort.Site, Role.BlindedRater);
        Assert.Equal(0, (await rater.GetFromJsonAsync<JsonElement>("/api/registry/queries", Cancel)).GetProperty("open").GetInt32());
        using var hidden = await rater.GetAsync($"/api/registry/queries/{id}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }
}
