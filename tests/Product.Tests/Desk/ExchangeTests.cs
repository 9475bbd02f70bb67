using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Registry.Exporting;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Exporting;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk;

/// <summary>What leaves and enters the registry, over HTTP.</summary>
public sealed class ExchangeTests
{
    private const string Old = "child;visit;weight;height\r\nHAN1-0001;baseline-1;13,2;90\r\nHAN1-0001;week 99;13;\r\n";

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task An_export_says_what_is_left_out_asks_why_and_is_a_file_that_can_be_read_back(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        await cohort.Enrolled();
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open("/registry/export");
        Assert.Contains("Who the children are is never exported.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Enrolled1", page.QuerySelector("dl")!.TextContent.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var refused = await nurse.Refused(page, new() { ["format"] = "json", ["dates"] = "offsets" });
        Assert.Equal(("json", "offsets"), (refused.QuerySelector("input[name=format][checked]")!.GetAttribute("value"), refused.QuerySelector("input[name=dates][checked]")!.GetAttribute("value")));
        using var answer = await nurse.Send(page, new() { ["format"] = "json", ["dates"] = "absolute", ["_reason"] = "For the other server." });
        Assert.Equal((HttpStatusCode.OK, "application/json", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString()));
        Assert.Equal("HAN1-p3.json", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var file = await answer.Content.ReadAsByteArrayAsync(Cancel);
        await using var other = await OpenRegistry.On(engine);
        Assert.Equal(1, (await InventedRegistry.Import(other, await other.ActiveSite(), file)).Done.Children);
        await using var db = desk.Registry.Reading(cohort.Site);
        Assert.Equal(ExportState.Done, (await db.ExportRuns.SingleAsync(Cancel)).State);
        Assert.Contains("left out", (await (await desk.SignedIn(cohort.Site, Role.Administrator)).Open("/registry/export")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var rater = await desk.SignedIn(cohort.Site, Role.BlindedRater);
        foreach (var path in (string[])["/registry/export", "/registry/import"]) Assert.Equal(HttpStatusCode.Forbidden, (await rater.Get(path)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task A_sheet_is_looked_at_its_columns_are_said_anew_and_then_it_is_taken(Engine engine)
    {
        await using var desk = await OpenDesk.On(engine);
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        await cohort.Enrolled();
        using var nurse = await desk.SignedIn(cohort.Site, Role.Coordinator);
        var page = await nurse.Open("/registry/import");
        using var nothing = await nurse.SendFile(page, [], "main form", "other", "x", []);
        Assert.Contains("Choose the file", (await nurse.Read(nothing, HttpStatusCode.UnprocessableEntity, "/registry/import")).QuerySelector("#f-file-error")!.TextContent, StringComparison.Ordinal);
        using var sent = await nurse.SendFile(page, [], "main form", "file", "<b>old</b>.csv", Encoding.UTF8.GetBytes(Old));
        var looked = await nurse.Read(sent, HttpStatusCode.OK, "/registry/import");
        Assert.Contains("1 row can be taken with 2 answers, 0 were there already, 1 cannot be taken", looked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("'week 99' is no visit", looked.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("vitals.height", looked.QuerySelector("select[name=means3] option[selected]")!.GetAttribute("value"));

        using var without = await nurse.Send(looked, new() { ["means3"] = "", ["do"] = "look", ["acceptPartial"] = "on" });
        var again = await nurse.Read(without, HttpStatusCode.OK, "/registry/import");
        Assert.Contains("1 row can be taken with 1 answer,", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var wrong = await nurse.Refused(again, new() { ["mapping"] = "{ not JSON" });
        Assert.Contains("not JSON", wrong.QuerySelector("#f-mapping-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("say where the data come from", (await nurse.Refused(again, new() { ["do"] = "import" })).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.OrdinalIgnoreCase);
        await using (var db = desk.Registry.Reading(cohort.Site)) Assert.Equal(0, await db.FormRecords.CountAsync(r => r.Form == "vitals", Cancel));
        var done = await nurse.Done(again, new() { ["do"] = "import", ["_reason"] = "The old sheet." });
        Assert.Contains("Rows taken: 1, with 1 new answers; there already: 0; left out: 1.", done.QuerySelector(".desk-said")!.TextContent, StringComparison.Ordinal);
        await using (var db = desk.Registry.Reading(cohort.Site)) Assert.Equal("""{"weight":13.2}""", (await db.FormRecords.SingleAsync(r => r.Form == "vitals", Cancel)).Values);
    }

    [Fact]
    public async Task Programs_export_preview_and_import()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        await cohort.Enrolled();
        using var program = await desk.Program(cohort.Site, Role.Coordinator);
        Assert.Equal(1, (await program.GetFromJsonAsync<JsonElement>("/api/registry/export?programme=p3", Cancel)).GetProperty("counts").GetProperty("enrolled").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(new Uri("/api/registry/export?programme=p9", UriKind.Relative), Cancel)).StatusCode);
        using var unsaid = await program.PostAsJsonAsync("/api/registry/export", new { programmeId = "p3", format = "csv", dates = "absolute" }, Cancel);
        Assert.Equal("reason-missing", (await unsaid.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        using var zip = await program.PostAsJsonAsync("/api/registry/export", new { programmeId = "p3", format = "csv", dates = "absolute", reason = "Weekly." }, Cancel);
        Assert.Contains(InventedRegistry.Files(await zip.Content.ReadAsByteArrayAsync(Cancel)), f => f.Name == "manifest.json");

        var sheet = new { programmeId = "p3", fileName = "old.csv", bytes = Encoding.UTF8.GetBytes(Old), mapping = new { visits = new Dictionary<string, string> { ["week 99"] = "baseline-2" } }, reason = "The old sheet." };
        var looked = await (await program.PostAsJsonAsync("/api/registry/import/preview", sheet, Cancel)).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((2, 0), (looked.GetProperty("taken").GetInt32(), looked.GetProperty("refused").GetInt32()));
        using var taken = await program.PostAsJsonAsync("/api/registry/import", sheet, Cancel);
        Assert.Equal((HttpStatusCode.OK, 3), (taken.StatusCode, (await taken.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("answers").GetInt32()));
        var back = await InventedRegistry.Export(desk.Registry, cohort.Site, new("p3", ExportFormat.Json));
        using var there = await program.PostAsJsonAsync("/api/registry/import/export", new { fileName = "p3.json", bytes = back.File, reason = "Again." }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, there.StatusCode);
    }
}
