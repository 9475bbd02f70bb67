namespace Equipoise.Evidence.Syncing;

/// <summary>A token bucket: so many requests at once at most, and one more each time the interval has passed. One per source, asked by one caller at a time.</summary>
internal sealed class RateLimit(TimeProvider clock, int burst, TimeSpan interval)
{
    private double tokens = burst;
    private long filled = clock.GetTimestamp();

    public async Task Wait(CancellationToken cancel)
    {
        while (true)
        {
            var now = clock.GetTimestamp();
            tokens = Math.Min(burst, tokens + (clock.GetElapsedTime(filled, now) / interval));
            filled = now;
            if (tokens >= 1 - 1e-9) break;
            await Task.Delay(((1 - tokens) * interval) + TimeSpan.FromMilliseconds(1), clock, cancel);
        }

        tokens -= 1;
    }
}
