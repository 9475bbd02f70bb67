using System.Globalization;
using Equipoise.Evidence;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Indexing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Equipoise.Storage.Postgres;

/// <summary>The index on a server: a <c>tsvector</c>, made here word by word, so that no parser of the server takes texts apart differently from SQLite.</summary>
internal sealed class PostgresRecordIndex : RecordIndex
{
    public static readonly PostgresRecordIndex Only = new();

    private const string Table = $"\"{EvidenceDb.Schema}\".\"ImportedWords\"";

    private PostgresRecordIndex()
    {
    }

    public override async Task Put(EvidenceDb db, IReadOnlyList<IndexedRecord> records, CancellationToken cancel)
    {
        if (records.Count == 0) return;
        await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
        batch.BatchCommands.Add(new("SET LOCAL gin_pending_list_limit = '64MB'"));
        var command = new NpgsqlBatchCommand($"""
            INSERT INTO {Table} ("Source", "RecordId", "Kind", "Recency", "Words")
            SELECT s, i, k, r, w::tsvector FROM unnest($1, $2, $3, $4, $5) AS u(s, i, k, r, w) ORDER BY s, i
            ON CONFLICT ("Source", "RecordId") DO UPDATE SET "Kind" = excluded."Kind", "Recency" = excluded."Recency", "Words" = excluded."Words"
            """);
        Add(command, NpgsqlDbType.Text, records.Select(r => r.Source.ToString()));
        Add(command, NpgsqlDbType.Text, records.Select(r => r.Id));
        Add(command, NpgsqlDbType.Text, records.Select(r => r.Kind.ToString()));
        Add(command, NpgsqlDbType.Bigint, records.Select(r => r.Recency));
        Add(command, NpgsqlDbType.Text, records.Select(r => WordVector.Of(r.Words)));
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>New words wait in lists that every search has to read through; they are moved where they belong, and the planner is told how many there are.</summary>
    public override async Task Settle(EvidenceDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"""
            SELECT gin_clean_pending_list(c.oid) FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_am a ON a.oid = c.relam
            WHERE a.amname = 'gin' AND i.indrelid = '{Table}'::regclass AND pg_has_role(c.relowner, 'USAGE');
            ANALYZE {Table};
            """;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }

    public override Task<IReadOnlyList<(RecordSource Source, string Id)>> Find(EvidenceDb db, RecordScope scope, MatchTier tier, int skip, int take, CancellationToken cancel)
    {
        // The sum keeps the planner from walking along the recency and opening every large vector on its way.
        return Asked(db, $"""SELECT "Source", "RecordId" FROM {Table} WHERE "Words" @@ $1::tsquery ORDER BY "Recency" + 0 DESC, "Source", "RecordId" LIMIT {Number(take)} OFFSET {Number(skip)}""", [PostgresQuestion.Of(scope, tier)], Keys, cancel);
    }

    public override Task<int> Count(EvidenceDb db, RecordScope scope, MatchTier? tier, CancellationToken cancel) =>
        Asked(db, $"""SELECT count(*) FROM {Table} WHERE "Words" @@ $1::tsquery""", [PostgresQuestion.Of(scope, tier)], async batch => Convert.ToInt32(await batch.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture), cancel);

    public override Task<IReadOnlyList<(RecordSource Source, string Id)>> Latest(EvidenceDb db, RecordSource? source, RecordKind? kind, int skip, int take, CancellationToken cancel)
    {
        var (conditions, values) = Within(source, kind);
        var where = conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
        return Asked(db, $"""SELECT "Source", "RecordId" FROM {Table} {where} ORDER BY "Recency" DESC, "Source", "RecordId" LIMIT {Number(take)} OFFSET {Number(skip)}""", values, Keys, cancel);
    }

    private static (List<string> Conditions, List<string> Values) Within(RecordSource? source, RecordKind? kind)
    {
        var (conditions, values) = (new List<string>(), new List<string>());
        if (source is { } s) Add("Source", s.ToString());
        if (kind is { } k) Add("Kind", k.ToString());
        return (conditions, values);

        void Add(string column, string value)
        {
            values.Add(value);
            conditions.Add($"\"{column}\" = ${Number(values.Count)}");
        }
    }

    /// <summary>Only through the indexes: the planner does not know what it costs to open the vectors of a hundred thousand records, nor that compiling the query takes longer than running it.</summary>
    private static async Task<T> Asked<T>(EvidenceDb db, string query, List<string> values, Func<NpgsqlBatch, Task<T>> answer, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
        foreach (var setting in (string[])["enable_seqscan = off", "jit = off", "max_parallel_workers_per_gather = 0"]) batch.BatchCommands.Add(new("SET LOCAL " + setting));
        var command = new NpgsqlBatchCommand(query);
        foreach (var value in values) command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        batch.BatchCommands.Add(command);
        return await answer(batch);
    }

    private static async Task<IReadOnlyList<(RecordSource Source, string Id)>> Keys(NpgsqlBatch batch)
    {
        var keys = new List<(RecordSource, string)>();
        await using var reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync()) keys.Add((Enum.Parse<RecordSource>(reader.GetString(0)), reader.GetString(1)));
        return keys;
    }

    private static void Add<T>(NpgsqlBatchCommand command, NpgsqlDbType type, IEnumerable<T> values) =>
        command.Parameters.Add(new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
