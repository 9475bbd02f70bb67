using Equipoise.Evidence;
using Equipoise.Evidence.Claims.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Site.Claims;

/// <summary>Where reports are kept, if this site has a database.</summary>
internal static class KeptReports
{
    public static KeepReports? In(IServiceProvider services) =>
        services.GetService<IDbContextFactory<EvidenceDb>>() is { } databases ? new(databases, services.GetRequiredService<TimeProvider>()) : null;
}
