using Equipoise.Evidence;
using Equipoise.Evidence.Releases;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Releases;

public class StoreReleaseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task Content_that_was_stored_before_is_left_as_it_was(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new SetClock(Noon);
        var store = new StoreRelease(database, clock);

        Assert.True(await store.Run(ReleasedEvidence.Whole, ReleasedEvidence.Answers, Cancel));
        clock.Now += TimeSpan.FromDays(1);
        Assert.False(await store.Run(ReleasedEvidence.Whole, [], Cancel));

        var release = Assert.Single(await Rows(database));
        Assert.Equal(Noon, release.At);
        Assert.Equal(ReleasedEvidence.Answers.Single().Sentences, release.Answers().Single().Sentences);
    }

    [Theory, EachEngine]
    public async Task A_release_outlives_the_program_that_stored_it(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using (var first = await OpenEvidenceDb.At(empty.Place, Cancel))
            await new StoreRelease(first, new SetClock(Noon)).Run(ReleasedEvidence.Whole, ReleasedEvidence.Answers, Cancel);

        await using var second = await OpenEvidenceDb.At(empty.Place, Cancel);
        Assert.Equal(ReleasedEvidence.Whole.Hash, Assert.Single(await Rows(second)).Hash);
    }

    [Theory, EachEngine]
    public async Task When_another_program_is_first_by_a_moment_its_release_stands_and_nothing_fails(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var other = new StoreRelease(database, new SetClock(Noon));
        var clock = new ClockReadAfter(() => other.Run(ReleasedEvidence.Whole, ReleasedEvidence.Answers, Cancel), Noon.AddHours(1));

        Assert.False(await new StoreRelease(database, clock).Run(ReleasedEvidence.Whole, [], Cancel));

        Assert.True(clock.OtherStored);
        Assert.Equal(Noon, Assert.Single(await Rows(database)).At);
    }

    [Theory, EachEngine]
    public async Task Programs_that_start_at_once_on_an_empty_database_store_one_release(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        var stored = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => FirstStart(empty.Place), Cancel)));

        Assert.Single(stored, isNew => isNew);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        Assert.Single(await Rows(database));
    }

    [Theory, EachEngine]
    public async Task A_release_says_what_it_holds_and_who_worked_it_out(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await new StoreRelease(database, TimeProvider.System).Run(ReleasedEvidence.Whole, ReleasedEvidence.Answers, Cancel);

        var release = Assert.Single(await Rows(database));
        Assert.Equal(ReleasedEvidence.Whole.CurrentTo, release.CurrentTo);
        Assert.Equal(ReleasedEvidence.Whole.Studies.Count, release.Counts.Studies);
        Assert.Equal(ReleasedEvidence.Whole.Sources.Count, release.Counts.Sources);
        Assert.StartsWith("0.1.", release.EngineVersion, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, release.At.Offset);
        Assert.InRange(release.At, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    private static async Task<bool> FirstStart(string place)
    {
        await using var database = await OpenEvidenceDb.At(place, Cancel);
        return await new StoreRelease(database, TimeProvider.System).Run(ReleasedEvidence.Whole, ReleasedEvidence.Answers, Cancel);
    }

    private static async Task<Release[]> Rows(IDbContextFactory<EvidenceDb> database)
    {
        await using var db = await database.CreateDbContextAsync(Cancel);
        return await db.Releases.AsNoTracking().ToArrayAsync(Cancel);
    }

    /// <summary>The clock is read between the look and the insert: the moment in which another program can be first.</summary>
    private sealed class ClockReadAfter(Func<Task<bool>> act, DateTimeOffset now) : TimeProvider
    {
        public bool OtherStored { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            OtherStored = Task.Run(act).GetAwaiter().GetResult();
            return now;
        }
    }
}
