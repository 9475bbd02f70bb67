using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Sites;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Equipoise.Desk.AdverseEvents;

/// <summary>While the registry is served: notes every ten minutes, at each site, which notices have become late. Several instances may do so at once; each notice is noted once.</summary>
internal sealed partial class WatchClocks(ListSites sites, NoteLateNotices note, TimeProvider time, ILogger<WatchClocks> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            foreach (var line in await sites.All(cancel)) await note.Run(Acting.AsOperator(line.Site.SiteId, time), cancel);
        }
#pragma warning disable CA1031 // A database that is away for a moment must not end the watch.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotLooked(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The clocks of adverse events could not be looked at; it is tried again in ten minutes.")]
    private static partial void NotLooked(ILogger log, Exception why);
}
