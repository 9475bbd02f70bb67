using Equipoise.Evidence;
using Equipoise.Storage.Postgres;
using Equipoise.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

Console.Error.WriteLine("This project only serves dotnet-ef; its README says how to add a migration.");
return 2;

/// <summary>Lets dotnet-ef make the context without a database.</summary>
internal sealed class SqliteEvidenceDesign : IDesignTimeDbContextFactory<SqliteEvidenceDb>
{
    public SqliteEvidenceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteEvidenceDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets dotnet-ef make the context without a server.</summary>
internal sealed class PostgresEvidenceDesign : IDesignTimeDbContextFactory<PostgresEvidenceDb>
{
    public PostgresEvidenceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresEvidenceDb>().UseNpgsql("Host=none", n => n.MigrationsHistoryTable("__EFMigrationsHistory", EvidenceDb.Schema)).Options);
}
