using System.Diagnostics;
using System.Text.Json;
using Equipoise.Product.Tests.Importing;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;

namespace Equipoise.Product.Tests.Cli;

public class ImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_get_a_table_and_the_issues_that_were_met()
    {
        await using var empty = EmptyDatabase.InFolder();
        using var folder = new ImportFolder();
        folder.Write("a.json", SampleStudies.Written(SampleStudies.Plain(1)));
        folder.Write("b.txt", "words");
        var run = await Import(empty.Place, folder.Root);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Matches(@"ClinicalTrials\.gov +trial +1 +0 +0", run.Output);
        Assert.Contains("IM0004", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_counts_and_issues_in_one_value()
    {
        await using var empty = EmptyDatabase.InFolder();
        using var folder = new ImportFolder();
        folder.Write("a.json", $"[{SampleStudies.Written(SampleStudies.Plain(1))},7]");
        var run = await Import(empty.Place, folder.Root, "--format", "json");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal((1, 0, 0), (root.GetProperty("new").GetInt32(), root.GetProperty("changed").GetInt32(), root.GetProperty("same").GetInt32()));
        Assert.Equal("clinical-trials-gov", root.GetProperty("counts")[0].GetProperty("source").GetString());
        Assert.Equal(["code", "dataLost", "file", "message", "position"], root.GetProperty("issues")[0].EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_record_is_told_in_a_line_with_the_counts_of_its_parts()
    {
        await using var empty = EmptyDatabase.InFolder();
        using var folder = new ImportFolder();
        folder.Write("a.json", $"[{SampleStudies.Written(SampleStudies.WithResults(1))},7,{SampleStudies.Written(SampleStudies.Plain(2))}]");
        var run = await Import(empty.Place, folder.Root, "--records");
        Assert.Equal(0, run.Exit);
        Assert.Contains("IM0105", run.Errors, StringComparison.Ordinal);
        var lines = run.Output.Trim().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal([SampleStudies.Id(1), SampleStudies.Id(2)], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal("new", lines[0].GetProperty("fate").GetString());
        var counts = lines[0].GetProperty("counts");
        (string, int)[] expected = [("arms", 2), ("interventions", 2), ("plannedOutcomes", 2), ("flowGroups", 2), ("flowCounts", 6), ("baselineGroups", 3), ("baselineValues", 3), ("outcomes", 2), ("outcomeGroups", 3), ("measurements", 3), ("analyses", 1), ("eventGroups", 2), ("seriousEvents", 1), ("otherEvents", 1), ("eventCounts", 4)];
        Assert.Equal(expected, expected.Select(e => (e.Item1, counts.GetProperty(e.Item1).GetInt32())));
        Assert.Equal(0, lines[1].GetProperty("counts").GetProperty("eventGroups").GetInt32());
    }

    [Fact]
    public async Task When_nothing_could_be_read_the_shell_is_told()
    {
        await using var empty = EmptyDatabase.InFolder();
        var run = await Import(empty.Place, "/nowhere");
        Assert.Equal((1, "Nothing could be read.\n"), (run.Exit, run.Errors));
        Assert.Equal(2, (await ProgramRun.Equipoise("import")).Exit);
    }

    [Fact]
    public async Task An_import_that_was_killed_ends_in_the_same_state_when_it_is_run_again()
    {
        using var folder = new ImportFolder();
        for (var part = 0; part < 4; part++)
            folder.Write($"{part}.json", "[" + string.Join(",\n", Enumerable.Range(part * 500, 500).Select(i => SampleStudies.Written(i % 7 == 0 ? SampleStudies.WithResults(i) : SampleStudies.Plain(i)))) + "]");
        await using var whole = EmptyDatabase.InFolder();
        await Import(whole.Place, folder.Root);
        await using var broken = EmptyDatabase.InFolder();
        var partly = await KilledAfterSome(broken.Place, folder.Root);
        var again = await Import(broken.Place, folder.Root, "--format", "json");

        using var json = JsonDocument.Parse(again.Output);
        Assert.Equal(2000, json.RootElement.GetProperty("records").GetInt32());
        Assert.InRange(partly, 1, 1999);
        Assert.Equal(2000 - partly, json.RootElement.GetProperty("new").GetInt32());
        await using var expected = await OpenEvidenceDb.At(whole.Place, Cancel);
        await using var actual = await OpenEvidenceDb.At(broken.Place, Cancel);
        Assert.Equal(await ImportRecordsTests.State(expected), await ImportRecordsTests.State(actual));
    }

    /// <summary>Kills the program as soon as the database holds something, and says how much it holds then.</summary>
    private static async Task<int> KilledAfterSome(string place, string folder)
    {
        await using var database = await OpenEvidenceDb.At(place, Cancel);
        using var process = Process.Start(Starting(place, folder))!;
        while (!process.HasExited && Stored(database) == 0) await Task.Delay(5, Cancel);
        process.Kill();
        await process.WaitForExitAsync(Cancel);
        return Stored(database);
    }

    private static int Stored(EvidenceDatabase database)
    {
        using var db = database.CreateDbContext();
        return db.ImportedRecords.Count();
    }

    private static ProcessStartInfo Starting(string place, string folder) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "equipoise.dll"), "import", folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["EQUIPOISE_EVIDENCE_DB"] = place },
        };

    private static Task<ProgramRun> Import(string place, params string[] arguments) =>
        ProgramRun.With(new() { ["EQUIPOISE_EVIDENCE_DB"] = place }, "dotnet", [Path.Combine(AppContext.BaseDirectory, "equipoise.dll"), "import", .. arguments]);
}
