using System.Collections.Concurrent;
using Equipoise.Registry.History;

namespace Equipoise.Desk.History;

/// <summary>Verifies the history of a site beside everything else, and tells how far it is. One at a time for each site and instance of the program.</summary>
internal sealed class HistoryChecks(VerifyHistory verify, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, HistoryCheck> checks = new();

    /// <summary>The running or the last check of a site; null when there was none since the program started.</summary>
    public HistoryCheck? Of(Guid siteId) => checks.GetValueOrDefault(siteId);

    /// <summary>Begins a check unless one is running.</summary>
    public HistoryCheck Start(Guid siteId)
    {
        while (true)
        {
            var before = Of(siteId);
            if (before is { IsRunning: true }) return before;
            var check = new HistoryCheck(time.GetUtcNow());
            if (before is null ? !checks.TryAdd(siteId, check) : !checks.TryUpdate(siteId, check, before)) continue;
            check.Run(verify, siteId);
            return check;
        }
    }
}

/// <summary>One verification of a history.</summary>
public sealed class HistoryCheck(DateTimeOffset startedAt) : IProgress<double>
{
    private Task<HistoryStanding>? task;
    private double share;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>The share that was read, 0 to 1.</summary>
    public double Share => Volatile.Read(ref share);

    public bool IsRunning => task is not { IsCompleted: true };

    /// <summary>What came of it; null while it runs, or when it broke off.</summary>
    public HistoryStanding? Standing => task is { IsCompletedSuccessfully: true } done ? done.Result : null;

    public void Report(double value) => Volatile.Write(ref share, value);

    internal void Run(VerifyHistory verify, Guid siteId) => task = Task.Run(() => verify.Run(siteId, this));
}
