using Equipoise.Evidence;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Releases;

public class StoreReleaseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Said Whole = ReleasedEvidence.Saying(ReleasedEvidence.Whole);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task The_same_content_and_the_same_words_are_kept_once(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new SetClock(Noon);
        var store = new StoreRelease(database, clock);

        Assert.Equal(Kept.Content, await store.Run(ReleasedEvidence.Whole, Whole, Cancel));
        clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(Kept.Nothing, await store.Run(ReleasedEvidence.Whole, ReleasedEvidence.Saying(ReleasedEvidence.Whole), Cancel));

        var release = Assert.Single(await Rows(database));
        Assert.Equal(Noon, release.At);
        Assert.Equal(ReleasedEvidence.Answers.Single().Sentences, release.Answers().Single().Sentences);
        Assert.Equal(Noon, Assert.Single(await Standings(database)).At);
    }

    [Theory, EachEngine]
    public async Task Other_words_or_another_program_from_the_same_content_stand_beside_the_first(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new SetClock(Noon);
        var store = new StoreRelease(database, clock);
        Said[] said =
        [
            Whole,
            ReleasedEvidence.Saying(ReleasedEvidence.Whole, answers: []),
            ReleasedEvidence.Saying(ReleasedEvidence.Whole, answers: [], findings: [ReleasedEvidence.Finding()]),
            ReleasedEvidence.Saying(ReleasedEvidence.Whole, answers: [], findings: [ReleasedEvidence.Finding()], engine: "9.9.9"),
        ];
        var kept = new List<Kept>();
        foreach (var words in said)
        {
            kept.Add(await store.Run(ReleasedEvidence.Whole, words, Cancel));
            clock.Now += TimeSpan.FromHours(1);
        }

        Assert.Equal([Kept.Content, Kept.Words, Kept.Words, Kept.Words], kept);
        Assert.Equal(ReleasedEvidence.Answers.Single().Sentences, Assert.Single(await Rows(database)).Answers().Single().Sentences);
        var standings = await Standings(database);
        Assert.Equal(said.Select(w => w.Hash), standings.Select(s => s.Hash), StringComparer.Ordinal);
        Assert.Equal(4, standings.Select(s => s.Hash).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("9.9.9", standings[3].EngineVersion);
        Assert.Equal(CanonicalJson.Write(ReleasedEvidence.Finding()), CanonicalJson.Write(standings[3].Findings()!.Value.Single()));
    }

    [Theory, EachEngine]
    public async Task What_stood_before_can_stand_again(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new SetClock(Noon);
        var store = new StoreRelease(database, clock);
        foreach (var snapshot in new[] { ReleasedEvidence.Whole, ReleasedEvidence.Without(1), ReleasedEvidence.Whole })
        {
            await store.Run(snapshot, ReleasedEvidence.Saying(snapshot), Cancel);
            clock.Now += TimeSpan.FromDays(1);
        }

        Assert.Equal(2, (await Rows(database)).Length);
        Assert.Equal([1, 2, 3], (await Standings(database)).Select(s => s.Number));
        var read = new ReadStandings(database);
        Assert.Equal(ReleasedEvidence.Without(1).Hash, (await read.AsOf(Noon.AddDays(1.5), Cancel)).Standing!.ReleaseHash);
        Assert.Equal(ReleasedEvidence.Whole.Hash, (await read.AsOf(Noon.AddDays(9), Cancel)).Standing!.ReleaseHash);
        Assert.Equal(1, (await read.ByHash(ReleasedEvidence.Whole.Hash, Cancel)).Standing!.Number);
    }

    [Theory, EachEngine]
    public async Task A_release_outlives_the_program_that_stored_it(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using (var first = await OpenEvidenceDb.At(empty.Place, Cancel))
            await new StoreRelease(first, new SetClock(Noon)).Run(ReleasedEvidence.Whole, Whole, Cancel);

        await using var second = await OpenEvidenceDb.At(empty.Place, Cancel);
        Assert.Equal(ReleasedEvidence.Whole.Hash, Assert.Single(await Rows(second)).Hash);
    }

    [Theory, EachEngine]
    public async Task When_another_program_is_first_by_a_moment_its_release_stands_and_nothing_fails(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var other = new StoreRelease(database, new SetClock(Noon));
        var clock = new ClockReadAfter(() => other.Run(ReleasedEvidence.Whole, Whole, Cancel), Noon.AddHours(1));

        Assert.Equal(Kept.Nothing, await new StoreRelease(database, clock).Run(ReleasedEvidence.Whole, Whole, Cancel));

        Assert.True(clock.OtherStored);
        Assert.Equal(Noon, Assert.Single(await Rows(database)).At);
    }

    [Theory, EachEngine]
    public async Task Programs_that_start_at_once_on_an_empty_database_store_one_release(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        var stored = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => FirstStart(empty.Place), Cancel)));

        Assert.Single(stored, kept => kept == Kept.Content);
        Assert.Equal(5, stored.Count(kept => kept == Kept.Nothing));
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        Assert.Single(await Rows(database));
        Assert.Single(await Standings(database));
    }

    [Theory, EachEngine]
    public async Task A_release_says_what_it_holds_and_who_worked_it_out(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await new StoreRelease(database, TimeProvider.System).Run(ReleasedEvidence.Whole, Whole, Cancel);

        var release = Assert.Single(await Rows(database));
        Assert.Equal(ReleasedEvidence.Whole.CurrentTo, release.CurrentTo);
        Assert.Equal(ReleasedEvidence.Whole.Studies.Count, release.Counts.Studies);
        Assert.Equal(ReleasedEvidence.Whole.Sources.Count, release.Counts.Sources);
        Assert.StartsWith("0.1.", release.EngineVersion, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, release.At.Offset);
        Assert.InRange(release.At, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    private static async Task<Kept> FirstStart(string place)
    {
        await using var database = await OpenEvidenceDb.At(place, Cancel);
        return await new StoreRelease(database, TimeProvider.System).Run(ReleasedEvidence.Whole, Whole, Cancel);
    }

    private static async Task<Standing[]> Standings(IDbContextFactory<EvidenceDb> database)
    {
        await using var db = await database.CreateDbContextAsync(Cancel);
        return await db.Standings.AsNoTracking().OrderBy(s => s.Number).ToArrayAsync(Cancel);
    }

    private static async Task<Release[]> Rows(IDbContextFactory<EvidenceDb> database)
    {
        await using var db = await database.CreateDbContextAsync(Cancel);
        return await db.Releases.AsNoTracking().ToArrayAsync(Cancel);
    }

    /// <summary>The clock is read between the look and the insert: the moment in which another program can be first.</summary>
    private sealed class ClockReadAfter(Func<Task<Kept>> act, DateTimeOffset now) : TimeProvider
    {
        public bool OtherStored { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            OtherStored |= Task.Run(act).GetAwaiter().GetResult() == Kept.Content;
            return now;
        }
    }
}
