using System.Data;
using System.Data.Common;
using Equipoise.Registry;
using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Equipoise.Storage.Postgres;

/// <summary>The registry tables on a PostgreSQL server, in a schema of their own.</summary>
public sealed class PostgresRegistryDb(DbContextOptions<PostgresRegistryDb> options) : RegistryDb(options)
{
    protected override async Task<HistoryHead?> HoldHistory(CancellationToken cancel)
    {
        var head = await HistoryHeads.FromSql($"""SELECT * FROM "registry"."HistoryHeads" WHERE "SiteId" = {SiteId} FOR UPDATE""").AsTracking().ToListAsync(cancel);
        return head.SingleOrDefault();
    }

    /// <summary>No connection, or the classes 08, 53, 57P, 58 and XX of PostgreSQL's error codes: connection, resources, shutdown, system, inner failure.</summary>
    public override bool IsOutOfReach(DbException fault) => fault is NpgsqlException &&
        (fault is not PostgresException { SqlState: var state } || state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal) || state.StartsWith("XX", StringComparison.Ordinal) || state is "55000");

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
