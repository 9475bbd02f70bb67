using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Product.Tests.Site.Serving;

public class PageCacheTests
{
    private const int Size = 10_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_asked_for_by_many_at_once_is_rendered_once()
    {
        var cache = new PageCache(1_000_000, TimeProvider.System);
        var renderings = 0;
        var gate = new TaskCompletionSource();
        async Task<KeptAnswer?> Render()
        {
            Interlocked.Increment(ref renderings);
            await gate.Task;
            return Answer(1);
        }

        var asking = Enumerable.Range(0, 50).Select(_ => cache.Once(Key(1), Render, Cancel)).ToArray();
        gate.SetResult();
        var answers = await Task.WhenAll(asking);
        Assert.Equal(1, renderings);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Memory_stays_bounded_whatever_is_asked()
    {
        var cache = new PageCache(200_000, TimeProvider.System);
        for (var i = 0; i < 500; i++)
        {
            await Fill(cache, i);
            Assert.InRange(cache.Weight, 1, 200_000);
        }

        Assert.InRange(cache.Count, 1, 20);
    }

    [Fact]
    public async Task A_flood_of_addresses_asked_once_does_not_push_out_a_page_that_is_read()
    {
        var cache = new PageCache(200_000, TimeProvider.System);
        await Fill(cache, -1);
        for (var i = 0; i < 500; i++)
        {
            if (i % 25 == 0) Assert.NotNull(cache.Find(Key(-1))); // more addresses pass in between than there is room for
            await Fill(cache, i);
        }

        Assert.Null(cache.Find(Key(0)));
    }

    [Fact]
    public async Task Of_pages_read_again_the_one_unasked_longest_goes_first()
    {
        var cache = new PageCache(16 * Size, TimeProvider.System);
        for (var i = 0; i < 100; i++)
        {
            await Fill(cache, i);
            Assert.NotNull(cache.Find(Key(i)));
            Assert.NotNull(cache.Find(Key(0)));
        }

        Assert.Null(cache.Find(Key(1)));
        Assert.NotNull(cache.Find(Key(98)));
        Assert.NotNull(cache.Find(Key(0)));
    }

    [Fact]
    public async Task Nothing_is_kept_when_it_is_off_or_for_what_would_fill_it_alone()
    {
        var off = new PageCache(0, TimeProvider.System);
        await Fill(off, 1);
        Assert.Equal((0, 0L), (off.Count, off.Weight));

        var small = new PageCache(2 * Size, TimeProvider.System);
        await Fill(small, 1);
        Assert.Equal(0, small.Count);
    }

    [Fact]
    public async Task An_answer_grows_old_after_an_hour_and_is_then_replaced()
    {
        var clock = new Clock();
        var cache = new PageCache(1_000_000, clock);
        await Fill(cache, 1);
        clock.Now = PageCache.LongestKept;
        Assert.NotNull(cache.Find(Key(1)));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(cache.Find(Key(1)));

        var weight = cache.Weight;
        await Fill(cache, 1);
        Assert.NotNull(cache.Find(Key(1)));
        Assert.Equal((1, weight), (cache.Count, cache.Weight));
    }

    [Fact]
    public async Task A_rendering_that_fails_fails_for_the_one_who_asked_and_blocks_nobody()
    {
        var cache = new PageCache(1_000_000, TimeProvider.System);
        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.Once(Key(1), () => throw new InvalidOperationException(), Cancel));
        Assert.NotNull(await cache.Once(Key(1), () => Task.FromResult<KeptAnswer?>(Answer(1)), Cancel));
    }

    private static PageKey Key(int i) => new($"/{i}", "");

    private static Task<KeptAnswer?> Fill(PageCache cache, int i) => cache.Once(Key(i), () => Task.FromResult<KeptAnswer?>(Answer(i)), Cancel);

    private static KeptAnswer Answer(int seed)
    {
        var body = new byte[Size];
        new Random(seed).NextBytes(body); // nothing that packs, so that the weight is known
        return KeptAnswer.Of(body, new HeaderDictionary(), PublicAnswer.Minutes);
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
