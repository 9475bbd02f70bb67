using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Claims;

/// <summary>What one client may ask in a time, so that nobody can make this site work, fetch or store without end.</summary>
/// <param name="checks">Pages a minute and client.</param>
/// <param name="fetches">Links fetched a minute and client.</param>
/// <param name="keeps">Reports kept an hour and client.</param>
public sealed class CheckLimits(int checks = 30, int fetches = 6, int keeps = 10) : IDisposable
{
    /// <summary>Links fetched a minute for everybody together.</summary>
    private const int AllFetches = 60;

    private readonly PartitionedRateLimiter<string> check = PerClient(checks, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> fetch = PerClient(fetches, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> keep = PerClient(keeps, TimeSpan.FromHours(1));
    private readonly TokenBucketRateLimiter everybody = new(Bucket(AllFetches, TimeSpan.FromMinutes(1)));

    /// <summary>Seconds to wait before a page may be checked; null when it may be now.</summary>
    public int? Check(HttpContext http) => Ask(check, http);

    /// <summary>The same for fetching a link.</summary>
    public int? Fetch(HttpContext http) => Ask(fetch, http) ?? Wait(everybody.AttemptAcquire());

    /// <summary>The same for keeping a report.</summary>
    public int? Keep(HttpContext http) => Ask(keep, http);

    public void Dispose()
    {
        check.Dispose();
        fetch.Dispose();
        keep.Dispose();
        everybody.Dispose();
    }

    /// <summary>An address; of IPv6 the half that a household or a company is given.</summary>
    public static string Client(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes ? Convert.ToHexStringLower(bytes, 0, 8) : address.ToString();
    }

    private static int? Ask(PartitionedRateLimiter<string> limiter, HttpContext http) => Wait(limiter.AttemptAcquire(Client(http.Connection.RemoteIpAddress)));

    private static int? Wait(RateLimitLease lease)
    {
        using (lease)
        {
            if (lease.IsAcquired) return null;
            return lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60;
        }
    }

    private static PartitionedRateLimiter<string> PerClient(int tokens, TimeSpan period) =>
        PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => Bucket(tokens, period)));

    private static TokenBucketRateLimiterOptions Bucket(int tokens, TimeSpan period) => new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = period / tokens,
        QueueLimit = 0,
    };
}
