using Equipoise.Evidence;
using Equipoise.Evidence.Importing.Indexing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Storage.Sqlite;

/// <summary>The evidence tables in one file.</summary>
public sealed class SqliteEvidenceDb(DbContextOptions<SqliteEvidenceDb> options) : EvidenceDb(options)
{
    public override RecordIndex RecordIndex => SqliteRecordIndex.Only;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsText>();
}
