using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Queries;

/// <summary>A question about a field.</summary>
public sealed record NewQuery(Guid FormRecordId, string Field, string Question);

/// <summary>An answer to a query.</summary>
public sealed record AnsweredQuery(Guid QueryId, string Answer);

/// <summary>Asks about a field of a record, answers, and closes.</summary>
public sealed class AskQuery(IDbContextFactory<RegistryDb> databases)
{
    public const int LongestText = 2000;

    /// <returns>The id of the query.</returns>
    public Task<Outcome<Guid>> Open(Acting acting, NewQuery asked, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(asked);
        return databases.Act<Guid>(acting, Right.QueriesOpen, "query.opened", asked, async db =>
        {
            if (Wrong("question", asked.Question) is { } wrong) return wrong;
            var record = await db.FormRecords.SingleOrDefaultAsync(r => r.Id == asked.FormRecordId, cancel);
            var form = record is null ? null : (await db.Programme(record.ProgrammeHash, cancel)).Form(record.Form);
            if (record is null || form is null || !form.MayRead(acting.Role) || form.Field(asked.Field) is not { } field || !field.MayRead(acting.Role)) return new Refused(RefusalCode.NotFound, "There is no such field.");
            var query = new DataQuery
            {
                SiteId = acting.SiteId,
                Id = Guid.CreateVersion7(acting.At),
                ParticipantId = record.ParticipantId,
                FormRecordId = record.Id,
                Form = record.Form,
                Field = asked.Field,
                Kind = QueryKind.Person,
                State = QueryState.Open,
                Question = asked.Question.Trim(),
                Stands = FormValues.Read(record.Values).Json(asked.Field),
                OpenedAt = acting.At,
                OpenedBy = acting.UserId,
            };
            db.DataQueries.Add(query);
            return query.Id;
        }, cancel);
    }

    /// <returns>How it stands now.</returns>
    public Task<Outcome<QueryState>> Answer(Acting acting, AnsweredQuery answered, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(answered);
        return databases.Act<QueryState>(acting, Right.QueriesAnswer, "query.answered", answered, async db =>
        {
            if (Wrong("answer", answered.Answer) is { } wrong) return wrong;
            if (await Find(db, acting, answered.QueryId, cancel) is not { } query) return new Refused(RefusalCode.NotFound, "There is no such query.");
            if (query.State == QueryState.Closed) return new Refused(RefusalCode.WrongState, "This query is closed.");
            (query.State, query.Answer, query.AnsweredAt) = (QueryState.Answered, answered.Answer.Trim(), acting.At);
            return query.State;
        }, cancel);
    }

    /// <summary>Closes a query that was answered; whoever opened one by mistake closes it with a reason.</summary>
    /// <returns>How it stands now.</returns>
    public Task<Outcome<QueryState>> Close(Acting acting, Guid queryId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<QueryState>(acting, Right.QueriesClose, "query.closed", queryId, async db =>
        {
            if (await Find(db, acting, queryId, cancel) is not { } query) return new Refused(RefusalCode.NotFound, "There is no such query.");
            if (query.State == QueryState.Closed) return new Refused(RefusalCode.WrongState, "This query is closed already.");
            if (query.State == QueryState.Open && string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Nobody has answered this query; say why it is closed.");
            (query.State, query.ClosedAt) = (QueryState.Closed, acting.At);
            return query.State;
        }, cancel);
    }

    /// <summary>Whoever may not read the form may not know that something is asked about it.</summary>
    private static async Task<DataQuery?> Find(RegistryDb db, Acting acting, Guid queryId, CancellationToken cancel)
    {
        var query = await db.DataQueries.SingleOrDefaultAsync(q => q.Id == queryId, cancel);
        if (query is null) return null;
        var record = await db.FormRecords.AsNoTracking().SingleAsync(r => r.Id == query.FormRecordId, cancel);
        return (await db.Programme(record.ProgrammeHash, cancel)).Form(query.Form)?.MayRead(acting.Role) == true ? query : null;
    }

    private static Refused? Wrong(string field, string? text) => text?.Trim() is { Length: > 0 and <= LongestText } ? null
        : new(RefusalCode.Invalid, "The query cannot be taken like this.") { Fields = [new(field, "length", $"Write 1 to {LongestText} characters.")] };
}
