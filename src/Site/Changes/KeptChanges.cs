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

    /// <summary>Changes of imported records.</summary>
    public static ReadAmendments? OfRecords(IServiceProvider services) =>
        services.GetService<IDbContextFactory<EvidenceDb>>() is null ? null : services.GetRequiredService<ReadAmendments>();

    /// <summary>Where registries say something else than records on file.</summary>
    public static CompareRegistry? OfRegistries(IServiceProvider services) =>
        services.GetService<IDbContextFactory<EvidenceDb>>() is { } databases ? new(databases) : null;
}
