using System.Threading.RateLimiting;
using Equipoise.Registry;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Desk.Access;

/// <summary>How often one address of the network may try to sign in: enough for a ward behind one router, too little for guessing.</summary>
public sealed class SignInLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter;

    public SignInLimits(int tries = 60) => limiter = PartitionedRateLimiter.Create<string, string>(from =>
        RateLimitPartition.GetSlidingWindowLimiter(from, _ => new() { PermitLimit = tries, Window = TimeSpan.FromMinutes(5), SegmentsPerWindow = 5, QueueLimit = 0 }));

    /// <summary>Null when another try is allowed.</summary>
    public Refused? Refuse(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        using var lease = limiter.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired ? null : new("too-many-tries", "From your network there were too many tries in a short time. Please wait five minutes.");
    }

    public void Dispose() => limiter.Dispose();
}
