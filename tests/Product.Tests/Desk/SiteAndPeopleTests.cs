using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Dom;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Access;

namespace Equipoise.Product.Tests.Desk;

/// <summary>The rooms of the site, its people and emergencies, through their pages and addresses.</summary>
public class SiteAndPeopleTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Fact]
    public async Task A_file_is_put_on_file_and_saved_again_and_the_site_says_what_is_missing_until_nothing_is()
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.Site();
        using var browser = await desk.SignedIn(site, Role.Coordinator);
        Assert.Contains("Not active", (await browser.Open("/registry/today")).Body!.TextContent, StringComparison.Ordinal);
        var page = await browser.Open("/registry/site");
        Assert.Equal(6, page.QuerySelectorAll(".site-mark-missing").Length);
        var bytes = Encoding.UTF8.GetBytes("<script>alert(1)</script>");
        foreach (var kind in (string[])["ethics-approval", "regulator-number", "delegation-log", "training-log", "insurance", "payment"])
            page = await browser.DoneWithFile(page, new() { ["kind"] = kind, ["reference"] = "No. <b>12</b>", ["dated"] = "2026-01-02", ["expires"] = "2026-12-20", ["payer"] = "The sponsor", ["familyPays"] = "0" }, "form:has(#f-file)", "file", "approval.html", bytes);
        Assert.Contains("On file, expires in 24 days", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("td b"));
        Assert.DoesNotContain("Not active", page.Body!.TextContent, StringComparison.Ordinal);
        using var file = await browser.Get(page.QuerySelector("a[href*='/site/documents/']")!.GetAttribute("href")!);
        Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("ethics approval expires on 2026-12-20, in 24 days", (await browser.Open("/registry/today")).QuerySelector(".notice-board")!.TextContent, StringComparison.Ordinal);

        page = await browser.Refused(page, new() { ["kind"] = "insurance", ["reference"] = "No. 3", ["dated"] = "2026-11-28", ["fileHash"] = new string('a', 64) }, "form:has(#f-file)");
        Assert.NotNull(page.QuerySelector("#f-dated-error"));
        Assert.Equal("No. 3", page.QuerySelector("#f-reference")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_person_is_invited_by_a_link_that_is_shown_once_locked_and_out_at_once()
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.ActiveSite();
        using var administrator = await desk.SignedIn(site, Role.Administrator);
        var page = await administrator.Open("/registry/people");
        using var invited = await administrator.Send(page, new() { ["email"] = "n@example.org", ["name"] = "N. Ew", ["role"] = "coordinator" }, "form:has(#f-email)");
        var link = Read(await invited.Content.ReadAsStringAsync(Cancel)).QuerySelector("[data-invitation]")!.TextContent;
        using var again = await administrator.Send(page, new() { ["email"] = "n@example.org", ["name"] = "N. Ew", ["role"] = "coordinator" }, "form:has(#f-email)");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode); // a double click: the same person, no second link

        using var person = new DeskBrowser(desk.Address);
        await person.Send(await person.Open(new Uri(link).PathAndQuery), new() { ["password"] = OpenDesk.Password, ["again"] = OpenDesk.Password });
        await person.Open("/registry/today");

        page = await administrator.Open("/registry/people");
        var card = page.QuerySelectorAll(".people-card").Single(c => c.TextContent.Contains("n@example.org", StringComparison.Ordinal));
        Assert.Contains("2026-11-26 15:30 Asia/Ho_Chi_Minh", card.TextContent, StringComparison.Ordinal);
        var locking = card.QuerySelector("form[action$='/lock']")!.GetAttribute("action");
        await administrator.Refused(page, [], $"form[action='{locking}']");
        page = await administrator.Done(page, new() { ["_reason"] = "Has left." }, $"form[action='{locking}']");
        Assert.Contains("N. Ew was locked", page.QuerySelector("[aria-labelledby=history]")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/registry/sign-in", (await person.Get("/registry/today")).Headers.Location!.ToString(), StringComparison.Ordinal);
        using var coordinator = await desk.SignedIn(site, Role.Coordinator);
        Assert.Null((await coordinator.Open("/registry/people")).QuerySelector("main form"));
    }

    [Fact]
    public async Task A_glass_is_broken_read_and_looked_at_through_the_pages()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        await cohort.Enrolled();
        using var therapist = await desk.SignedIn(cohort.Site, Role.Therapist);
        var page = await therapist.Open("/registry/break-glass");
        page = await therapist.Refused(page, new() { ["pseudonym"] = "HAN1-0001", ["_reason"] = "" });
        page = await therapist.Done(page, new() { ["pseudonym"] = "han1-0001", ["_reason"] = "A seizure during the session." });
        using var read = await therapist.Send(page, [], ".glass-open form");
        Assert.Contains("Nguyễn Văn An", Read(await read.Content.ReadAsStringAsync(Cancel)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var rater = await desk.SignedIn(cohort.Site, Role.BlindedRater);
        Assert.Equal(HttpStatusCode.Forbidden, (await rater.Get("/registry/break-glass")).StatusCode);
        using var monitor = await desk.SignedIn(cohort.Site, Role.Monitor);
        Assert.Contains("broke the glass over HAN1-0001", (await monitor.Open("/registry/today")).QuerySelector(".notice-board")!.TextContent, StringComparison.Ordinal);
        page = await monitor.Done(await monitor.Open("/registry/break-glass"), new() { ["says"] = "There was a seizure; the name was needed." });
        Assert.Contains("Read: identity", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await monitor.Open("/registry/today")).QuerySelector(".notice-board"));
    }

    [Fact]
    public async Task Programs_keep_the_logs_and_read_the_site()
    {
        await using var desk = await OpenDesk.On();
        var site = await desk.Registry.ActiveSite();
        using var coordinator = await desk.Program(site, Role.Coordinator);
        using var clinician = await desk.Program(site, Role.Clinician);
        Assert.Contains("\"active\":true", await coordinator.GetStringAsync("/api/registry/site", Cancel), StringComparison.Ordinal);
        var person = await desk.Person(site, Role.Therapist);
        var line = (await (await coordinator.PostAsJsonAsync("/api/registry/site/log/delegations", new { userId = person, task = "therapy", from = "2026-11-01" }, Cancel)).Content.ReadFromJsonAsync<Guid>(Cancel));
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.PostAsync($"/api/registry/site/log/delegations/{line}/sign", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clinician.PostAsync($"/api/registry/site/log/delegations/{line}/sign", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PostAsJsonAsync("/api/registry/site/log/trainings", new { userId = person, topic = "good-clinical-practice", title = "ICH E6(R3)", on = "2026-03-01" }, Cancel)).StatusCode);
        var log = await coordinator.GetStringAsync("/api/registry/site/log", Cancel);
        Assert.Contains("No training on file that holds: programme.", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Not delegated, or not signed: therapy.", log, StringComparison.Ordinal);
    }

    private static IDocument Read(string text) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text);
}
