using System.Net.Http.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk;

/// <summary>The history over pages, as a file and by programs.</summary>
public class HistoryPagesTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task An_inspector_reads_old_and_new_finds_and_takes_all_with_it(Engine engine)
    {
        await using var cohort = await DeskCohort.On(engine);
        var id = await cohort.Child();
        Assert.Null((await cohort.Desk.Get<DeclineChild>().Run(cohort.Desk.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "=1+1" }, id, Cancel)).Refused);
        using var auditor = await cohort.As(Role.Auditor);
        var page = await auditor.Open("/registry/history?child=han1-0001&operation=child.not-enrolled");
        var line = Assert.Single(page.QuerySelectorAll(".history-line"));
        Assert.Equal(["State", "screening", "not-enrolled"], line.QuerySelectorAll(".history-fields tbody tr").Single(r => r.FirstElementChild!.TextContent == "State").Children.Select(c => c.TextContent));
        Assert.Contains("=1+1", line.QuerySelector(".history-why")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await auditor.Open("/registry/history?operation=nothing.at-all")).QuerySelector(".empty-state"));
        Assert.Equal(404, (int)(await auditor.Get("/registry/history?child=NOBODY-1")).StatusCode);
        Assert.Equal(422, (int)(await auditor.Get("/registry/history?from=yesterday")).StatusCode);

        var csv = (await (await auditor.Get("/registry/history.csv?order=oldest")).Content.ReadAsStringAsync(Cancel)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.StartsWith("line,utc,person,account,role,operation", csv[0], StringComparison.Ordinal);
        await using var db = cohort.Desk.Registry.Reading(cohort.Site);
        Assert.Equal((await db.History.CountAsync(Cancel)).ToString(System.Globalization.CultureInfo.InvariantCulture), csv[^1].Split(',')[0]);
        Assert.Contains(csv, l => l.Contains("child.not-enrolled", StringComparison.Ordinal) && l.Contains("'=1+1", StringComparison.Ordinal));
        using var program = await cohort.Desk.Program(cohort.Site, Role.Auditor);
        Assert.Equal(1, (await ChildPagesTests.Json(await program.GetAsync("/api/registry/history?operation=child.not-enrolled", Cancel))).GetProperty("lines").GetArrayLength());
    }

    [Theory, EachEngine]
    public async Task Whether_the_history_holds_is_found_out_beside_everything_else_and_the_broken_line_is_named(Engine engine)
    {
        await using var cohort = await DeskCohort.On(engine);
        await cohort.Child();
        using var auditor = await cohort.As(Role.Auditor);
        var page = await Verified(auditor);
        Assert.Contains("It holds", page, StringComparison.Ordinal);
        using var program = await cohort.Desk.Program(cohort.Site, Role.Auditor);
        var hash = (await ChildPagesTests.Json(await program.PostAsJsonAsync("/api/registry/history/verify", new { }, Cancel))).GetProperty("hash").GetString()!;
        await using (var db = cohort.Desk.Registry.Database.CreateDbContext())
        {
            db.Bind(cohort.Site);
            await db.History.Where(h => h.Sequence == 3).ExecuteUpdateAsync(s => s.SetProperty(h => h.Reason, "Another"), Cancel);
        }

        page = await Verified(auditor);
        Assert.Contains("Line 3 is the first that does not hold", page, StringComparison.Ordinal);
        Assert.Equal(64, hash.Length);
    }

    private static async Task<string> Verified(DeskBrowser browser)
    {
        var page = await browser.Done(await browser.Open("/registry/history/chain"), []);
        for (var i = 0; i < 100 && page.QuerySelector("meta[http-equiv]") is not null; i++)
        {
            await Task.Delay(50, Cancel);
            page = await browser.Open("/registry/history/chain");
        }

        return page.QuerySelector("main")!.TextContent;
    }
}
