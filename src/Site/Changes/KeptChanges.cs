using Equipoise.Evidence;
using Equipoise.Evidence.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Site.Changes;

/// <summary>The changes, where a database keeps them.</summary>
internal static class KeptChanges
{
    public static ReadChanges? In(IServiceProvider services) =>
        services.GetService<IDbContextFactory<EvidenceDb>>() is null ? null : services.GetRequiredService<ReadChanges>();
}
