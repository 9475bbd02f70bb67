using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Equipoise.Storage.Sqlite;

/// <summary>A database in one file.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly string path;
    private readonly string connection;

    public SqliteFile(string place)
    {
        path = Path.GetFullPath(place);
        connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();
    }

    public DbContextOptions<T> Options<T>(params IInterceptor[] also) where T : DbContext =>
        new DbContextOptionsBuilder<T>().UseSqlite(connection).AddInterceptors([new DurableConnections(), .. also]).Options;

    /// <summary>Makes the file and its tables where they are missing.</summary>
    public async Task Prepare(Func<DbContext> context, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var only = await MigrationLock.Take(path, cancel);
            await KeepALogAhead(cancel);
            await using var db = context();
            await MigrateDatabase.Run(db, path, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"The database file {path} cannot be made or written: {e.Message}", e);
        }
        catch (SqliteException e)
        {
            throw new DatabaseUnavailableException(Explained(e), e);
        }
    }

    public ValueTask DisposeAsync()
    {
        using var any = new SqliteConnection(connection);
        SqliteConnection.ClearPool(any);
        return ValueTask.CompletedTask;
    }

    private async Task KeepALogAhead(CancellationToken cancel)
    {
        await using var open = new SqliteConnection(connection);
        await open.OpenAsync(cancel);
        await using var command = open.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        if (await command.ExecuteScalarAsync(cancel) is not "wal")
            throw new DatabaseUnavailableException($"The disk of {path} does not let SQLite keep a write-ahead log, as network drives often do not.");

        // Whoever holds our lock knows that EF's own, if there is one, was left by a program that died.
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(cancel);
    }

    private string Explained(SqliteException e) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_NOTADB => $"{path} is not a SQLite database.",
        SQLitePCL.raw.SQLITE_CORRUPT => $"The database file {path} is damaged; restore it from a backup.",
        SQLitePCL.raw.SQLITE_READONLY => $"The database file {path} may only be read, and this program must write to it.",
        SQLitePCL.raw.SQLITE_CANTOPEN => $"The database file {path} cannot be opened; it or its folder may not be written by this user.",
        SQLitePCL.raw.SQLITE_FULL => $"There is no room left on the disk for the database file {path}.",
        SQLitePCL.raw.SQLITE_BUSY => $"The database file {path} is locked by another program.",
        _ => $"The database file {path} cannot be used: {e.Message}",
    };
}
