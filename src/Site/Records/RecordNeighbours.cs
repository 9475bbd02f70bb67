using Equipoise.Evidence;
using Equipoise.Evidence.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Site.Records;

/// <summary>Which imported records belong together, where a database keeps any.</summary>
internal static class RecordNeighbours
{
    /// <summary>Null without a database, or when there are too many records to compare while somebody waits.</summary>
    public static async Task<RecordGroups?> Groups(IServiceProvider services, CancellationToken cancel) =>
        services.GetService<IDbContextFactory<EvidenceDb>>() is null ? null : await services.GetRequiredService<MatchRecords>().AllIfSoon(cancel);
}
