using System.Data.Common;
using Equipoise.Registry;
using Equipoise.Registry.History;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Equipoise.Storage.Sqlite;

/// <summary>The registry tables in one file.</summary>
public sealed class SqliteRegistryDb(DbContextOptions<SqliteRegistryDb> options) : RegistryDb(options)
{
    /// <summary>A transaction of this engine is the only one that writes, from its beginning.</summary>
    protected override Task<HistoryHead?> HoldHistory(CancellationToken cancel) => HistoryHeads.AsTracking().SingleOrDefaultAsync(cancel);

    /// <summary>Busy, locked, read-only, failing or full disk, damaged file (https://sqlite.org/rescode.html).</summary>
    public override bool IsOutOfReach(DbException fault) => fault is SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 11 or 13 or 14 or 26 };

    /// <summary>A deferred transaction of a file with a write-ahead log sees the moment of its first reading.</summary>
    protected override async Task<IDbContextTransaction> BeginSnapshot(CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        return (await Database.UseTransactionAsync(((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true), cancel))!;
    }

    protected override Task Unveil(Guid siteId, CancellationToken cancel) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsText>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
