using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Today;

/// <summary>What is due today at a site.</summary>
public sealed class ListToday(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>Days before the end of a window in which it counts as closing.</summary>
    public const int ClosingDays = 3;

    public const int Most = 200;

    public Task<Outcome<TodayList>> Run(Acting acting, CancellationToken cancel = default) => Run(acting, new WantedToday(), cancel);

    public async Task<Outcome<TodayList>> Run(Acting acting, WantedToday wanted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(wanted);
        if (acting.Without(Right.ParticipantsRead) is { } refused) return refused;
        wanted = wanted with { PageSize = Math.Clamp(wanted.PageSize, 1, Most), For = wanted.Mine ? acting.Role : wanted.For };
        await using var db = databases.For(acting);
        var day = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var programmes = await db.FollowedProgrammes(cancel);
        var (visits, due, closing, overdue) = acting.May(Right.VisitsRead) ? await DueVisits.Run(db, acting, wanted, programmes, day, cancel) : ([], 0, 0, 0);
        var (queries, openQueries) = acting.May(Right.QueriesRead) ? await Asked(db, acting, wanted, cancel) : ([], 0);
        var (deviations, openDeviations) = acting.May(Right.DeviationsRead) ? await Unjudged(db, wanted, cancel) : ([], 0);
        var (awaited, awaitedEntries) = acting.May(Right.AssessmentsWrite) ? await Awaited(db, acting, wanted, programmes, cancel) : ([], 0);
        var list = new TodayList(day, visits, due, closing, overdue, queries, openQueries, deviations, openDeviations)
        {
            Awaited = awaited, AwaitedEntries = awaitedEntries, Programmes = [.. programmes.Values.Select(p => p.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
        if (!acting.May(Right.AdverseEventsRead)) return list;
        var (clocks, running) = await ListClocks.Running(db, acting, Most, cancel);
        var (followUps, dueFollowUps) = await ListClocks.FollowUps(db, acting, day, Most, cancel);
        return list with { Clocks = clocks, RunningClocks = running, FollowUps = followUps, DueFollowUps = dueFollowUps };
    }

    private static async Task<(ImmutableArray<OpenQuery> Queries, int Open)> Asked(RegistryDb db, Acting acting, WantedToday wanted, CancellationToken cancel)
    {
        var open = (await db.VisibleQueries(acting.Role, cancel)).Where(q => q.State != QueryState.Closed);
        if (wanted.Mine) open = open.Where(q => db.FormRecords.Any(r => r.SiteId == q.SiteId && r.Id == q.FormRecordId && r.CompletedBy == acting.UserId));
        if (wanted.Programme is { } programme) open = open.Where(q => db.Participants.Any(p => p.SiteId == q.SiteId && p.Id == q.ParticipantId && p.ProgrammeId == programme));
        var rows = await (from query in open
                          join child in db.Participants on new { query.SiteId, Id = query.ParticipantId } equals new { child.SiteId, child.Id }
                          orderby query.OpenedAt, query.Id
                          select new OpenQuery(query.Id, query.ParticipantId, child.Pseudonym, query.Form, query.Field, query.Question, query.State, query.OpenedAt)).Skip(Before(wanted.QueryPage, wanted)).Take(wanted.PageSize).ToListAsync(cancel);
        return ([.. rows], await open.CountAsync(cancel));
    }

    private static async Task<(ImmutableArray<OpenDeviation> Deviations, int Open)> Unjudged(RegistryDb db, WantedToday wanted, CancellationToken cancel)
    {
        var open = db.Deviations.Where(d => d.Class == null && d.ResolvedAt == null);
        if (wanted.Programme is { } programme) open = open.Where(d => db.Participants.Any(p => p.SiteId == d.SiteId && p.Id == d.ParticipantId && p.ProgrammeId == programme));
        var rows = await (from deviation in open
                          join child in db.Participants on new { deviation.SiteId, Id = deviation.ParticipantId } equals new { child.SiteId, child.Id }
                          orderby deviation.On, deviation.Id
                          select new OpenDeviation(deviation.Id, deviation.ParticipantId, child.Pseudonym, deviation.Kind, deviation.On, deviation.Says)).Skip(Before(wanted.DeviationPage, wanted)).Take(wanted.PageSize).ToListAsync(cancel);
        return ([.. rows], await open.CountAsync(cancel));
    }

    private static async Task<(ImmutableArray<AwaitedEntry> Awaited, int Count)> Awaited(RegistryDb db, Acting acting, WantedToday wanted, ImmutableDictionary<string, Programme> programmes, CancellationToken cancel)
    {
        var forms = programmes.Values.Where(p => wanted.Programme is null || p.Id == wanted.Programme).SelectMany(p => p.Forms.Where(f => DoubleEntry.IsAsked(p, f) && f.MayRead(acting.Role) && f.MayWrite(acting.Role)))
            .GroupBy(f => f.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Title, StringComparer.Ordinal);
        if (forms.Count == 0) return ([], 0);
        var codes = forms.Keys.ToList();
        var waiting = db.FormRecords.Where(r => codes.Contains(r.Form) && r.State != RecordState.Draft && r.Entry == 1 && r.CompletedBy != acting.UserId
            && !db.FormRecords.Any(s => s.SiteId == r.SiteId && s.ParticipantId == r.ParticipantId && s.Form == r.Form && s.Instance == r.Instance && s.VisitId == r.VisitId && s.Entry == 2));
        var rows = await (from record in waiting
                          join child in db.Participants on new { record.SiteId, Id = record.ParticipantId } equals new { child.SiteId, child.Id }
                          orderby record.CompletedAt, record.Id
                          select new { record.Id, record.ParticipantId, child.Pseudonym, record.VisitId, record.Form, record.CompletedAt }).Take(wanted.PageSize).ToListAsync(cancel);
        return ([.. rows.Select(r => new AwaitedEntry(r.Id, r.ParticipantId, r.Pseudonym, r.VisitId, r.Form, forms[r.Form], r.CompletedAt))], await waiting.CountAsync(cancel));
    }

    internal static int Before(int page, WantedToday wanted) => (Math.Clamp(page, 1, 1_000_000) - 1) * wanted.PageSize;
}
