using Equipoise.Evidence.Releases;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Equipoise.Product.Tests.Releases;

public class ReadStandingsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task The_hash_of_words_names_these_words_and_the_hash_of_a_release_the_first_that_were_kept_with_it(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        Said first = Saying("First."), second = Saying("Second.");
        await Keep(database, Noon, first, second, first);
        var read = new ReadStandings(database);

        Assert.Equal("Second.", Statement(await read.ByHash(second.Hash, Cancel)));
        Assert.Equal("Second.", Statement(await read.ByHash(second.Hash[..8].ToUpperInvariant(), Cancel)));
        Assert.Equal("First.", Statement(await read.ByHash(first.Hash, Cancel)));
        Assert.Equal("First.", Statement(await read.ByHash(ReleasedEvidence.Whole.Hash, Cancel)));
        Assert.Equal([first.Hash, second.Hash], (await read.Wordings(ReleasedEvidence.Whole.Hash, Cancel)).Select(w => w.Hash), StringComparer.Ordinal);
        Assert.Equal(ReleaseLookup.Unknown, (await read.ByHash("ffffffff", Cancel)).Lookup);
        Assert.Equal(ReleaseLookup.NotAHash, (await read.ByHash("fffffff", Cancel)).Lookup);
        Assert.Equal(ReleaseLookup.NotAHash, (await read.ByHash("no-such-name", Cancel)).Lookup);
    }

    [Theory, EachEngine]
    public async Task Findings_that_changed_in_the_database_are_refused(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var said = Saying("First.");
        await Keep(database, Noon, said);
        await using (var db = database.CreateDbContext())
            await db.Standings.ExecuteUpdateAsync(s => s.SetProperty(x => x.EngineVersion, "another"), Cancel);
        var altered = (await new ReadStandings(database).ByHash(said.Hash, Cancel)).Standing!;
        Assert.Throws<ReleaseDamagedException>(() => altered.Findings());
    }

    [Theory, EachEngine]
    public async Task Releases_from_before_findings_were_kept_stand_in_their_order_without_any(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await new StoreRelease(database, new SetClock(Noon.AddDays(1))).Run(ReleasedEvidence.Whole, Saying("Later."), Cancel);
        await new StoreRelease(database, new SetClock(Noon)).Run(ReleasedEvidence.Without(1), ReleasedEvidence.Saying(ReleasedEvidence.Without(1)), Cancel);
        await using (var db = database.CreateDbContext())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations().Single(m => m.EndsWith("_ImportedRecords", StringComparison.Ordinal)), Cancel);
            await migrator.MigrateAsync(cancellationToken: Cancel);
        }

        var read = new ReadStandings(database);
        var (older, newer) = ((await read.Numbered(1, Cancel))!, (await read.Numbered(2, Cancel))!);
        Assert.Equal((ReleasedEvidence.Without(1).Hash, Noon), (older.ReleaseHash, older.At));
        Assert.Equal((ReleasedEvidence.Whole.Hash, Noon.AddDays(1)), (newer.ReleaseHash, newer.At));
        Assert.Null(newer.Findings());
        Assert.Equal(older.Number, (await read.AsOf(Noon.AddHours(23), Cancel)).Standing!.Number);

        // The next start keeps the findings beside it, and they are then what the hash of the release stands for.
        Assert.Equal(Kept.Words, await new StoreRelease(database, new SetClock(Noon.AddDays(2))).Run(ReleasedEvidence.Whole, Saying("Later."), Cancel));
        Assert.Equal("Later.", Statement(await read.ByHash(ReleasedEvidence.Whole.Hash, Cancel)));
    }

    private static Said Saying(string statement) => ReleasedEvidence.Saying(ReleasedEvidence.Whole, findings: [ReleasedEvidence.Finding(statement)]);

    private static string Statement(StandingReading reading) => reading.Standing!.Findings()!.Value.Single().Statement;

    private static async Task Keep(EvidenceDatabase database, DateTimeOffset at, params Said[] all)
    {
        var clock = new SetClock(at);
        foreach (var said in all)
        {
            Assert.NotEqual(Kept.Nothing, await new StoreRelease(database, clock).Run(ReleasedEvidence.Whole, said, Cancel));
            clock.Now += TimeSpan.FromDays(1);
        }
    }
}
