using Equipoise.Evidence;
using Equipoise.Evidence.Importing.Indexing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Storage.Postgres;

/// <summary>The evidence tables on a PostgreSQL server, in a schema of their own.</summary>
public sealed class PostgresEvidenceDb(DbContextOptions<PostgresEvidenceDb> options) : EvidenceDb(options)
{
    public override RecordIndex RecordIndex => PostgresRecordIndex.Only;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasDefaultSchema(Schema);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantInUtc>();
}
