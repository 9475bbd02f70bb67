using Microsoft.Data.Sqlite;
using Npgsql;

namespace Equipoise.Product.Tests.Storage;

/// <summary>What a store test runs on: every one runs on both.</summary>
public enum Engine
{
    Sqlite, Postgres,
}

/// <summary>A place for a database that nobody has used, gone after the test.</summary>
internal sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly Func<Task> remove;

    private EmptyDatabase(string place, Func<Task> remove) => (Place, this.remove) = (place, remove);

    /// <summary>A file path or a connection string.</summary>
    public string Place { get; }

    public static Task<EmptyDatabase> On(Engine engine) => engine == Engine.Sqlite ? Task.FromResult(InFolder()) : OnServer();

    public static EmptyDatabase InFolder()
    {
        var folder = Directory.CreateTempSubdirectory("equipoise-test-").FullName;
        return new(Path.Combine(folder, "evidence.db"), () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    public static async Task<EmptyDatabase> OnServer()
    {
        var name = "test_" + Guid.NewGuid().ToString("N");
        await Tell($"CREATE DATABASE {name}");
        var place = new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 10 };
        return new(place.ConnectionString, () => Tell($"DROP DATABASE {name} WITH (FORCE)"));
    }

    /// <summary>The server of the tests; without one the test is skipped and says so.</summary>
    public static string Server()
    {
        var server = Environment.GetEnvironmentVariable("EQUIPOISE_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server)) Assert.Skip("EQUIPOISE_TEST_POSTGRES names no PostgreSQL server where databases may be made; ./test starts one.");
        return server;
    }

    public static async Task Tell(string statement, string? place = null)
    {
        await using var source = NpgsqlDataSource.Create(place ?? Server());
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await remove();
}
