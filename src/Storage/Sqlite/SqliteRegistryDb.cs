using Equipoise.Registry;
using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Storage.Sqlite;

/// <summary>The registry tables in one file.</summary>
public sealed class SqliteRegistryDb(DbContextOptions<SqliteRegistryDb> options) : RegistryDb(options)
{
    /// <summary>A transaction of this engine is the only one that writes, from its beginning.</summary>
    protected override Task<HistoryHead?> HoldHistory(CancellationToken cancel) => HistoryHeads.AsTracking().SingleOrDefaultAsync(cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsText>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
