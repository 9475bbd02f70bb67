using System.Data;
using Equipoise.Registry;
using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Equipoise.Storage.Postgres;

/// <summary>The registry tables on a PostgreSQL server, in a schema of their own.</summary>
public sealed class PostgresRegistryDb(DbContextOptions<PostgresRegistryDb> options) : RegistryDb(options)
{
    protected override async Task<HistoryHead?> HoldHistory(CancellationToken cancel)
    {
        var head = await HistoryHeads.FromSql($"""SELECT * FROM "registry"."HistoryHeads" WHERE "SiteId" = {SiteId} FOR UPDATE""").AsTracking().ToListAsync(cancel);
        return head.SingleOrDefault();
    }

    protected override Task<IDbContextTransaction> BeginSnapshot(CancellationToken cancel) => Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    protected override Task Unveil(Guid siteId, CancellationToken cancel) => Database.ExecuteSqlAsync($"SELECT set_config('app.site', {siteId.ToString("D")}, true)", cancel);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantInUtc>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
