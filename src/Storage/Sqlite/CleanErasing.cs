using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Equipoise.Storage.Sqlite;

/// <summary>What is erased is overwritten in the file: the key of a child who was forgotten does not stay behind in an unused page.</summary>
internal sealed class CleanErasing : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Ask(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Ask(connection);
        return Task.CompletedTask;
    }

    private static void Ask(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA secure_delete = ON;";
        command.ExecuteNonQuery();
    }
}
