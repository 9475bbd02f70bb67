using System.Net;
using AngleSharp.Dom;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Translations;
using Equipoise.Product.Tests.Registry;
using Equipoise.Registry.Forms;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk;

/// <summary>What a coordinator and a parent do with a link, page by page.</summary>
public class ParentPageTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Fact]
    public async Task A_coordinator_makes_a_link_and_a_parent_answers_question_after_question_until_it_is_sent()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled("Nguyễn Văn An");
        var address = await Link(desk, cohort, child, "mb-cdi");
        using var phone = new DeskBrowser(desk.Address);
        var start = await phone.Open(address);
        Assert.DoesNotContain("HAN1-", start.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("024 3825 3531", start.QuerySelector(".parent-urgent")!.TextContent, StringComparison.Ordinal);
        var tasks = await phone.Done(start, []);
        var page = await Follow(phone, tasks.QuerySelector(".parent-tasks a")!.GetAttribute("href")!);
        Assert.Equal("1 of 3", page.QuerySelector(".parent-progress")!.TextContent);
        Assert.Equal("2026-11-26", page.QuerySelector("#answer")!.GetAttribute("value"));
        page = await phone.Done(page, []);
        var none = await phone.Refused(page, []);
        Assert.Equal("Please give an answer.", none.QuerySelector("#problem")!.TextContent);
        page = await phone.Done(none, new() { ["v"] = "gestures" });
        Assert.Equal("3 of 4", page.QuerySelector(".parent-progress")!.TextContent); // words that are understood are asked for too
        var many = await phone.Refused(page, new() { ["v"] = "7000" });
        Assert.Equal(("7000", "The number can be 700 or less."), (many.QuerySelector("#answer")!.GetAttribute("value"), many.QuerySelector("#problem")!.TextContent));
        page = await phone.Done(many, new() { ["v"] = "41" });

        // The phone is laid aside, and taken up again.
        page = await Follow(phone, (await phone.Open(address)).QuerySelector(".parent-tasks a")!.GetAttribute("href")!);
        Assert.EndsWith("/understood", phone.Path(page), StringComparison.Ordinal);
        var check = await phone.Done(page, new() { ["m"] = "not-done" });
        Assert.Contains("It was not done", check.QuerySelector(".parent-answers")!.TextContent, StringComparison.Ordinal);
        using (var sent = await phone.Send(check, [])) Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using (var again = await phone.Send(check, [])) Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var after = await phone.Get(address);
        Assert.Contains("All your answers were sent.", await after.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await using var db = desk.Registry.Reading(cohort.Site);
        Assert.Equal(RecordState.Complete, (await db.FormRecords.SingleAsync(r => r.Form == "mb-cdi", Cancel)).State);
    }

    [Fact]
    public async Task A_diary_is_written_in_Vietnamese_and_again_on_another_day()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var address = await Link(desk, cohort, await cohort.Enrolled(), "diary", "vi");
        using var phone = new DeskBrowser(desk.Address);
        var tasks = await phone.Done(await phone.Open(address), []);
        Assert.Equal("vi", tasks.DocumentElement.GetAttribute("lang"));
        for (var i = 0; i < 2; i++)
        {
            var page = await Follow(phone, tasks.QuerySelector(".parent-tasks a")!.GetAttribute("href")!);
            page = await phone.Done(page, new() { ["v"] = $"2026-11-2{i + 4}" });
            Assert.Equal("Số giờ ngủ", page.QuerySelector("h1")!.TextContent);
            page = await phone.Done(page, new() { ["v"] = "9,5" });
            page = await phone.Done(page, new() { ["v"] = "easier" });
            page = await phone.Done(page, new() { ["v"] = "<b>Cầm thìa</b>" });
            Assert.Contains("Dễ hơn thường ngày", page.QuerySelector(".parent-answers")!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector(".parent-answers b"));
            tasks = await phone.Done(page, []);
            Assert.Contains($"Đã gửi đến nay: {i + 1}", tasks.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_ATEC_is_asked_question_by_question_and_never_as_scores()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1", Equipoise.Evidence.Reading.EvidenceFolder.Read(Repository.Data, Cancel).Programmes.Single(p => p.Id == "p5"));
        var child = (await cohort.Add(months: 60)).Done.ParticipantId;
        await cohort.Permit(child);
        Assert.Null((await cohort.Save(child, "screening", null, Role.Coordinator, true, ("dsm5", "yes"), ("cars", "34"), ("spinal", "no"), ("genetic", "no"), ("seizures", "never"), ("infection", "no"), ("cells-before", "no"))).Refused);
        await cohort.Decide(child);
        Assert.Null((await cohort.Enrol(child)).Refused);
        using var phone = new DeskBrowser(desk.Address);
        var tasks = await phone.Done(await phone.Open(await Link(desk, cohort, child, "atec")), []);
        var page = await Follow(phone, tasks.QuerySelector(".parent-tasks a")!.GetAttribute("href")!);
        page = await phone.Done(page, []); // the day; then the first of 77
        for (var question = 0; question < 77; question++) page = await phone.Done(page, new() { ["v"] = page.QuerySelector("input[name=v]")!.GetAttribute("value") });
        page = await phone.Done(page, new() { ["v"] = "mother" });
        using (var sent = await phone.Send(page, [])) Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await using var db = desk.Registry.Reading(cohort.Site);
        var record = await db.FormRecords.SingleAsync(r => r.Form == "atec", Cancel);
        Assert.Equal((RecordState.Complete, "64"), (record.State, FormValues.Read(record.Values).Json("total"))); // every first answer: 28 + 0 + 36 + 0
    }

    [Fact]
    public async Task Another_phone_sees_no_answer_until_it_has_the_code()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var address = await Link(desk, cohort, child, "diary");
        using var phone = new DeskBrowser(desk.Address);
        var tasks = await phone.Done(await phone.Open(address), []);
        using var other = new DeskBrowser(desk.Address);
        var door = await other.Open(address);
        Assert.NotNull(door.QuerySelector("#f-code"));
        using (var away = await other.Get(tasks.QuerySelector(".parent-tasks a")!.GetAttribute("href")!)) Assert.Equal(address, away.Headers.Location!.ToString());
        await other.Refused(door, new() { ["code"] = "000000" });
        using var coordinator = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var links = await coordinator.Open($"/registry/children/{child}/parents");
        using var told = await coordinator.Send(links, [], "form[action$='/code']");
        var code = System.Text.RegularExpressions.Regex.Match(await told.Content.ReadAsStringAsync(Cancel), "<code>(?<code>[0-9 ]{7})</code>", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["code"].Value;
        Assert.NotNull((await other.Done(door, new() { ["code"] = code })).QuerySelector(".parent-tasks"));
        Assert.NotNull((await phone.Open(address)).QuerySelector("#f-code"));
    }

    [Fact]
    public async Task Without_a_link_that_holds_no_address_of_parents_tells_or_takes_anything()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var address = await Link(desk, cohort, child, "diary");
        using var coordinator = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var links = await coordinator.Open($"/registry/children/{child}/parents");
        await coordinator.Done(links, [], "form[action$='/revoke']");
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Address };
        var tokens = new[] { address["/registry/p/".Length..], new string('A', 64), "x", Guid.NewGuid().ToString() };
        foreach (var endpoint in RuleTests.Endpoints(desk).Where(e => e.Metadata.GetMetadata<Rule>()!.IsForParents))
            foreach (var token in tokens)
            {
                var path = endpoint.RoutePattern.RawText!.Replace("{token}", token, StringComparison.Ordinal).Replace("{task:guid}", child.ToString(), StringComparison.Ordinal).Replace("{question}", "date", StringComparison.Ordinal);
                using var answer = await nobody.SendAsync(new(new(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]), path), Cancel);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
    }

    [Fact]
    public async Task A_program_makes_a_link_and_is_told_its_address()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var program = await desk.Program(cohort.Site, Role.Coordinator);
        using var made = await program.PostAsync("/api/registry/parent-links", new StringContent($$"""{"participantId":"{{child}}","forms":[{"form":"diary"}],"language":"es","days":7,"call":"112"}""", null, "application/json"), Cancel);
        using var json = System.Text.Json.JsonDocument.Parse(await made.Content.ReadAsStringAsync(Cancel));
        using var phone = new DeskBrowser(desk.Address);
        Assert.Equal("Preguntas sobre su hijo o hija", (await phone.Open(json.RootElement.GetProperty("address").GetString()!)).QuerySelector("h1")!.TextContent);
        Assert.Contains("\"open\"", await program.GetStringAsync($"/api/registry/children/{child}/parent-links", Cancel), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_forms_that_parents_fill_in_at_home_are_translated_into_every_language()
    {
        var data = Equipoise.Evidence.Reading.EvidenceFolder.Read(Repository.Data, Cancel);
        foreach (var language in PageLanguages.All)
        {
            var words = new Equipoise.Desk.Parents.ParentWords(data.Snapshot!, language);
            foreach (var form in data.Programmes.SelectMany(p => p.Forms).Where(f => f.Repeats && f.MayWrite(Role.Parent)))
            {
                Assert.Equal(language, words.Title(form).Language);
                Assert.All(form.Fields, f => Assert.Equal(language, words.Label(form, f).Language));
                Assert.All(form.Fields.SelectMany(f => f.Choices.Select(c => words.Choice(form, f, c))), c => Assert.Equal(language, c.Language));
            }
        }
    }

    private static async Task<string> Link(OpenDesk desk, Cohort cohort, Guid child, string form, string language = "en")
    {
        using var browser = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await browser.Open($"/registry/children/{child}/parents");
        var value = page.QuerySelectorAll("input[name=forms]").Select(i => i.GetAttribute("value")!).First(v => v.Split('@')[0] == form);
        using var made = await browser.Send(page, new() { ["forms"] = value, ["language"] = language, ["call"] = "024 3825 3531" }, "form:has(#f-call)");
        var text = await made.Content.ReadAsStringAsync(Cancel);
        var at = text.IndexOf("/registry/p/", StringComparison.Ordinal);
        Assert.True(at > 0, text);
        return text.Substring(at, "/registry/p/".Length + 64);
    }

    /// <summary>An address that leads on to another.</summary>
    private static async Task<IDocument> Follow(DeskBrowser browser, string address)
    {
        using var on = await browser.Get(address);
        return await browser.Open(on.Headers.Location!.ToString());
    }
}
