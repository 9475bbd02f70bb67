using Equipoise.Evidence;
using Equipoise.Evidence.Importing.Indexing;
using Equipoise.Storage.Postgres;
using Equipoise.Storage.Sqlite;

namespace Equipoise.Storage;

/// <summary>Opens the evidence database, wherever it lies, with its tables ready for use.</summary>
public static class OpenEvidenceDb
{
    /// <param name="place"><c>postgres://…</c> or <c>Host=…</c> for PostgreSQL; anything else is the path of a SQLite file, made when it is missing.</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="DatabaseUnavailableException">It cannot be opened; the message says why.</exception>
    public static async Task<EvidenceDatabase> At(string place, CancellationToken cancel = default)
    {
        var database = await (PostgresAddress.IsOne(place) ? OnServer(new PostgresServer(PostgresAddress.Read(place)), cancel) : InFile(new SqliteFile(place), cancel));
        try
        {
            await IndexOverdue.Run(database, cancel);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<EvidenceDatabase> InFile(SqliteFile file, CancellationToken cancel)
    {
        var options = file.Options<SqliteEvidenceDb>();
        await file.Prepare(() => new SqliteEvidenceDb(options), cancel);
        return new(() => new SqliteEvidenceDb(options), file);
    }

    private static async Task<EvidenceDatabase> OnServer(PostgresServer server, CancellationToken cancel)
    {
        try
        {
            var options = server.Options<PostgresEvidenceDb>(EvidenceDb.Schema);
            await server.Prepare(() => new PostgresEvidenceDb(options), cancel);
            return new(() => new PostgresEvidenceDb(options), server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
