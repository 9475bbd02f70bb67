using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Syncing;
using Equipoise.Product.Tests.Importing;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Product.Tests.Syncing;

public class SyncRecordsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task Everything_comes_first_and_then_only_what_changed(Engine engine)
    {
        await using var server = await Filled(12, 7);
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new HastyClock(Start);
        var first = await Sync(database, server, clock);
        Assert.Equal([(12, 0, 0, 0), (7, 0, 0, 0)], Counts(first));
        Assert.All(first, r => Assert.True(r is { Finished: true, Error: null, Since: null, Through: { Day: 26 } }));

        clock.Move(TimeSpan.FromDays(3));
        server.Study(2, "2026-11-28", p => p["statusModule"]!["overallStatus"] = "TERMINATED");
        server.Paper(3, "2026-11-28", "A corrected paper");
        server.Paper(100, "2026-11-29");
        var second = await Sync(database, server, clock);
        Assert.Equal([(0, 1, 0, 0), (1, 1, 0, 0)], Counts(second));
        Assert.All(second, r => Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 29)), (r.Since, r.Through)));
        Assert.Equal(2, (await new FindRecords(database).Versions(RecordSource.ClinicalTrialsGov, SampleStudies.Id(2), Cancel)).Length);
        Assert.Contains(server.Asked, a => a.Contains("AREA%5BLastUpdatePostDate%5DRANGE%5B2026-11-24%2CMAX%5D", StringComparison.Ordinal));
        Assert.Contains(server.Asked, a => a.Contains("datetype=mdat&mindate=2026%2F11%2F24&maxdate=3000", StringComparison.Ordinal));
    }

    public static TheoryData<string> PassingFaults => ["429 seconds", "429 date", "500", "503", "cut short", "half as all", "words", "hangs"];

    [Theory, MemberData(nameof(PassingFaults))]
    public async Task A_fault_that_passes_costs_nothing_but_time(string fault)
    {
        await using var server = await Filled(9, 6);
        server.Faults.Enqueue(null);
        server.Faults.Enqueue(Of(fault));
        server.Faults.Enqueue(Of(fault));
        server.Faults.Enqueue(null);
        server.Faults.Enqueue(null);
        server.Faults.Enqueue(Of(fault));
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new HastyClock(Start);
        var reports = await Sync(database, server, clock);
        Assert.Equal([(9, 0, 0, 0), (6, 0, 0, 0)], Counts(reports));
        Assert.All(reports, r => Assert.Equal((null, 0), (r.Error, r.Issues)));
        if (fault.StartsWith("429", StringComparison.Ordinal)) Assert.Contains(clock.Waits, w => w > TimeSpan.FromSeconds(39) && w <= TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_refusal_is_told_at_once_and_the_other_source_is_fetched_all_the_same()
    {
        await using var server = await Filled(9, 6);
        server.Faults.Enqueue(Fault.Status(403, "<p>Blocked.</p>"));
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var reports = await Sync(database, server, new(Start));
        Assert.Equal("127.0.0.1 refuses the request (403): Blocked. What was fetched before is kept; run it again to go on.", reports[0].Error);
        Assert.Equal((1, 6), (server.Asked.Count(a => a.StartsWith("/api", StringComparison.Ordinal)), reports[1].New));
    }

    [Fact]
    public async Task A_fault_that_does_not_pass_keeps_what_came_and_the_next_run_goes_on_there()
    {
        await using var server = await Filled(9, 0);
        server.Faults.Enqueue(null);
        for (var i = 0; i < 4; i++) server.Faults.Enqueue(Fault.Status(500));
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new HastyClock(Start);
        var broken = await Sync(database, server, clock, new() { Sources = [RecordSource.ClinicalTrialsGov] });
        Assert.Equal((4, false, null), (broken[0].New, broken[0].Finished, broken[0].Through));
        Assert.Contains("is not able to answer (500)", broken[0].Error, StringComparison.Ordinal);
        server.Asked.Clear();
        var again = await Sync(database, server, clock, new() { Sources = [RecordSource.ClinicalTrialsGov] });
        Assert.Equal((5, true, true, new DateOnly(2026, 11, 26)), (again[0].New, again[0].Resumed, again[0].Finished, again[0].Through!.Value));
        Assert.All(server.Asked, a => Assert.Contains("pageToken=", a, StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task A_place_that_the_source_has_forgotten_begins_the_walk_again(Engine engine)
    {
        await using var server = await Filled(9, 9);
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var forgotten = new HashSet<string>(StringComparer.Ordinal);
        server.Before = address =>
        {
            if ((address.Contains("pageToken", StringComparison.Ordinal) || address.Contains("retstart=4", StringComparison.Ordinal)) && forgotten.Add(address[..10])) server.Forget();
            return Task.CompletedTask;
        };
        var reports = await Sync(database, server, new(Start));
        Assert.Equal([(9, 0, 4, 0), (9, 0, 4, 0)], Counts(reports));
        Assert.All(reports, r => Assert.Contains("begun again", Assert.Single(r.Notes), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_that_gives_the_same_token_for_ever_is_stopped()
    {
        await using var server = await Filled(9, 0);
        byte[]? page = null;
        for (var i = 0; i < 3; i++)
        {
            server.Faults.Enqueue((http, body) => http.Response.Body.WriteAsync(page ??= body).AsTask());
        }

        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var report = (await Sync(database, server, new(Start), new() { Sources = [RecordSource.ClinicalTrialsGov] }))[0];
        Assert.Contains("would never end", report.Error, StringComparison.Ordinal);
        Assert.Equal(4, report.New);
        Assert.Equal((5, true, false), ((await Sync(database, server, new(Start), new() { Sources = [RecordSource.ClinicalTrialsGov] }))[0]) is var again ? (again.New, again.Finished, again.Resumed) : default);
    }

    [Fact]
    public async Task A_page_that_comes_twice_under_two_tokens_changes_nothing()
    {
        await using var server = await Filled(8, 0);
        byte[]? page = null;
        server.Faults.Enqueue((http, body) => http.Response.Body.WriteAsync(page = body).AsTask());
        server.Faults.Enqueue((http, _) => http.Response.WriteAsync(Encoding.UTF8.GetString(page!).Replace("t1-4\"", "t1-04\"", StringComparison.Ordinal)));
        server.Faults.Enqueue(null);
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var report = (await Sync(database, server, new(Start), new() { Sources = [RecordSource.ClinicalTrialsGov] }))[0];
        Assert.Equal((null, 8, 4), (report.Error, report.New, report.Unchanged));
    }

    [Fact]
    public async Task An_answer_that_is_known_is_not_sent_again()
    {
        await using var server = await Filled(3, 3);
        server.SendsETags = true;
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new HastyClock(Start);
        foreach (var _ in Enumerable.Range(0, 2)) await Sync(database, server, clock);
        clock.Move(TimeSpan.FromDays(1));
        server.Asked.Clear();
        var quiet = await Sync(database, server, clock);
        Assert.True(quiet[0] is { NothingChanged: true, Finished: true, Unchanged: 0 });
        Assert.Contains("if-none-match", server.Asked.First(), StringComparison.Ordinal);

        server.Study(1, "2026-11-27", p => p["statusModule"]!["overallStatus"] = "SUSPENDED");
        Assert.Equal(1, (await Sync(database, server, clock))[0].Changed);
    }

    [Theory, EachEngine]
    public async Task What_PubMed_deletes_is_marked_and_kept(Engine engine)
    {
        await using var server = await Filled(0, 3);
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new HastyClock(Start);
        await Sync(database, server, clock);
        server.Deleted(1, "2026-11-26");
        var reports = await Sync(database, server, clock);
        Assert.Equal((1, 0), (reports[1].Withdrawn, reports[1].Unreadable));
        Assert.Equal(1, reports[1].IssuesByCode[ImportCodes.NoteOfDeletion]);
        var find = new FindRecords(database);
        Assert.NotNull(await find.Withdrawal(RecordSource.PubMed, "40000001", Cancel));
        Assert.NotNull(await find.Version(RecordSource.PubMed, "40000001", cancel: Cancel));
        Assert.Equal(0, (await Sync(database, server, clock))[1].Withdrawn);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_and_stores_nothing()
    {
        await using var server = await Filled(5, 5);
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var dry = await Sync(database, server, new(Start), new() { DryRun = true });
        Assert.Equal([(5, 0, 0, 0), (5, 0, 0, 0)], Counts(dry));
        Assert.All(dry, r => Assert.Null(r.Through));
        await using var db = database.CreateDbContext();
        Assert.Equal((0, 0), (db.ImportedRecords.Count(), db.SyncStates.Count()));
    }

    [Fact]
    public async Task A_part_that_was_asked_for_does_not_pass_for_the_whole()
    {
        await using var server = await Filled(5, 0);
        server.Study(50, "2026-11-20");
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var only = new SyncRequest { Sources = [RecordSource.ClinicalTrialsGov] };
        var part = (await Sync(database, server, new(Start), only with { Since = new(2026, 11, 1) }))[0];
        Assert.Equal((1, true, null), (part.New, part.Finished, part.Through));
        var whole = (await Sync(database, server, new(Start), only))[0];
        Assert.Equal((5, 1, null, new DateOnly(2026, 11, 26)), (whole.New, whole.Unchanged, whole.Since, whole.Through!.Value));
        Assert.Equal((0, 6), ((await Sync(database, server, new(Start), only with { Full = true }))[0] is var full ? (full.New, full.Unchanged) : default));
    }

    [Fact]
    public async Task Sources_are_asked_no_faster_than_they_bear()
    {
        await using var server = await Filled(60, 20);
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var (clock, times) = (new HastyClock(Start), new List<(bool Trials, DateTimeOffset At)>());
        server.Before = address =>
        {
            lock (times) times.Add((address.StartsWith("/api", StringComparison.Ordinal), clock.GetUtcNow()));
            return Task.CompletedTask;
        };
        await new SyncRecords(database, Http, Settings(server) with { PageSize = 1 }, clock).Run(new(), _ => { }, cancel: Cancel);
        Assert.InRange(Most(times.Where(t => t.Trials), TimeSpan.FromMinutes(1)), 30, 50);
        Assert.InRange(Most(times.Where(t => !t.Trials), TimeSpan.FromSeconds(1)), 2, 3);
    }

    [Fact]
    public async Task A_key_goes_to_PubMed_alone_and_into_no_message()
    {
        await using var server = await Filled(1, 1);
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var settings = Settings(server) with { PubMedKey = "secret-key", Email = "someone@example.org" };
        server.Faults.Enqueue(null);
        server.Faults.Enqueue(Fault.Status(400, "api_key is wrong"));
        var reports = await new SyncRecords(database, Http, settings, new HastyClock(Start)).Run(new(), _ => { }, cancel: Cancel);
        Assert.Equal([false, true], server.Asked.Select(a => a.Contains("secret-key", StringComparison.Ordinal)));
        Assert.DoesNotContain("secret-key", reports[1].Error, StringComparison.Ordinal);
        Assert.All(reports, r => Assert.DoesNotContain("secret-key", r.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_ends_the_run_with_a_sentence()
    {
        await using var server = await Filled(3, 0);
        server.Faults.Enqueue(Fault.TooMany("3600"));
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var report = (await Sync(database, server, new(Start)))[0];
        Assert.Equal("127.0.0.1 asks to be left alone for 60 minutes. What was fetched before is kept; run it again to go on.", report.Error);
    }

    [Fact]
    public async Task A_network_that_is_not_there_is_a_sentence_for_each_source()
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var nowhere = new SyncSettings { ClinicalTrialsGov = new("http://127.0.0.1:1/"), PubMed = new("http://127.0.0.1:1/") };
        var reports = await new SyncRecords(database, Http, nowhere, new HastyClock(Start)).Run(new(), _ => { }, cancel: Cancel);
        Assert.All(reports, r => Assert.StartsWith("127.0.0.1 cannot be reached, or broke off: ", r.Error, StringComparison.Ordinal));
    }

    internal static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan };

    internal static SyncSettings Settings(StandIn server) =>
        new() { ClinicalTrialsGov = server.Trials, PubMed = server.PubMed, PageSize = 4, Patience = TimeSpan.FromSeconds(1.5), Retries = 3 };

    internal static async Task<StandIn> Filled(int studies, int papers)
    {
        var server = await StandIn.Start();
        for (var i = 0; i < studies; i++) server.Study(i, string.Create(CultureInfo.InvariantCulture, $"2024-01-{(i % 28) + 1:00}"));
        for (var i = 0; i < papers; i++) server.Paper(i, string.Create(CultureInfo.InvariantCulture, $"2024-02-{(i % 28) + 1:00}"));
        return server;
    }

    private static Task<ImmutableArray<SourceReport>> Sync(EvidenceDatabase database, StandIn server, HastyClock clock, SyncRequest? request = null) =>
        new SyncRecords(database, Http, Settings(server), clock).Run(request ?? new(), _ => { }, cancel: Cancel);

    private static (int, int, int, int)[] Counts(ImmutableArray<SourceReport> reports) => [.. reports.Select(r => (r.New, r.Changed, r.Unchanged, r.Withdrawn))];

    private static Func<HttpContext, byte[], Task> Of(string fault) => fault switch
    {
        "429 seconds" => Fault.TooMany("40"),
        "429 date" => (http, body) => Fault.TooMany((Start + TimeSpan.FromSeconds(40)).ToString("R", CultureInfo.InvariantCulture))(http, body),
        "500" => Fault.Status(500),
        "503" => Fault.Status(503, "busy"),
        "cut short" => Fault.CutShort,
        "half as all" => Fault.HalfAsAll,
        "words" => Fault.Words,
        _ => Fault.Hangs,
    };

    private static int Most(IEnumerable<(bool Trials, DateTimeOffset At)> times, TimeSpan within)
    {
        var at = times.Select(t => t.At).ToList();
        return at.Max(t => at.Count(o => o >= t && o < t + within));
    }
}
