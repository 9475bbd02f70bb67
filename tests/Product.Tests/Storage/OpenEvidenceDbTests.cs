using Equipoise.Evidence;
using Equipoise.Storage;
using Equipoise.Storage.Postgres;
using Equipoise.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Equipoise.Product.Tests.Storage;

public class OpenEvidenceDbTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_change_of_the_model_has_its_migration_on_SQLite()
    {
        using var db = new SqliteEvidenceDb(new DbContextOptionsBuilder<SqliteEvidenceDb>().UseSqlite("Data Source=:memory:").Options);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Every_change_of_the_model_has_its_migration_on_PostgreSQL()
    {
        using var db = new PostgresEvidenceDb(new DbContextOptionsBuilder<PostgresEvidenceDb>().UseNpgsql("Host=nowhere").Options);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Every_connection_to_a_file_keeps_a_log_ahead_and_waits_for_the_disk()
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await using (var careless = database.CreateDbContext())
        {
            // The pool keeps this connection, and hands it out again below.
            await careless.Database.OpenConnectionAsync(Cancel);
            await Ask(careless.Database.GetDbConnection(), "PRAGMA synchronous = OFF");
        }

        await using var db = database.CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancel);
        Assert.Equal(2L, await Ask(db.Database.GetDbConnection(), "PRAGMA synchronous"));
        Assert.Equal("wal", await Ask(db.Database.GetDbConnection(), "PRAGMA journal_mode"));
        Assert.Equal(1L, await Ask(db.Database.GetDbConnection(), "PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task Every_connection_to_a_server_waits_for_the_disk_whatever_the_database_is_set_to()
    {
        await using var empty = await EmptyDatabase.OnServer();
        var name = new NpgsqlConnectionStringBuilder(empty.Place).Database;
        await EmptyDatabase.Tell($"ALTER DATABASE {name} SET synchronous_commit = off");

        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await using var db = database.CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancel);
        Assert.Equal("on", await Ask(db.Database.GetDbConnection(), "SHOW synchronous_commit"));
    }

    [Fact]
    public async Task A_connection_string_that_asks_not_to_wait_is_refused()
    {
        await using var empty = await EmptyDatabase.OnServer();
        var refusal = await Refused(empty.Place + ";Options=-c synchronous_commit=off");
        Assert.Contains("synchronous_commit=off", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_of_a_program_that_died_while_it_made_the_tables_stops_nobody()
    {
        await using var empty = EmptyDatabase.InFolder();
        await File.WriteAllBytesAsync(empty.Place + "-lock", [], Cancel);
        using (var dead = new SqliteConnection("Data Source=" + empty.Place))
        {
            await dead.OpenAsync(Cancel);
            await Ask(dead, """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');""");
        }

        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.Equal(0, await Count(database));
    }

    [Theory, EachEngine]
    public async Task A_database_that_a_newer_program_has_used_is_left_alone(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using (var database = await OpenEvidenceDb.At(empty.Place, Cancel))
        {
            await using var db = database.CreateDbContext();
            await db.Database.ExecuteSqlRawAsync(db.GetService<IHistoryRepository>().GetInsertScript(new("29990101000000_Later", "99.0.0")), Cancel);
        }

        Assert.Contains("newer version", await Refused(empty.Place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        await using var empty = EmptyDatabase.InFolder();
        var place = Path.Combine(Path.GetDirectoryName(empty.Place)!, "new", "evidence.db");
        await using var database = await OpenEvidenceDb.At(place, Cancel);
        Assert.True(File.Exists(place));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_refused_in_a_sentence()
    {
        await using var empty = EmptyDatabase.InFolder();
        await File.WriteAllTextAsync(empty.Place, "These are my notes, and by no means a database. " + new string('.', 4096), Cancel);

        Assert.Equal($"{empty.Place} is not a SQLite database.", await Refused(empty.Place));
        Assert.Contains("cannot be made or written", await Refused(Path.Combine(empty.Place, "evidence.db")), StringComparison.Ordinal);
        Assert.Contains("cannot be opened", await Refused(Path.GetDirectoryName(empty.Place)!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        Assert.StartsWith("The PostgreSQL database evidence at 127.0.0.1:1 does not answer", await Refused("postgres://someone:secret@127.0.0.1:1/evidence?connect_timeout=5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_turns_us_away_is_named_with_the_reason_and_without_the_password()
    {
        var server = new NpgsqlConnectionStringBuilder(EmptyDatabase.Server());
        var user = server.Username;
        var missing = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "not_there" };
        server.Password = "not-the-secret";

        Assert.Contains("not_there", await Refused(missing.ConnectionString), StringComparison.Ordinal);
        var refusal = await Refused(server.ConnectionString);
        Assert.Contains($"does not accept the name and password of user {user}", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-secret", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://a:s3cret@[broken")]
    [InlineData("Host=x;Sausage=s3cret")]
    [InlineData("postgres://a:s3cret@x/y?sausage=1")]
    public async Task An_address_that_cannot_be_read_is_refused_without_repeating_it(string place) =>
        Assert.DoesNotContain("s3cret", await Refused(place), StringComparison.Ordinal);

    [Fact]
    public async Task A_server_can_be_given_by_its_address()
    {
        await using var empty = await EmptyDatabase.OnServer();
        var parts = new NpgsqlConnectionStringBuilder(empty.Place);
        var address = $"postgres://{parts.Username}:{Uri.EscapeDataString(parts.Password ?? "")}@{parts.Host}:{parts.Port}/{parts.Database}?application_name=equipoise%20test";

        await using var database = await OpenEvidenceDb.At(address, Cancel);
        await using var db = database.CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancel);
        Assert.Equal("equipoise test", await Ask(db.Database.GetDbConnection(), "SHOW application_name"));
    }

    private static async Task<string> Refused(string place) =>
        (await Assert.ThrowsAsync<DatabaseUnavailableException>(() => OpenEvidenceDb.At(place, Cancel))).Message;

    private static async Task<int> Count(IDbContextFactory<EvidenceDb> database)
    {
        await using var db = await database.CreateDbContextAsync(Cancel);
        return await db.Releases.CountAsync(Cancel);
    }

    private static async Task<object?> Ask(System.Data.Common.DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync(Cancel);
    }
}
