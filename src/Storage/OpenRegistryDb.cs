using Equipoise.Registry;
using Equipoise.Storage.Postgres;
using Equipoise.Storage.Sqlite;

namespace Equipoise.Storage;

/// <summary>Opens the registry database, wherever it lies, with its tables ready for use. Every connection waits for the disk at each commit, or is refused.</summary>
public static class OpenRegistryDb
{
    /// <param name="place"><c>postgres://…</c> or <c>Host=…</c> for PostgreSQL; anything else is the path of a SQLite file, made when it is missing.</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="DatabaseUnavailableException">It cannot be opened; the message says why.</exception>
    public static Task<RegistryDatabase> At(string place, CancellationToken cancel = default) =>
        PostgresAddress.IsOne(place) ? OnServer(new PostgresServer(PostgresAddress.Read(place)), cancel) : InFile(new SqliteFile(place), cancel);

    private static async Task<RegistryDatabase> InFile(SqliteFile file, CancellationToken cancel)
    {
        var options = file.Options<SqliteRegistryDb>(new CleanErasing());
        await file.Prepare(() => new SqliteRegistryDb(options), cancel);
        return new(() => new SqliteRegistryDb(options), file);
    }

    private static async Task<RegistryDatabase> OnServer(PostgresServer server, CancellationToken cancel)
    {
        try
        {
            var options = server.Options<PostgresRegistryDb>(RegistryDb.Schema, new SiteConnections());
            await server.Prepare(() => new PostgresRegistryDb(options), cancel);
            return new(() => new PostgresRegistryDb(options), server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
