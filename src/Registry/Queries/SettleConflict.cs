using System.Collections.Immutable;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Queries;

/// <summary>Which of two answers is right.</summary>
public enum RightAnswer
{
    /// <summary>The one that stood in the record.</summary>
    Stands,

    /// <summary>The one that was entered and not taken.</summary>
    Entered,
}

/// <summary>The decision on a conflict.</summary>
public sealed record SettledConflict(Guid QueryId, RightAnswer Takes);

/// <summary>Takes one of two answers into the record, with a reason, and answers the query with it. The other stays in the query.</summary>
public sealed class SettleConflict(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>How the query stands now.</returns>
    public async Task<Outcome<QueryState>> Run(Acting acting, SettledConflict settled, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(settled);
        await using var db = databases.For(acting);
        var query = await (await db.VisibleQueries(acting.Role, cancel)).SingleOrDefaultAsync(q => q.Id == settled.QueryId, cancel);
        var record = query is null ? null : await db.FormRecords.SingleAsync(r => r.Id == query.FormRecordId, cancel);
        if (query is null || record is null || (await db.Programme(record.ProgrammeHash, cancel)).Form(query.Form) is not { } form) return None;
        return await databases.Act<QueryState>(acting, FormAccess.Rights(form.Topic).Write, "conflict.settled", settled, at => Settle(at, acting, settled, cancel), cancel);
    }

    private static Refused None => new(RefusalCode.NotFound, "There is no such query.");

    private static async Task<Outcome<QueryState>> Settle(RegistryDb db, Acting acting, SettledConflict settled, CancellationToken cancel)
    {
        var query = await db.DataQueries.SingleAsync(q => q.Id == settled.QueryId, cancel);
        if (query.Kind != QueryKind.Conflict) return new Refused(RefusalCode.WrongState, "This query is about one answer only.");
        if (query.State == QueryState.Closed) return new Refused(RefusalCode.WrongState, "This query is closed.");
        if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why this answer is right, such as what the source says.") { Fields = [new("_reason", "required", "Say why this answer is right.")] };
        var record = await db.FormRecords.AsNoTracking().SingleAsync(r => r.Id == query.FormRecordId, cancel);
        var taken = settled.Takes == RightAnswer.Stands ? query.Stands : query.Entered;
        var entry = new FormEntry(record.ParticipantId, record.Form)
        {
            VisitId = record.VisitId, RecordId = record.Id, Entry = record.Entry, Seen = record.Version,
            Values = ImmutableSortedDictionary.Create<string, FieldInput>(StringComparer.Ordinal).Add(query.Field, SaidAnswer.Input(taken)),
        };
        var saved = await SaveForm.Within(db, acting, entry, cancel);
        if (saved.Refused is { } refused) return refused;
        var field = (await db.Programme(record.ProgrammeHash, cancel)).Form(record.Form)?.Field(query.Field);
        var answer = $"{SaidAnswer.Of(field, taken)} is right: {acting.Reason.Trim()}";
        (query.State, query.Answer, query.AnsweredAt) = (QueryState.Answered, answer.Length <= AskQuery.LongestText ? answer : answer[..AskQuery.LongestText], acting.At);
        return query.State;
    }
}
