using System.Data.Common;
using Equipoise.Registry;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Equipoise.Storage.Postgres;

/// <summary>Tells the server, at each opening of a connection, which site it serves; the policies of the tables let no other row through.</summary>
internal sealed class SiteConnections : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Telling(connection, eventData);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Telling(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Telling(DbConnection connection, ConnectionEndEventData eventData)
    {
        var site = eventData.Context is RegistryDb { SiteId: var id } && id != Guid.Empty ? id.ToString("D") : "";
        return new("SELECT set_config('app.site', $1, false)", (NpgsqlConnection)connection) { Parameters = { new() { Value = site } } };
    }
}
