using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Forms;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk;

public sealed class AssessmentPageTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_course_says_in_words_what_changed_whether_it_is_more_than_error_and_that_nobody_knows_the_rest(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var (cohort, child) = await Measured(desk);
        using var monitor = await desk.SignedIn(cohort.Site, Role.Monitor);
        var page = await monitor.Open($"/registry/children/{child}/course");
        var cars = page.QuerySelector("section[aria-labelledby=cars-total]")!;
        Assert.Contains("Nobody knows what would have happened without the cells.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "From “Second baseline” (2026-12-25, 39.5) to “One month” (2027-01-22, 34.5) the score fell by 5 points, for the better. By one figure on file that is more than measurement error, by another it is not (4.3 and 5.9 points). "
            + "It reaches the 4.5 points that are said to matter to people. Between the two baselines (2026-11-27 and 2026-12-25) it fell by 1.5 points by itself: so much moves without any cells. The later one is used as the baseline.",
            cars.QuerySelectorAll("p")[1].TextContent);
        Assert.Equal(3, cars.QuerySelectorAll("svg circle").Length);
        Assert.Equal("−5", cars.QuerySelectorAll("tbody tr")[2].QuerySelectorAll("td")[3].TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("ol.sources li"));

        using var rater = await desk.SignedIn(cohort.Site, Role.BlindedRater);
        var seen = await Text(rater, child);
        Assert.Contains("Days since enrolment", seen, StringComparison.Ordinal);
        Assert.Null((await cohort.Infuse(child, 13, new(2027, 1, 1))).Refused);
        Assert.Equal(seen, await Text(rater, child));
        Assert.Contains("Days since first infusion", await Text(monitor, child), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_read_the_course_and_compute_scores_anew_with_the_seal_of_what_was_shown()
    {
        await using var desk = await OpenDesk.On();
        var (cohort, child) = await Measured(desk);
        using var program = await desk.Program(cohort.Site, Role.Coordinator);
        using var course = await program.GetAsync($"/api/registry/children/{child}/course", Cancel);
        var read = await course.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("It waits for its second entry.", read.GetProperty("series")[0].GetProperty("points")[0].GetProperty("whyMissing").GetString());
        var preview = await program.GetFromJsonAsync<JsonElement>($"/api/registry/children/{child}/scores", Cancel);
        Assert.Equal(0, preview.GetProperty("changes").GetArrayLength());
        using var nothing = await program.PostAsJsonAsync($"/api/registry/children/{child}/scores", new { seal = preview.GetProperty("seal").GetString(), reason = "To be sure." }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        using var therapist = await desk.Program(cohort.Site, Role.Therapist);
        using var refused = await therapist.GetAsync($"/api/registry/children/{child}/course", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory, EachEngine]
    public async Task What_two_people_entered_is_compared_and_decided_on_a_page(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var (cohort, child) = await Measured(desk);
        using var browser = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var list = await browser.Open("/registry/entries");
        Assert.Equal(3, list.QuerySelectorAll("tbody a").Length);
        Assert.Contains("?entry=2", list.QuerySelector("tbody a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain("39.5", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await cohort.Save(Role.Coordinator, new FormEntry(child, "cars") { VisitId = (await cohort.Visit(child, "baseline-2")).Id, Entry = 2, Complete = true, Values = Cohort.Inputs(("date", "2026-12-25"), ("total", "36.5"), ("video", "yes")) })).Refused);
        list = await browser.Open("/registry/entries");
        var page = await browser.Open(list.QuerySelector(".entry-list a")!.GetAttribute("href")!);
        Assert.Contains("First entry: 39.5", page.Body!.TextContent, StringComparison.Ordinal);
        var again = await browser.Refused(page, new() { ["total"] = "second", ["because-total"] = "" });
        Assert.Contains("Say why", again.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var done = await browser.Done(page, new() { ["total"] = "second", ["because-total"] = "The sheet says 36.5." });
        Assert.Contains("No entries differ.", done.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 1", done.Body!.TextContent, StringComparison.Ordinal);
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Contains(await db.FormRecords.Where(r => r.Form == "cars" && r.Entry == 1).ToListAsync(Cancel), r => StoredScore.Of(r)["total"].Value == 36.5m);
    }

    [Fact]
    public async Task Goals_are_shown_to_who_scores_them_and_a_rater_is_not_told_whether_they_are_closed()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1", Cohort.P5);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Save(child, "goals", (await cohort.Visit(child, "baseline-2")).Id, Role.Therapist, true, ("goal-1", "<b>Eats</b> with a spoon"), ("weight-1", "3"))).Refused);
        using var rater = await desk.SignedIn(cohort.Site, Role.BlindedRater);
        var before = (await rater.Open($"/registry/children/{child}/goals")).QuerySelector("main")!.InnerHtml;
        Assert.Contains("&lt;b&gt;Eats", before, StringComparison.Ordinal);
        Assert.Null((await cohort.Infuse(child, 13)).Refused);
        Assert.Equal(before, (await rater.Open($"/registry/children/{child}/goals")).QuerySelector("main")!.InnerHtml);
        Assert.Null((await cohort.Save(child, "goal-scores", (await cohort.Visit(child, "month-3")).Id, Role.BlindedRater, true, ("date", "2026-11-26"), ("goal-1", "1"))).Refused);
        using var clinician = await desk.SignedIn(cohort.Site, Role.Clinician);
        var main = (await clinician.Open($"/registry/children/{child}/goals")).QuerySelector("main")!.TextContent;
        Assert.Contains("Cells have been given", main, StringComparison.Ordinal);
        Assert.Contains("60.0", main, StringComparison.Ordinal); // one goal reached better than hoped
    }

    private static async Task<string> Text(DeskBrowser browser, Guid child) => (await browser.Open($"/registry/children/{child}/course")).QuerySelector("main")!.InnerHtml;

    /// <summary>A child of P5 with three CARS2-ST by the blinded rater.</summary>
    private static async Task<(Cohort Cohort, Guid Child)> Measured(OpenDesk desk)
    {
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1", Cohort.P5);
        var child = await cohort.Enrolled();
        desk.Registry.Clock.Now = new(2027, 2, 1, 3, 0, 0, TimeSpan.Zero);
        foreach (var (visit, date, total) in new[] { ("baseline-1", "2026-11-27", "41"), ("baseline-2", "2026-12-25", "39.5"), ("month-1", "2027-01-22", "34.5") })
            Assert.Null((await cohort.Save(child, "cars", (await cohort.Visit(child, visit)).Id, Role.BlindedRater, true, ("date", date), ("total", total), ("video", "yes"))).Refused);
        return (cohort, child);
    }
}
