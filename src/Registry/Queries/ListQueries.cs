using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Queries;

/// <summary>Which queries are wanted.</summary>
public sealed record WantedQueries
{
    /// <summary>Null for all that are not closed.</summary>
    public QueryState? State { get; init; }

    public QueryKind? Kind { get; init; }

    public string? Form { get; init; }

    /// <summary>Who asked, or whose answer was not taken.</summary>
    public Guid? OpenedBy { get; init; }

    public Guid? ParticipantId { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>A query as people read it. Answers are in words; the age counts days at the site.</summary>
public sealed record QueryLine(Guid QueryId, Guid ParticipantId, string Pseudonym, Guid FormRecordId, string Form, string FormTitle, string Field, string FieldLabel, QueryKind Kind, QueryState State, string Question)
{
    public string? Stands { get; init; }

    public string? Entered { get; init; }

    public string? Answer { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public Guid OpenedById { get; init; }

    public string? OpenedBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How many days it is, or was, not closed.</summary>
    public int Days { get; init; }

    /// <summary>What stands in the record now, in words.</summary>
    public string? Now { get; init; }
}

/// <summary>A page of queries, the oldest first, and how many there are.</summary>
public sealed record QueryPage(ImmutableArray<QueryLine> Queries, int Total, int Page, int Pages, int Open, int Answered, int Closed, ImmutableArray<FormCount> Forms, ImmutableArray<PersonCount> People);

/// <summary>How many queries that are not closed are about a form.</summary>
public sealed record FormCount(string Form, string Title, int Count);

/// <summary>How many queries that are not closed a person has opened.</summary>
public sealed record PersonCount(Guid UserId, string Name, int Count);

/// <summary>Lists queries, and reads one.</summary>
public sealed class ListQueries(IDbContextFactory<RegistryDb> databases)
{
    public const int PageSize = 50;

    public async Task<Outcome<QueryPage>> Run(Acting acting, WantedQueries wanted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(wanted);
        if (acting.Without(Right.QueriesRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var visible = await db.VisibleQueries(acting.Role, cancel);
        var counts = await visible.GroupBy(q => q.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        int Count(QueryState state) => counts.Find(c => c.Key == state)?.Count ?? 0;
        var waiting = visible.Where(q => q.State != QueryState.Closed);
        var forms = await waiting.GroupBy(q => q.Form).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var people = await waiting.GroupBy(q => q.OpenedBy).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var matching = Matching(visible, wanted);
        var total = await matching.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(wanted.Page, 1, pages);
        var rows = await matching.OrderBy(q => q.OpenedAt).ThenBy(q => q.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var names = await db.Names([.. rows.Select(r => r.OpenedBy), .. people.Select(p => p.Key)], cancel);
        var titles = await Titles(db, cancel);
        return new QueryPage(await Lines(db, acting, rows, cancel), total, page, pages, Count(QueryState.Open), Count(QueryState.Answered), Count(QueryState.Closed),
            [.. forms.OrderByDescending(f => f.Count).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => new FormCount(f.Key, titles.GetValueOrDefault(f.Key, f.Key), f.Count))],
            [.. people.OrderByDescending(p => p.Count).ThenBy(p => p.Key).Select(p => new PersonCount(p.Key, names.GetValueOrDefault(p.Key, "the system's operator"), p.Count))]);
    }

    /// <summary>One query.</summary>
    public async Task<Outcome<QueryLine>> One(Acting acting, Guid queryId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.QueriesRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var query = await (await db.VisibleQueries(acting.Role, cancel)).SingleOrDefaultAsync(q => q.Id == queryId, cancel);
        return query is null ? new Refused(RefusalCode.NotFound, "There is no such query.") : (await Lines(db, acting, [query], cancel))[0];
    }

    private static IQueryable<DataQuery> Matching(IQueryable<DataQuery> queries, WantedQueries wanted)
    {
        queries = wanted.State is { } state ? queries.Where(q => q.State == state) : queries.Where(q => q.State != QueryState.Closed);
        if (wanted.Kind is { } kind) queries = queries.Where(q => q.Kind == kind);
        if (wanted.Form is { } form) queries = queries.Where(q => q.Form == form);
        if (wanted.OpenedBy is { } person) queries = queries.Where(q => q.OpenedBy == person);
        return wanted.ParticipantId is { } child ? queries.Where(q => q.ParticipantId == child) : queries;
    }

    private static async Task<Dictionary<string, string>> Titles(RegistryDb db, CancellationToken cancel)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hash in await db.SiteProgrammes.OrderBy(p => p.From).Select(p => p.ProgrammeHash).ToListAsync(cancel))
            foreach (var form in (await db.Programme(hash, cancel)).Forms) titles[form.Code] = form.Title;
        return titles;
    }

    private static async Task<ImmutableArray<QueryLine>> Lines(RegistryDb db, Acting acting, List<DataQuery> rows, CancellationToken cancel)
    {
        var (children, records) = (rows.Select(r => r.ParticipantId).Distinct().ToList(), rows.Select(r => r.FormRecordId).Distinct().ToList());
        var pseudonyms = await db.Participants.Where(p => children.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Pseudonym, cancel);
        var kept = await db.FormRecords.Where(r => records.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => new { r.ProgrammeHash, r.Values }, cancel);
        var names = await db.Names(rows.Select(r => r.OpenedBy), cancel);
        var site = await db.Sites.SingleAsync(cancel);
        var lines = ImmutableArray.CreateBuilder<QueryLine>(rows.Count);
        foreach (var row in rows)
        {
            var form = (await db.Programme(kept[row.FormRecordId].ProgrammeHash, cancel)).Form(row.Form);
            var field = form?.Field(row.Field);
            lines.Add(new(row.Id, row.ParticipantId, pseudonyms[row.ParticipantId], row.FormRecordId, row.Form, form?.Title ?? row.Form, row.Field, field?.Label ?? row.Field, row.Kind, row.State, row.Question)
            {
                Stands = SaidAnswer.Of(field, row.Stands),
                Entered = row.Kind == QueryKind.Conflict ? SaidAnswer.Of(field, row.Entered) : null,
                Answer = row.Answer,
                OpenedAt = row.OpenedAt,
                OpenedById = row.OpenedBy,
                OpenedBy = names.GetValueOrDefault(row.OpenedBy),
                AnsweredAt = row.AnsweredAt,
                ClosedAt = row.ClosedAt,
                Days = site.Today(row.ClosedAt ?? acting.At).DayNumber - site.Today(row.OpenedAt).DayNumber,
                Now = SaidAnswer.Of(field, FormValues.Read(kept[row.FormRecordId].Values).Json(row.Field)),
            });
        }

        return lines.ToImmutable();
    }
}
