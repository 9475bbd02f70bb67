using Equipoise.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Storage.Sqlite;

/// <summary>The evidence tables in one file.</summary>
public sealed class SqliteEvidenceDb(DbContextOptions<SqliteEvidenceDb> options) : EvidenceDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsText>();
}
