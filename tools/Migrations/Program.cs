using Equipoise.Evidence;
using Equipoise.Registry;
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

/// <summary>Lets dotnet-ef make the context without a database.</summary>
internal sealed class SqliteRegistryDesign : IDesignTimeDbContextFactory<SqliteRegistryDb>
{
    public SqliteRegistryDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRegistryDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets dotnet-ef make the context without a server.</summary>
internal sealed class PostgresRegistryDesign : IDesignTimeDbContextFactory<PostgresRegistryDb>
{
    public PostgresRegistryDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresRegistryDb>().UseNpgsql("Host=none", n => n.MigrationsHistoryTable("__EFMigrationsHistory", RegistryDb.Schema)).Options);
}

/// <summary>Lets dotnet-ef make the context without a server.</summary>
internal sealed class PostgresEvidenceDesign : IDesignTimeDbContextFactory<PostgresEvidenceDb>
{
    public PostgresEvidenceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresEvidenceDb>().UseNpgsql("Host=none", n => n.MigrationsHistoryTable("__EFMigrationsHistory", EvidenceDb.Schema)).Options);
}
