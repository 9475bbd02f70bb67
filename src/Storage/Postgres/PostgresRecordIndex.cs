using System.Globalization;
using Equipoise.Evidence;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Indexing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Equipoise.Storage.Postgres;

/// <summary>The index on a server: a <c>tsvector</c> for each tier, made here word by word, so that no parser of the server takes texts apart differently from SQLite.</summary>
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
        await using var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"""
            INSERT INTO {Table} ("Source", "RecordId", "Kind", "Recency", "Title", "Heading", "Everything")
            SELECT s, i, k, r, t::tsvector, h::tsvector, e::tsvector FROM unnest($1, $2, $3, $4, $5, $6, $7) AS u(s, i, k, r, t, h, e) ORDER BY s, i
            ON CONFLICT ("Source", "RecordId") DO UPDATE SET "Kind" = excluded."Kind", "Recency" = excluded."Recency",
                "Title" = excluded."Title", "Heading" = excluded."Heading", "Everything" = excluded."Everything"
            """;
        Add(command, NpgsqlDbType.Text, records.Select(r => r.Source.ToString()));
        Add(command, NpgsqlDbType.Text, records.Select(r => r.Id));
        Add(command, NpgsqlDbType.Text, records.Select(r => r.Kind.ToString()));
        Add(command, NpgsqlDbType.Bigint, records.Select(r => r.Recency));
        Add(command, NpgsqlDbType.Text, records.Select(r => WordVector.Of(r.Title)));
        Add(command, NpgsqlDbType.Text, records.Select(r => WordVector.Of(r.Title, r.Heading)));
        Add(command, NpgsqlDbType.Text, records.Select(r => WordVector.Of(r.Title, r.Heading, r.Body)));
        await command.ExecuteNonQueryAsync(cancel);
    }

    public override Task<IReadOnlyList<(RecordSource Source, string Id)>> Find(EvidenceDb db, RecordScope scope, MatchTier tier, int skip, int take, CancellationToken cancel)
    {
        var (condition, values) = Condition(scope, tier);

        // The sum keeps the planner from walking along the recency and opening every large vector on its way.
        return Asked(db, $"""SELECT "Source", "RecordId" FROM {Table} WHERE {condition} ORDER BY "Recency" + 0 DESC, "Source", "RecordId" LIMIT {Number(take)} OFFSET {Number(skip)}""", values, Keys, cancel);
    }

    public override Task<int> Count(EvidenceDb db, RecordScope scope, MatchTier? tier, CancellationToken cancel)
    {
        var (condition, values) = Condition(scope, tier);
        return Asked(db, $"SELECT count(*) FROM {Table} WHERE {condition}", values, async command => Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture), cancel);
    }

    public override Task<IReadOnlyList<(RecordSource Source, string Id)>> Latest(EvidenceDb db, RecordSource? source, RecordKind? kind, int skip, int take, CancellationToken cancel)
    {
        var (conditions, values) = Within(source, kind);
        var where = conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
        return Asked(db, $"""SELECT "Source", "RecordId" FROM {Table} {where} ORDER BY "Recency" DESC, "Source", "RecordId" LIMIT {Number(take)} OFFSET {Number(skip)}""", values, Keys, cancel);
    }

    private static (string Condition, List<string> Values) Condition(RecordScope scope, MatchTier? tier)
    {
        var (conditions, values) = Within(scope.Source, scope.Kind);
        values.Add(PostgresQuestion.Wanted(scope.Question));
        var wanted = $"${Number(values.Count)}::tsquery";
        conditions.Add(tier switch
        {
            MatchTier.Title => $"\"Title\" @@ {wanted}",
            MatchTier.Heading => $"\"Heading\" @@ {wanted} AND NOT \"Title\" @@ {wanted}",
            MatchTier.Anywhere => $"\"Everything\" @@ {wanted} AND NOT \"Heading\" @@ {wanted}",
            _ => $"\"Everything\" @@ {wanted}",
        });
        if (scope.Question.Wants.Any(w => w.IsExcluded))
        {
            values.Add(PostgresQuestion.Whole(scope.Question));
            conditions.Add($"\"Everything\" @@ ${Number(values.Count)}::tsquery");
        }

        return (string.Join(" AND ", conditions), values);
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
    private static async Task<T> Asked<T>(EvidenceDb db, string query, List<string> values, Func<NpgsqlCommand, Task<T>> answer, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var plan = new NpgsqlCommand("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0", connection)) await plan.ExecuteNonQueryAsync(cancel);
        await using var command = new NpgsqlCommand(query, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        return await answer(command);
    }

    private static async Task<IReadOnlyList<(RecordSource Source, string Id)>> Keys(NpgsqlCommand command)
    {
        var keys = new List<(RecordSource, string)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) keys.Add((Enum.Parse<RecordSource>(reader.GetString(0)), reader.GetString(1)));
        return keys;
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, IEnumerable<T> values) =>
        command.Parameters.Add(new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
