using System.Diagnostics;
using System.Text.Json;
using Equipoise.Product.Tests.Importing;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;

namespace Equipoise.Product.Tests.Syncing;

/// <summary>The program itself, as a process of its own.</summary>
public class KilledSyncTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_was_killed_goes_on_and_ends_as_one_that_was_not()
    {
        await using var server = await SyncRecordsTests.Filled(17, 9);
        await using var whole = EmptyDatabase.InFolder();
        var undisturbed = await Sync(server, whole.Place, "--format", "json");
        Assert.Equal((0, ""), (undisturbed.Exit, undisturbed.Errors));

        await using var broken = EmptyDatabase.InFolder();
        await KilledAt("pageToken=t1-12", server, broken.Place);
        server.Asked.Clear();
        var again = await Sync(server, broken.Place, "--format", "json");
        Assert.Equal((0, ""), (again.Exit, again.Errors));
        using var json = JsonDocument.Parse(again.Output);
        var trials = json.RootElement.GetProperty("sources")[0];
        Assert.Equal(("clinical-trials-gov", true, true, 5), (trials.GetProperty("source").GetString(), trials.GetProperty("resumed").GetBoolean(), trials.GetProperty("finished").GetBoolean(), trials.GetProperty("new").GetInt32()));
        Assert.Contains("pageToken=t1-12", server.Asked.First(), StringComparison.Ordinal);

        await using var expected = await OpenEvidenceDb.At(whole.Place, Cancel);
        await using var actual = await OpenEvidenceDb.At(broken.Place, Cancel);
        Assert.Equal(await ImportRecordsTests.State(expected), await ImportRecordsTests.State(actual));
        Assert.Equal(States(expected), States(actual));
    }

    [Fact]
    public async Task People_get_a_table_and_a_sentence_when_a_source_refuses()
    {
        await using var server = await SyncRecordsTests.Filled(2, 2);
        server.Faults.Enqueue(Fault.Status(404, "Gone."));
        await using var empty = EmptyDatabase.InFolder();
        var run = await Sync(server, empty.Place);
        Assert.Equal((1, "127.0.0.1 refuses the request (404): Gone. What was fetched before is kept; run it again to go on.\n"), (run.Exit, run.Errors));
        Assert.Matches(@"PubMed +2 +0 +0 +0 +0", run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Theory]
    [InlineData("--since", "yesterday")]
    [InlineData("--source", "nowhere")]
    [InlineData("--full", "--since", "2026-01-01")]
    public async Task Wrong_usage_is_told_as_such(params string[] arguments) =>
        Assert.Equal(2, (await ProgramRun.Equipoise(["sync", .. arguments])).Exit);

    /// <summary>Kills the program while the server has not answered this request.</summary>
    private static async Task KilledAt(string request, StandIn server, string place)
    {
        var reached = new TaskCompletionSource();
        var killed = new TaskCompletionSource();
        server.Before = address =>
        {
            if (!address.Contains(request, StringComparison.Ordinal)) return Task.CompletedTask;
            reached.TrySetResult();
            return killed.Task;
        };
        using var process = Process.Start(Starting(server, place))!;
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        process.Kill();
        await process.WaitForExitAsync(Cancel);
        server.Before = _ => Task.CompletedTask;
        killed.SetResult();
    }

    private static ProcessStartInfo Starting(StandIn server, string place)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "equipoise.dll"), "sync"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment(server, place)) start.Environment[name] = value;
        return start;
    }

    private static Dictionary<string, string> Environment(StandIn server, string place) => new()
    {
        ["EQUIPOISE_EVIDENCE_DB"] = place,
        ["EQUIPOISE_CTGOV"] = server.Trials.AbsoluteUri,
        ["EQUIPOISE_PUBMED"] = server.PubMed.AbsoluteUri,
        ["EQUIPOISE_SYNC_PAGE"] = "4",
    };

    private static Task<ProgramRun> Sync(StandIn server, string place, params string[] arguments) =>
        ProgramRun.With(Environment(server, place), "dotnet", [Path.Combine(AppContext.BaseDirectory, "equipoise.dll"), "sync", .. arguments]);

    /// <summary>How far everything was fetched, without the moments.</summary>
    private static List<string> States(EvidenceDatabase database)
    {
        using var db = database.CreateDbContext();
        return [.. db.SyncStates.OrderBy(s => s.Source).AsEnumerable().Select(s => $"{s.Source} {s.Query} {s.Through} {s.Since} {s.Place} {s.Address} {s.Began} {s.Pages} {s.Records} {s.Changed}")];
    }
}
