using System.Text.Json;
using Equipoise.Evidence.Claims.Keeping;
using Equipoise.Product.Tests.Releases;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;

namespace Equipoise.Product.Tests.Claims;

/// <summary>A report is kept only for whoever asks, and goes by its key or its day.</summary>
public sealed class KeepReportsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task A_report_is_found_as_it_was_kept_until_its_day(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new SetClock(Noon);
        var reports = new KeepReports(database, clock);
        var report = OwnPages.Check("# Title 🧒\n\nOur stem cells cure autism in every child. Nothing is known to cure autism.");
        var kept = await reports.Keep(report, Cancel);
        var found = (await reports.Find(kept.Hash, Cancel))!;
        Assert.Equal((report.Page.Text, report.Document.Title), (found.Report.Page.Text, found.Report.Document.Title));
        Assert.Equal(report.Page.Blocks, found.Report.Page.Blocks);
        Assert.Equal(JsonSerializer.Serialize(report), JsonSerializer.Serialize(found.Report));
        clock.Now += KeepReports.Kept + TimeSpan.FromSeconds(1);
        Assert.Null(await reports.Find(kept.Hash, Cancel));
        await reports.Keep(OwnPages.Check("Another page."), Cancel);
        await using var db = database.CreateDbContext();
        Assert.Single(db.KeptReports);
    }

    [Theory, EachEngine]
    public async Task Two_who_keep_the_same_page_share_its_address_and_each_deletes_only_the_own_copy(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var reports = new KeepReports(database, new SetClock(Noon));
        var report = OwnPages.Check("Our stem cells cure autism.");
        var (one, other) = (await reports.Keep(report, Cancel), await reports.Keep(report, Cancel));
        Assert.Equal(one.Hash, other.Hash);
        Assert.NotEqual(one.Key, other.Key);
        Assert.False(await reports.Delete(one.Hash, "0123456789abcdef0123456789abcdef", Cancel));
        Assert.True(await reports.Delete(one.Hash, one.Key, Cancel));
        Assert.False(await reports.Delete(one.Hash, one.Key, Cancel));
        Assert.NotNull(await reports.Find(one.Hash, Cancel));
        Assert.True(await reports.Delete(one.Hash, other.Key, Cancel));
        Assert.Null(await reports.Find(one.Hash, Cancel));
    }

    [Theory, EachEngine]
    public async Task The_key_itself_is_not_in_the_database(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var kept = await new KeepReports(database, new SetClock(Noon)).Keep(OwnPages.Check("Our stem cells cure autism."), Cancel);
        await using var db = database.CreateDbContext();
        Assert.NotEqual(kept.Key, db.KeptReports.Single().KeyHash);
    }
}
