using Equipoise.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Storage.Postgres;

/// <summary>The evidence tables on a PostgreSQL server, in a schema of their own.</summary>
public sealed class PostgresEvidenceDb(DbContextOptions<PostgresEvidenceDb> options) : EvidenceDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasDefaultSchema(Schema);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantInUtc>();
}
