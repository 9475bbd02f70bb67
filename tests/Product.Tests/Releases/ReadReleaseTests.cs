using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;

namespace Equipoise.Product.Tests.Releases;

public class ReadReleaseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task What_is_read_back_has_the_hash_of_what_was_stored(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await new StoreRelease(database, TimeProvider.System).Run(ReleasedEvidence.Whole, ReleasedEvidence.Saying(ReleasedEvidence.Whole), Cancel);

        var reading = await new ReadRelease(database).ByHash(ReleasedEvidence.Whole.Hash, Cancel);

        Assert.Equal(ReleaseLookup.Found, reading.Lookup);
        Assert.Equal(ReleasedEvidence.Whole.Hash, CanonicalJson.Hash(reading.Snapshot!.Content));
        Assert.Equal(ReleasedEvidence.Whole.Hash, reading.Snapshot.Hash);
        Assert.Equal(CanonicalJson.Write(ReleasedEvidence.Answers), CanonicalJson.Write(reading.Release!.Answers()));
    }

    [Theory, EachEngine]
    public async Task A_beginning_of_eight_digits_finds_the_only_release_that_begins_so(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var alike = "0123456789" + new string('a', 54);
        var twin = "0123456789" + new string('b', 54);
        await Add(database, Made(alike, "{}"), Made(twin, "{}"), Made(HashOf("{}"), "{}"));
        var read = new ReadRelease(database);

        Assert.Equal(HashOf("{}"), (await read.ByHash(HashOf("{}")[..8], Cancel)).Release!.Hash);
        Assert.Equal(HashOf("{}"), (await read.ByHash(HashOf("{}").ToUpperInvariant(), Cancel)).Release!.Hash);
        Assert.Equal(ReleaseLookup.Ambiguous, (await read.ByHash("01234567", Cancel)).Lookup);
        Assert.Equal(ReleaseLookup.Unknown, (await read.ByHash("ffffffff", Cancel)).Lookup);
        Assert.Equal(ReleaseLookup.NotAHash, (await read.ByHash(HashOf("{}")[..7], Cancel)).Lookup);
        Assert.Equal(ReleaseLookup.NotAHash, (await read.ByHash("0123456%", Cancel)).Lookup);
        Assert.Equal(ReleaseLookup.NotAHash, (await read.ByHash(HashOf("{}") + "0", Cancel)).Lookup);
    }

    [Theory, EachEngine]
    public async Task The_list_is_newest_first_and_comes_in_pages(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);

        // Whole and broken seconds, and a change of century: text orders them wrongly unless it has one width.
        DateTimeOffset[] times = [Noon, Noon.AddTicks(5_000_000), Noon.AddTicks(10), Noon.AddYears(-1), Noon.AddDays(400)];
        var clock = new SetClock(Noon);
        for (var i = 0; i < times.Length; i++)
        {
            clock.Now = times[i];
            await new StoreRelease(database, clock).Run(ReleasedEvidence.Without(i), ReleasedEvidence.Saying(ReleasedEvidence.Without(i)), Cancel);
        }

        var read = new ReadRelease(database);
        var first = await read.List(0, 3, Cancel);
        var second = await read.List(first.Next!.Value, 3, Cancel);

        Assert.Equal(times.OrderDescending(), [.. first.Items.Select(r => r.At), .. second.Items.Select(r => r.At)]);
        Assert.Equal((5, 5), (first.Total, second.Total));
        Assert.Null(second.Next);
    }

    [Theory, EachEngine]
    public async Task Any_past_moment_has_the_release_that_stood_then(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new SetClock(Noon);
        var store = new StoreRelease(database, clock);
        await store.Run(ReleasedEvidence.Without(1), ReleasedEvidence.Saying(ReleasedEvidence.Without(1)), Cancel);
        clock.Now = Noon.AddDays(1);
        await store.Run(ReleasedEvidence.Whole, ReleasedEvidence.Saying(ReleasedEvidence.Whole), Cancel);
        var read = new ReadRelease(database);

        Assert.Equal(ReleasedEvidence.Without(1).Hash, (await read.AsOf(Noon, Cancel)).Release!.Hash);
        Assert.Equal(ReleasedEvidence.Without(1).Hash, (await read.AsOf(Noon.AddDays(1).AddTicks(-10), Cancel)).Release!.Hash);
        Assert.Equal(ReleasedEvidence.Whole.Hash, (await read.AsOf(Noon.AddDays(1).ToOffset(TimeSpan.FromHours(-8)), Cancel)).Release!.Hash);
        Assert.Equal(ReleaseLookup.Unknown, (await read.AsOf(Noon.AddSeconds(-1), Cancel)).Lookup);
    }

    [Theory, EachEngine]
    public async Task Bytes_that_changed_in_the_database_are_refused(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var other = Made(HashOf("{}"), "{\"studies\":[]}");
        var broken = Made(HashOf("[]"), "[]");
        broken.CompressedContent.AsSpan().Fill(0xFF);
        await Add(database, other, broken);

        await Assert.ThrowsAsync<ReleaseDamagedException>(() => new ReadRelease(database).ByHash(other.Hash, Cancel));
        await Assert.ThrowsAsync<ReleaseDamagedException>(() => new ReadRelease(database).ByHash(broken.Hash, Cancel));
    }

    [Theory, EachEngine]
    public async Task A_release_in_a_shape_no_longer_known_is_found_with_its_json(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var old = "{\"studies\":[{\"id\":\"dawson2017\"}]}";
        await Add(database, Made(HashOf(old), old));

        var reading = await new ReadRelease(database).ByHash(HashOf(old), Cancel);

        Assert.Equal(ReleaseLookup.Found, reading.Lookup);
        Assert.Null(reading.Snapshot);
        Assert.Equal(old, Encoding.UTF8.GetString(reading.Release!.CanonicalContent()));
    }

    private static async Task Add(EvidenceDatabase database, params Release[] releases)
    {
        await using var db = database.CreateDbContext();
        db.Releases.AddRange(releases);
        await db.SaveChangesAsync(Cancel);
    }

    private static Release Made(string hash, string content) => new()
    {
        Hash = hash,
        At = Noon,
        EngineVersion = "0.0.1",
        Counts = new() { Studies = 0, Reviews = 0, Trials = 0, Sources = 0 },
        CompressedContent = Compressed(content),
        AnswersJson = "[]",
    };

    private static byte[] Compressed(string content)
    {
        using var result = new MemoryStream();
        using (var brotli = new BrotliStream(result, CompressionLevel.Fastest)) brotli.Write(Encoding.UTF8.GetBytes(content));
        return result.ToArray();
    }

    private static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
