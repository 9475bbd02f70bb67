using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Forms;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk;

/// <summary>The form page, as people and programs use it.</summary>
public sealed class FormPageTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    private static string At(Guid child, Guid visit, string form) => $"/registry/children/{child}/visits/{visit}/forms/{form}";

    [Theory, EachEngine]
    public async Task A_form_is_saved_as_a_draft_completed_and_changed_with_a_reason(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open(At(child, visit, "vitals"));
        var draft = await nurse.Done(page, new() { ["height"] = "90" });
        Assert.Contains("saved as a draft", draft.QuerySelector(".desk-said")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("90", draft.QuerySelector("#f-height")!.GetAttribute("value"));
        var lacking = await nurse.Refused(draft, new() { ["height"] = "91", ["complete"] = "yes" });
        Assert.Contains("An answer is needed here", lacking.QuerySelector("#f-weight-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("91", lacking.QuerySelector("#f-height")!.GetAttribute("value"));
        var atVisit = await nurse.Done(lacking, new() { ["missing.weight"] = "refused", ["complete"] = "yes" });
        Assert.Equal("First baseline", atVisit.QuerySelector("h1")!.TextContent);
        var complete = await nurse.Open(At(child, visit, "vitals"));
        Assert.Contains("say why", (await nurse.Refused(complete, new() { ["height"] = "92" })).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        await nurse.Done(complete, new() { ["height"] = "92", ["_reason"] = "Read again." });

        var record = (await Records(desk, cohort.Site)).Single(r => r.Form == "vitals");
        Assert.Equal("""{"height":92,"weight":{"missing":"refused"}}""", record.Values);
        var past = await nurse.Open($"/registry/children/{child}/forms/vitals/{record.Id}/history");
        var rows = past.QuerySelectorAll(".form-past").Single(s => s.QuerySelector("h2")!.TextContent == "Height").QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Matches("coordinator91 cm92 cmRead again", rows[2]);
    }

    [Fact]
    public async Task Bad_input_is_refused_beside_its_field_and_kept()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var vitals = At(child, (await cohort.Visit(child, "baseline-1")).Id, "vitals");
        var page = await nurse.Open(vitals);
        Assert.Contains("3 to 80; usually 8 to 30 kg", page.QuerySelector("#f-weight-hint")!.TextContent, StringComparison.Ordinal);
        var pounds = await nurse.Refused(page, new() { ["weight"] = "1", ["height"] = "9,5", ["temperature"] = "98.6" });
        Assert.Contains("At least 3 kg", pounds.QuerySelector("#f-weight-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Write the decimal point as a point", pounds.QuerySelector("#f-height-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Were these degrees Fahrenheit? 98.6 degrees Fahrenheit are 37 °C", pounds.QuerySelector("#f-temperature-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "9,5", "98.6"], ((string[])["weight", "height", "temperature"]).Select(f => pounds.QuerySelector("#f-" + f)!.GetAttribute("value")));

        const string Markup = "<script>alert(1)</script>";
        var medicine = await nurse.Open($"/registry/children/{child}/forms/medication/new");
        var bad = await nurse.Refused(medicine, new() { ["name"] = new string('ü', 5000), ["why"] = Markup, ["from"] = "2031", ["kind"] = "medicine" });
        Assert.Contains("longer than 500", bad.QuerySelector("#f-name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("still to come", bad.QuerySelector("#f-from-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5000, bad.QuerySelector("#f-name")!.GetAttribute("value")!.Length);
        Assert.True(bad.QuerySelector("input[name=kind][value=medicine]")!.HasAttribute("checked"));
        var saved = await nurse.Done(bad, new() { ["name"] = Markup, ["from"] = "2025" });
        Assert.Equal(Markup, saved.QuerySelector("#f-name")!.GetAttribute("value"));
        Assert.DoesNotContain(saved.QuerySelectorAll("script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_is_not_asked_is_refused_and_an_emptied_choice_is_gone()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open(At(child, (await cohort.Visit(child, "baseline-1")).Id, "history"));
        Assert.Equal("regression", page.QuerySelector("#f-regression-when")!.Closest("[data-show]")!.GetAttribute("data-show"));
        var refused = await nurse.Refused(page, new() { ["regression"] = "no", ["regression-when"] = "2025", ["therapies"] = "speech" });
        Assert.Contains("not asked", refused.QuerySelector("#f-regression-when-error")!.TextContent, StringComparison.Ordinal);
        var saved = await nurse.Done(refused, new() { ["regression-when"] = "" });
        Assert.True(saved.QuerySelector("input[name=therapies][value=speech]")!.HasAttribute("checked"));
        var emptied = await nurse.Done(saved, new() { ["therapies"] = null, ["regression"] = "" });
        Assert.Empty(emptied.QuerySelectorAll("input[name=therapies][checked]"));
        Assert.DoesNotContain("therapies\":[\"", (await Records(desk, cohort.Site)).Single(r => r.Form == "history").Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unusual_number_is_asked_about_before_it_is_saved_and_then_the_query_is_answered()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open(At(child, (await cohort.Visit(child, "baseline-1")).Id, "vitals"));
        Assert.Null(page.QuerySelector("input[name=_sure]"));
        var asked = await nurse.Refused(page, new() { ["weight"] = "33" });
        Assert.Contains("Were these pounds? 33 pounds are 14.97 kg", asked.QuerySelector("#f-weight-error")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await Records(desk, cohort.Site), r => r.Form == "vitals");
        var saved = await nurse.Done(asked, new() { ["_sure"] = "weight" });
        Assert.Contains("Answered query", saved.QuerySelector(".form-query")!.TextContent, StringComparison.Ordinal);
        await nurse.Done(saved, new() { ["height"] = "95" }); // the same number is not asked about again
    }

    [Theory, EachEngine]
    public async Task Two_browsers_with_different_answers_keep_both_until_somebody_decides(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var vitals = At(child, (await cohort.Visit(child, "baseline-1")).Id, "vitals");
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        using var doctor = await desk.SignedIn(cohort.Site, Role.Clinician);
        var first = await nurse.Done(await nurse.Open(vitals), new() { ["weight"] = "13" });
        var second = await doctor.Open(vitals);
        await nurse.Done(first, new() { ["weight"] = "14", ["head"] = "48" });
        var conflict = await doctor.Done(second, new() { ["weight"] = "15", ["height"] = "91" });
        Assert.Contains("both answers are kept", conflict.QuerySelector(".desk-said")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Weight", "Head circumference"], conflict.QuerySelectorAll(".nhsuk-inset-text a").Select(a => a.TextContent));
        var row = Assert.Single(conflict.QuerySelectorAll(".form-conflicts tbody tr")); // the head, which the doctor left as it was, is no conflict
        Assert.Equal(["14 kg", "15 kg"], row.QuerySelectorAll("td").Take(2).Select(c => c.TextContent));
        var query = await doctor.Open(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("Say why", (await doctor.Refused(query, new() { ["takes"] = "entered" }, "#take")).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var settled = await doctor.Done(query, new() { ["takes"] = "entered", ["_reason"] = "The scale's print says 15." }, "#take");
        Assert.Contains("15 kg is right: The scale's print says 15.", settled.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("""{"head":48,"height":91,"weight":15}""", (await Records(desk, cohort.Site)).Single(r => r.Form == "vitals").Values);
    }

    [Fact]
    public async Task A_double_click_makes_one_record_and_a_new_page_another()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open($"/registry/children/{child}/forms/medication/new");
        Dictionary<string, string?> typed = new() { ["name"] = "Melatonin", ["kind"] = "medicine", ["from"] = "2025" };
        var answers = await Task.WhenAll(nurse.Send(page, typed), nurse.Send(page, typed));
        Assert.Equal(answers[0].Headers.Location, answers[1].Headers.Location);
        Assert.Single(await Records(desk, cohort.Site), r => r.Form == "medication");
        await nurse.Done(await nurse.Open($"/registry/children/{child}/forms/medication/new"), typed);
        var list = await nurse.Open($"/registry/children/{child}/forms/medication");
        Assert.Equal(2, list.QuerySelectorAll("tbody tr").Length);
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_page_from_before_a_change_of_the_programme_saves_nothing_and_loses_nothing()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open(At(child, (await cohort.Visit(child, "baseline-1")).Id, "vitals"));
        var changed = cohort.Programme with { Version = 2, Forms = [.. cohort.Programme.Forms.Select(f => f.Code == "vitals" ? f with { Fields = [.. f.Fields.Where(x => x.Code != "head").Select(x => x.Code == "height" ? x with { Label = "Height, lying" } : x)] } : f)] };
        Assert.Null((await cohort.Adopt(changed)).Refused);
        Assert.Null((await new Equipoise.Registry.Participants.MigrateChild(desk.Registry.Database).Run(desk.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "New version." }, child, Cancel)).Refused);
        var stale = await nurse.Refused(page, new() { ["height"] = "90", ["head"] = "48.5" });
        Assert.Contains("The programme was changed", stale.QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("90", stale.QuerySelector("#f-height")!.GetAttribute("value"));
        Assert.Contains("48.5", stale.QuerySelector(".nhsuk-inset-text")!.TextContent, StringComparison.Ordinal);
        await nurse.Done(stale, []);
        Assert.Equal("""{"height":90}""", (await Records(desk, cohort.Site)).Single(r => r.Form == "vitals").Values);
    }

    [Fact]
    public async Task A_blinded_rater_finds_no_form_and_no_visit_that_could_tell()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var infused = (await cohort.Infuse(child)).Done.RecordId;
        using var rater = await desk.SignedIn(cohort.Site, Role.BlindedRater);
        var infusion = (await cohort.Visit(child, "infusion-day")).Id;
        var baseline = (await cohort.Visit(child, "baseline-1")).Id;
        foreach (var hidden in (string[])[$"/registry/children/{child}/visits/{infusion}", At(child, infusion, "vitals"), At(child, infusion, "infusion"), $"/registry/children/{child}/forms/infusion", $"/registry/children/{child}/forms/infusion/{infused}", At(child, baseline, "laboratory"), "/registry/programmes/p3/forms/infusion/paper"])
        {
            using var answer = await rater.Get(hidden);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await rater.Open(At(child, baseline, "vabs-3"));
        using var program = await desk.Program(cohort.Site, Role.BlindedRater);
        var visits = await program.GetFromJsonAsync<JsonElement>($"/api/registry/children/{child}/visits", Cancel);
        Assert.Equal(["baseline-1", "baseline-2", "month-6", "month-12"], visits.GetProperty("visits").EnumerateArray().Select(v => v.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_program_saves_reads_and_is_told_field_by_field_what_is_wrong()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        var child = await cohort.Enrolled();
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        using var program = await desk.Program(cohort.Site, Role.Coordinator);
        var address = $"/api/registry/children/{child}/forms/vitals";
        using var refused = await program.PutAsJsonAsync(address, new { visitId = visit, values = new { weight = new { text = "500" } } }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("weight", (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors")[0].GetProperty("field").GetString());
        using var saved = await program.PutAsJsonAsync(address, new { visitId = visit, complete = true, values = new { weight = new { text = "13.5" }, head = new { missing = "not-done" } } }, Cancel);
        var done = await saved.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var record = await program.GetFromJsonAsync<JsonElement>($"{address}/{done.GetProperty("recordId").GetString()}", Cancel);
        Assert.Equal("13.5", record.GetProperty("values").GetProperty("weight").GetRawText());
        Assert.Equal("complete", record.GetProperty("state").GetString());
        using var unreasoned = await program.PostAsJsonAsync(address, new { visitId = visit, seen = 1, values = new { weight = new { text = "13.6" } } }, Cancel);
        Assert.Equal("reason-missing", (await unreasoned.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        using var nothing = await program.PutAsync(address, new StringContent("weight=3"), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    [Fact]
    public async Task A_blank_form_for_paper_asks_what_the_page_asks()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        foreach (var form in cohort.Programme.Forms)
        {
            var paper = await nurse.Open($"/registry/programmes/p3/forms/{form.Code}/paper");
            Assert.Equal(form.Fields.Length, paper.QuerySelectorAll(".paper-field").Length);
        }
    }

    private static async Task<List<FormRecord>> Records(OpenDesk desk, Guid site)
    {
        await using var db = desk.Registry.Reading(site);
        return await db.FormRecords.ToListAsync(Cancel);
    }
}
