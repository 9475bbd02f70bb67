using System.Collections.Concurrent;

namespace Equipoise.Site.Serving;

/// <summary>
/// Finished answers by their address, in bounded memory. When it is full, those unasked for longest go first; one that was asked for a
/// second time counts as younger, so that a flood of addresses that are each asked once does not push out the pages people read.
/// </summary>
/// <param name="limit">Most bytes kept; 0 keeps nothing.</param>
/// <param name="time">Pages may say what day it is, so an answer grows old after <see cref="LongestKept"/>.</param>
public sealed class PageCache(long limit, TimeProvider time)
{
    public static readonly TimeSpan LongestKept = TimeSpan.FromHours(1);

    public const long DefaultLimit = 256L * 1024 * 1024;

    private readonly ConcurrentDictionary<PageKey, Entry> entries = new();
    private readonly ConcurrentDictionary<PageKey, TaskCompletionSource<KeptAnswer?>> renderings = new();
    private readonly Lock trimming = new();
    private long weight;
    private long newest;

    public long Weight => Interlocked.Read(ref weight);

    public int Count => entries.Count;

    public KeptAnswer? Find(PageKey key)
    {
        if (!entries.TryGetValue(key, out var entry) || time.GetElapsedTime(entry.Born) > LongestKept) return null;
        entry.Asked(Volatile.Read(ref newest));
        return entry.Answer;
    }

    /// <summary>Renders an address once, however many ask for it at the same time. Null when it came to nothing that may be kept.</summary>
    public async Task<KeptAnswer?> Once(PageKey key, Func<Task<KeptAnswer?>> render, CancellationToken cancel)
    {
        var mine = new TaskCompletionSource<KeptAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = renderings.GetOrAdd(key, mine);
        if (first != mine) return await first.Task.WaitAsync(cancel);
        KeptAnswer? answer = null;
        try
        {
            answer = Find(key) ?? await render();
            if (answer is not null) Keep(key, answer);
            return answer;
        }
        finally
        {
            renderings.TryRemove(key, out _);
            mine.SetResult(answer);
        }
    }

    private void Keep(PageKey key, KeptAnswer answer)
    {
        if (answer.Weight > limit / 8) return;
        if (entries.TryRemove(key, out var old)) Interlocked.Add(ref weight, -old.Answer.Weight);
        if (!entries.TryAdd(key, new(answer, time.GetTimestamp(), Interlocked.Increment(ref newest)))) return;
        if (Interlocked.Add(ref weight, answer.Weight) > limit) Trim(key);
    }

    private void Trim(PageKey added)
    {
        lock (trimming)
        {
            if (Weight <= limit) return;
            var favour = 2L * entries.Count;
            foreach (var (key, entry) in entries.ToArray().OrderBy(e => e.Value.LastAsked + (e.Value.AskedAgain ? favour : 0)))
            {
                if (Weight <= limit / 10 * 9) return;
                if (key == added) continue; // nobody could ask for it again before it went
                if (entries.TryRemove(key, out _)) Interlocked.Add(ref weight, -entry.Answer.Weight);
            }
        }
    }

    /// <summary>How lately it was asked for is counted in answers kept since.</summary>
    private sealed class Entry(KeptAnswer answer, long born, long newest)
    {
        public KeptAnswer Answer => answer;

        public long Born => born;

        public bool AskedAgain { get; private set; }

        public long LastAsked { get; private set; } = newest;

        public void Asked(long now)
        {
            if (LastAsked != now) LastAsked = now;
            if (!AskedAgain) AskedAgain = true;
        }
    }
}
