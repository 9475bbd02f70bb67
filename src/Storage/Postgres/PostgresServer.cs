using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Equipoise.Storage.Postgres;

/// <summary>A database on a PostgreSQL server.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // Any number will do as long as every program takes the same.
    private const long MigrationLock = 0x0E05_1905_E001;

    private readonly NpgsqlConnectionStringBuilder address;
    private readonly NpgsqlDataSource source;

    public PostgresServer(NpgsqlConnectionStringBuilder address)
    {
        this.address = address;
        if (address.Options?.Contains("synchronous_commit", StringComparison.Ordinal) != true)
            address.Options = (address.Options + " -c synchronous_commit=on").TrimStart();
        var builder = new NpgsqlDataSourceBuilder(address.ConnectionString);
        builder.UsePhysicalConnectionInitializer(Harden, HardenAsync);
        source = builder.Build();
    }

    public DbContextOptions<T> Options<T>(string schema, params IInterceptor[] also) where T : DbContext =>
        new DbContextOptionsBuilder<T>().UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", schema)).AddInterceptors(also).Options;

    /// <summary>Makes the tables where they are missing; the database itself must be there.</summary>
    public async Task Prepare(Func<DbContext> context, CancellationToken cancel)
    {
        try
        {
            await using var only = await source.OpenConnectionAsync(cancel);
            await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({MigrationLock})", only);
            await take.ExecuteNonQueryAsync(cancel);
            await using var db = context();
            await MigrateDatabase.Run(db, Name, cancel);
            await using var free = new NpgsqlCommand($"SELECT pg_advisory_unlock({MigrationLock})", only);
            await free.ExecuteNonQueryAsync(cancel);
        }
        catch (NpgsqlException e)
        {
            throw new DatabaseUnavailableException(Explained(e), e);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private string Name => $"The PostgreSQL database {address.Database ?? address.Username} at {address.Host}:{address.Port}";

    private string Explained(NpgsqlException e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => $"{Name} does not accept the name and password of user {address.Username}.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"{Name} does not exist; make it first, for instance with createdb.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => $"{Name} does not let user {address.Username} make its tables.",
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => $"{Name} is still starting; try again in a moment.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => $"{Name} has no connection left to give.",
        PostgresException p => $"{Name} cannot be used: {p.MessageText}.",
        { InnerException: SocketException or TimeoutException } => $"{Name} does not answer; is the server running, and is the address right?",
        _ => $"{Name} cannot be reached: {e.Message}",
    };

    private static void Harden(NpgsqlConnection connection)
    {
        using var command = Asking(connection);
        Require(command.ExecuteScalar());
    }

    private static async Task HardenAsync(NpgsqlConnection connection)
    {
        await using var command = Asking(connection);
        Require(await command.ExecuteScalarAsync());
    }

    private static NpgsqlCommand Asking(NpgsqlConnection connection) => new("SHOW synchronous_commit", connection);

    /// <summary>Saved means saved: remote_apply waits for even more than on; every other setting waits for less.</summary>
    private static void Require(object? synchronousCommit)
    {
        if (synchronousCommit is not ("on" or "remote_apply"))
            throw new DatabaseUnavailableException($"PostgreSQL is set to synchronous_commit={synchronousCommit}, so nothing saved would be safe; it must be on.");
    }
}
