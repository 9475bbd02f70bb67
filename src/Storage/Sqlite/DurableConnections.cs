using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Equipoise.Storage.Sqlite;

/// <summary>Saved means saved: every connection waits for the disk at each commit, whatever SQLite was compiled to do.</summary>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    private const long Full = 2;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Harden(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Harden(connection);
        return Task.CompletedTask;
    }

    private static void Harden(DbConnection connection)
    {
        using var command = ((SqliteConnection)connection).CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA synchronous;";
        if (command.ExecuteScalar() is not Full)
            throw new DatabaseUnavailableException("SQLite refuses to wait for the disk when it saves (PRAGMA synchronous), so nothing saved would be safe.");
    }
}
