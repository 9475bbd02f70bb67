using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Today;
using Equipoise.Registry.Visits;

namespace Equipoise.Product.Tests.Desk;

/// <summary>The daily screen, the matrix and the page on quality.</summary>
public sealed class TodayPageTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task Today_leads_to_the_forms_that_wait_and_leaves_out_what_is_complete(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        Assert.Null((await cohort.Save(child, "vitals", visit, Role.Clinician, true, ("weight", "13"))).Refused);
        Assert.Null((await cohort.Save(child, "cgi-s", visit, Role.Clinician, false, ("score", "4"))).Refused);
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open("/registry/today");
        Assert.Equal("1 due", page.QuerySelectorAll(".today-counts li")[2].TextContent.Trim());
        var forms = page.QuerySelectorAll(".today-forms a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href")!);
        Assert.DoesNotContain("Weight and vital signs", forms.Keys);
        Assert.Contains("CGI-S (draft)", forms.Keys);
        await nurse.Open(forms["History"]);

        desk.Registry.Clock.Now = desk.Registry.Clock.Now.AddDays(12);
        using var program = await desk.Program(cohort.Site, Role.Coordinator);
        Assert.Equal("closing", (await Today(program)).GetProperty("visits")[0].GetProperty("state").GetString());
        desk.Registry.Clock.Now = desk.Registry.Clock.Now.AddDays(5);
        var late = await Today(program);
        Assert.Equal((1, -3), (late.GetProperty("overdue").GetInt32(), late.GetProperty("visits")[0].GetProperty("daysLeft").GetInt32()));
        using var later = await desk.SignedIn(cohort.Site, Role.Coordinator); // the first session is over
        Assert.Contains("3 days ago", (await later.Open("/registry/today")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_can_be_narrowed_to_a_role_and_a_programme_and_paged()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        foreach (var name in (string[])["Một", "Hai", "Ba"]) await cohort.Enrolled(name);
        var list = new ListToday(desk.Registry.Database);
        async Task<TodayList> Of(WantedToday wanted) => (await list.Run(desk.Registry.As(cohort.Site, Role.Coordinator), wanted, Cancel)).Done;
        Assert.Equal(3, (await Of(new())).Visits.Length);
        Assert.Empty((await Of(new() { For = Role.CellLab })).Visits);
        Assert.Equal(3, (await Of(new() { For = Role.BlindedRater })).Due);
        Assert.Equal(0, (await Of(new() { Programme = "p5" })).Due);
        var first = await Of(new() { PageSize = 2 });
        var second = await Of(new() { PageSize = 2, VisitPage = 2 });
        Assert.Equal((2, 1, 3), (first.Visits.Length, second.Visits.Length, second.Due));
        Assert.Empty(first.Visits.Select(v => v.VisitId).Intersect(second.Visits.Select(v => v.VisitId)));
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        await nurse.Open("/registry/today?who=mine&programme=p3&visits=7&queries=-1");
    }

    [Fact]
    public async Task A_blinded_rater_is_told_of_ratings_only_and_the_matrix_is_the_same_whatever_was_infused()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var (given, other) = (await cohort.Enrolled("Một"), await cohort.Enrolled("Hai"));
        foreach (var child in (Guid[])[given, other]) Assert.Null((await cohort.Went(child, "baseline-1")).Refused);
        Assert.Null((await cohort.Went(given, Visit.Unscheduled)).Refused); // somebody was unwell after something
        using var rater = await desk.Program(cohort.Site, Role.BlindedRater);
        var matrix = await rater.GetFromJsonAsync<JsonElement>("/api/registry/matrix", Cancel);
        Assert.Equal(["baseline-1", "baseline-2", "month-6", "month-12"], matrix.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
        var rows = matrix.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(rows[0].GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("state").GetString()), rows[1].GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("state").GetString()));
        Assert.Equal([0, 0], rows.Select(r => r.GetProperty("unscheduled").GetInt32()));
        var today = await Today(rater);
        Assert.All(today.GetProperty("visits").EnumerateArray(), v => Assert.DoesNotContain("infusion", v.GetProperty("code").GetString()!, StringComparison.Ordinal));
        using var quality = await rater.GetAsync("/api/registry/quality", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, quality.StatusCode);
        using var browser = await desk.SignedIn(cohort.Site, Role.BlindedRater);
        using var csv = await browser.Get("/registry/matrix.csv");
        Assert.Equal(HttpStatusCode.Forbidden, csv.StatusCode);
        Assert.Empty((await browser.Open("/registry/matrix")).QuerySelectorAll("a[href*='matrix.csv']"));
    }

    [Theory, EachEngine]
    public async Task The_matrix_has_a_word_and_a_day_for_every_visit_and_is_filtered(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var (one, two) = (await cohort.Enrolled("Một"), await cohort.Enrolled("Hai"));
        Assert.Null((await cohort.Went(one, "baseline-1")).Refused);
        desk.Registry.Clock.Now = desk.Registry.Clock.Now.AddDays(20);
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open("/registry/matrix");
        var rows = page.QuerySelectorAll(".matrix tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToList()).ToList();
        Assert.Equal("● done2026-11-26", rows[0][0]);
        Assert.Equal("▲ overdue(2026-11-26)", rows[1][0]);
        Assert.Equal("○ not yet", rows[1][3]);
        Assert.Equal("HAN1-0002", Assert.Single((await nurse.Open("/registry/matrix?overdue=yes")).QuerySelectorAll(".matrix tbody th a")).TextContent);
        Assert.NotNull((await nurse.Open("/registry/matrix?state=withdrawn")).QuerySelector(".empty-state"));
        Assert.NotNull((await nurse.Open("/registry/matrix?programme=nothing&page=-4")).QuerySelector(".empty-state"));
        using var csv = await nurse.Get("/registry/matrix.csv");
        var lines = (await csv.Content.ReadAsStringAsync(Cancel)).Split("\r\n");
        Assert.StartsWith("child,state,enrolled,baseline-1,baseline-1-day,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("HAN1-0001,enrolled,2026-11-26,done,2026-11-26,", lines[1], StringComparison.Ordinal);
        _ = two;
    }

    [Theory, EachEngine]
    public async Task Quality_counts_what_is_missing_late_asked_about_and_departed_from(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var (one, two) = (await cohort.Enrolled("Một"), await cohort.Enrolled("Hai"));
        var visit = (await cohort.Visit(one, "baseline-1")).Id;
        Assert.Null((await cohort.Went(one, "baseline-1")).Refused);
        Assert.Null((await cohort.Save(one, "vitals", visit, Role.Clinician, true, ("weight", "33"))).Refused); // unusual: one open query
        Assert.Null((await cohort.Save(one, "cgi-s", visit, Role.Clinician, false, ("score", "4"))).Refused);
        desk.Registry.Clock.Now = desk.Registry.Clock.Now.AddDays(20);
        Assert.Null((await new MissVisit(desk.Registry.Database).Run(desk.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "Ill." }, (await cohort.Visit(two, "baseline-1")).Id, Cancel)).Refused);
        using var program = await desk.Program(cohort.Site, Role.Monitor);
        var quality = await program.GetFromJsonAsync<JsonElement>("/api/registry/quality", Cancel);
        var visits = quality.GetProperty("visits");
        Assert.Equal((1, 1, 0), (visits.GetProperty("done").GetInt32(), visits.GetProperty("missed").GetInt32(), visits.GetProperty("overdue").GetInt32()));
        var forms = quality.GetProperty("forms").EnumerateArray().ToDictionary(f => f.GetProperty("form").GetString()!, f => (f.GetProperty("due").GetInt32(), f.GetProperty("complete").GetInt32(), f.GetProperty("draft").GetInt32()));
        Assert.Equal(((1, 1, 0), (1, 0, 1), (1, 0, 0)), (forms["vitals"], forms["cgi-s"], forms["history"]));
        Assert.Equal([0, 0, 1, 0, 0], quality.GetProperty("queries").EnumerateArray().Select(b => b.GetProperty("open").GetInt32()));
        Assert.Equal(1, quality.GetProperty("deviations").EnumerateArray().Single(d => d.GetProperty("kind").GetString() == "missed").GetProperty("unjudged").GetInt32());
        Assert.Equal(2, quality.GetProperty("enrolment").EnumerateArray().Single().GetProperty("enrolled").GetInt32());
        using var monitor = await desk.SignedIn(cohort.Site, Role.Monitor);
        var page = await monitor.Open("/registry/quality");
        Assert.Contains("2026-11: 2", page.QuerySelector("svg.chart title, figure.chart rect title")!.TextContent, StringComparison.Ordinal);
        await monitor.Open("/registry/quality?programme=nothing");
    }

    private static async Task<JsonElement> Today(HttpClient program) => await program.GetFromJsonAsync<JsonElement>("/api/registry/today", Cancel);
}
