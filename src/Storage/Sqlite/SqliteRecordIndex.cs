using System.Data.Common;
using Equipoise.Evidence;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Indexing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Equipoise.Storage.Sqlite;

/// <summary>
/// The index in a file: FTS5 without a copy of the text. Its row numbers are the recency of the records, so that the latest come first without sorting;
/// which record a number is stands in <c>ImportedWordKeys</c>.
/// </summary>
internal sealed class SqliteRecordIndex : RecordIndex
{
    public static readonly SqliteRecordIndex Only = new();

    private SqliteRecordIndex()
    {
    }

    public override Task Put(EvidenceDb db, IReadOnlyList<IndexedRecord> records, CancellationToken cancel)
    {
        // SQLite works where it is called: there is nothing to await, and asking for it costs more than it does.
        var (connection, transaction) = ((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        using var find = Command(connection, transaction, """SELECT "Key" FROM "ImportedWordKeys" WHERE "Source" = $1 AND "RecordId" = $2""", 2);
        using var taken = Command(connection, transaction, """SELECT 1 FROM "ImportedWordKeys" WHERE "Key" = $1""", 1);
        using var forget = Command(connection, transaction, """DELETE FROM "ImportedWords" WHERE rowid = $1""", 1);
        using var forgetKey = Command(connection, transaction, """DELETE FROM "ImportedWordKeys" WHERE "Key" = $1""", 1);
        using var addKey = Command(connection, transaction, """INSERT INTO "ImportedWordKeys" ("Key", "Source", "RecordId", "Kind") VALUES ($1, $2, $3, $4)""", 4);
        using var add = Command(connection, transaction, """INSERT INTO "ImportedWords" (rowid, "Words") VALUES ($1, $2)""", 2);
        foreach (var record in records)
        {
            cancel.ThrowIfCancellationRequested();
            if (Scalar(find, record.Source.ToString(), record.Id) is long old)
            {
                Run(forget, old);
                Run(forgetKey, old);
            }

            var key = record.Recency;
            while (Scalar(taken, key) is not null) key++;
            Run(addKey, key, record.Source.ToString(), record.Id, record.Kind.ToString());
            Run(add, key, record.Words);
        }

        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<(RecordSource Source, string Id)>> Find(EvidenceDb db, RecordScope scope, MatchTier tier, int skip, int take, CancellationToken cancel) =>
        Keys(db, """
            SELECT k."Source", k."RecordId" FROM (SELECT rowid AS "Found" FROM "ImportedWords" WHERE "ImportedWords" MATCH $1 ORDER BY rowid DESC LIMIT $2 OFFSET $3) f
            JOIN "ImportedWordKeys" k ON k."Key" = f."Found" ORDER BY f."Found" DESC
            """, cancel, SqliteQuestion.Of(scope, tier), take, skip);

    public override async Task<int> Count(EvidenceDb db, RecordScope scope, MatchTier? tier, CancellationToken cancel)
    {
        var connection = await Open(db, cancel);
        using var command = Command(connection, null, """SELECT count(*) FROM "ImportedWords" WHERE "ImportedWords" MATCH $1""", 1);
        return Convert.ToInt32(Scalar(command, SqliteQuestion.Of(scope, tier)), System.Globalization.CultureInfo.InvariantCulture);
    }

    public override Task<IReadOnlyList<(RecordSource Source, string Id)>> Latest(EvidenceDb db, RecordSource? source, RecordKind? kind, int skip, int take, CancellationToken cancel) =>
        Keys(db, $"""
            SELECT "Source", "RecordId" FROM "ImportedWordKeys"
            WHERE {(source is null ? "$1 IS NULL" : "\"Source\" = $1")} AND {(kind is null ? "$2 IS NULL" : "\"Kind\" = $2")}
            ORDER BY "Key" DESC LIMIT $3 OFFSET $4
            """, cancel, (object?)source?.ToString() ?? DBNull.Value, (object?)kind?.ToString() ?? DBNull.Value, take, skip);

    private static async Task<IReadOnlyList<(RecordSource Source, string Id)>> Keys(EvidenceDb db, string query, CancellationToken cancel, params object[] values)
    {
        var connection = await Open(db, cancel);
        using var command = Command(connection, null, query, values.Length);
        Set(command, values);
        using var reader = command.ExecuteReader();
        var keys = new List<(RecordSource, string)>();
        while (reader.Read()) keys.Add((Enum.Parse<RecordSource>(reader.GetString(0)), reader.GetString(1)));
        return keys;
    }

    private static async Task<SqliteConnection> Open(EvidenceDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return (SqliteConnection)db.Database.GetDbConnection();
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string text, int parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (text, transaction);
        for (var i = 1; i <= parameters; i++) command.Parameters.Add(new SqliteParameter(FormattableString.Invariant($"${i}"), null));
        return command;
    }

    private static object? Scalar(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Set(command, values);
        return command.ExecuteScalar();
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }

    private static void Set(SqliteCommand command, ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }
}
