using System.Data.Common;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Storage;
using Equipoise.Storage.Postgres;
using Equipoise.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Equipoise.Product.Tests.Registry;

public sealed class OpenRegistryDbTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_change_of_the_model_has_its_migration()
    {
        using var file = new SqliteRegistryDb(new DbContextOptionsBuilder<SqliteRegistryDb>().UseSqlite("Data Source=:memory:").Options);
        using var server = new PostgresRegistryDb(new DbContextOptionsBuilder<PostgresRegistryDb>().UseNpgsql("Host=nowhere").Options);
        Assert.False(file.Database.HasPendingModelChanges());
        Assert.False(server.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Every_connection_to_a_file_waits_for_the_disk_and_overwrites_what_it_erases()
    {
        await using var registry = await OpenRegistry.On(Engine.Sqlite);
        await using var db = registry.Database.CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancel);
        Assert.Equal(2L, await Ask(db.Database.GetDbConnection(), "PRAGMA synchronous"));
        Assert.Equal("wal", await Ask(db.Database.GetDbConnection(), "PRAGMA journal_mode"));
        Assert.Equal(1L, await Ask(db.Database.GetDbConnection(), "PRAGMA secure_delete"));
        Assert.Equal(1L, await Ask(db.Database.GetDbConnection(), "PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task Every_connection_to_a_server_waits_for_the_disk_whatever_the_database_is_set_to()
    {
        await using var empty = await EmptyDatabase.OnServer();
        await EmptyDatabase.Tell($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(empty.Place).Database} SET synchronous_commit = off");
        await using var database = await OpenRegistryDb.At(empty.Place, Cancel);
        await using var db = database.CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancel);
        Assert.Equal("on", await Ask(db.Database.GetDbConnection(), "SHOW synchronous_commit"));
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => OpenRegistryDb.At(empty.Place + ";Options=-c synchronous_commit=off", Cancel));
    }

    [Fact]
    public void Every_row_of_a_site_has_the_site_first_in_its_key_a_filter_and_a_version()
    {
        using var db = new SqliteRegistryDb(new DbContextOptionsBuilder<SqliteRegistryDb>().UseSqlite("Data Source=:memory:").Options);
        var rows = db.Model.GetEntityTypes().Where(t => typeof(SiteRow).IsAssignableFrom(t.ClrType)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(db.Model.GetEntityTypes().Where(t => t.FindProperty(nameof(SiteRow.SiteId)) is not null), t =>
        {
            Assert.Equal(nameof(SiteRow.SiteId), t.FindPrimaryKey()!.Properties[0].Name);
            Assert.NotNull(t.FindDeclaredQueryFilter(RegistryDb.SiteFilter));
            Assert.All(t.GetIndexes().Where(i => i.IsUnique && t.ClrType != typeof(Equipoise.Registry.Sites.RegistrySite)), i => Assert.Equal(nameof(SiteRow.SiteId), i.Properties[0].Name));
        });
        Assert.All(rows, t => Assert.True(t.FindProperty(nameof(SiteRow.Version))!.IsConcurrencyToken));
    }

    private static async Task<object?> Ask(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync(Cancel);
    }
}
