using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Today;

/// <summary>How urgent a visit is.</summary>
public enum DueState
{
    Due,

    /// <summary>Its window closes within three days.</summary>
    Closing,

    /// <summary>Its window has closed.</summary>
    Overdue,
}

/// <summary>A visit that waits.</summary>
public sealed record DueVisit(Guid VisitId, Guid ParticipantId, string Pseudonym, string Code, DateOnly PlannedOn, DateOnly WindowTo, DueState State);

/// <summary>A query that waits.</summary>
public sealed record OpenQuery(Guid QueryId, Guid ParticipantId, string Pseudonym, string Form, string Field, string Question, QueryState State, DateTimeOffset OpenedAt);

/// <summary>A deviation that nobody has judged.</summary>
public sealed record OpenDeviation(Guid DeviationId, Guid ParticipantId, string Pseudonym, DeviationKind Kind, DateOnly On, string Says);

/// <summary>What waits at a site today, the most urgent first, and how much there is of each. What a role may not know is not in it.</summary>
public sealed record TodayList(DateOnly Day, ImmutableArray<DueVisit> Visits, int Due, int Closing, int Overdue, ImmutableArray<OpenQuery> Queries, int OpenQueries, ImmutableArray<OpenDeviation> Deviations, int OpenDeviations)
{
    /// <summary>Notices of adverse events whose clocks run and of which the role is told, the first to end first.</summary>
    public ImmutableArray<RunningClock> Clocks { get; init; } = [];

    /// <summary>How many clocks run at the site.</summary>
    public int RunningClocks { get; init; }

    /// <summary>Adverse events and late effects that are to be looked at again by today.</summary>
    public ImmutableArray<DueFollowUp> FollowUps { get; init; } = [];

    public int DueFollowUps { get; init; }
}

/// <summary>What is due today at a site.</summary>
public sealed class ListToday(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>Days before the end of a window in which it counts as closing.</summary>
    public const int ClosingDays = 3;

    public const int Most = 200;

    public async Task<Outcome<TodayList>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ParticipantsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var day = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var (visits, due, closing, overdue) = acting.May(Right.VisitsRead) ? await Waiting(db, day, cancel) : ([], 0, 0, 0);
        var (queries, openQueries) = acting.May(Right.QueriesRead) ? await Asked(db, acting.Role, cancel) : ([], 0);
        var (deviations, openDeviations) = acting.May(Right.DeviationsRead) ? await Unjudged(db, cancel) : ([], 0);
        var list = new TodayList(day, visits, due, closing, overdue, queries, openQueries, deviations, openDeviations);
        if (!acting.May(Right.AdverseEventsRead)) return list;
        var (clocks, running) = await ListClocks.Running(db, acting, Most, cancel);
        var (followUps, dueFollowUps) = await ListClocks.FollowUps(db, acting, day, Most, cancel);
        return list with { Clocks = clocks, RunningClocks = running, FollowUps = followUps, DueFollowUps = dueFollowUps };
    }

    private static async Task<(ImmutableArray<DueVisit> Visits, int Due, int Closing, int Overdue)> Waiting(RegistryDb db, DateOnly day, CancellationToken cancel)
    {
        var soon = day.AddDays(ClosingDays);
        var open = db.Visits.Where(v => v.State == VisitState.Planned && v.WindowFrom <= day);
        var overdue = await open.CountAsync(v => v.WindowTo < day, cancel);
        var closing = await open.CountAsync(v => v.WindowTo >= day && v.WindowTo <= soon, cancel);
        var later = await open.CountAsync(v => v.WindowTo > soon, cancel);
        var rows = await (from visit in open
                          join child in db.Participants on new { visit.SiteId, Id = visit.ParticipantId } equals new { child.SiteId, child.Id }
                          orderby visit.WindowTo, child.Number
                          select new { visit.Id, visit.ParticipantId, child.Pseudonym, visit.Code, visit.PlannedOn, visit.WindowTo }).Take(Most).ToListAsync(cancel);
        return ([.. rows.Select(r => new DueVisit(r.Id, r.ParticipantId, r.Pseudonym, r.Code, r.PlannedOn!.Value, r.WindowTo!.Value, r.WindowTo < day ? DueState.Overdue : r.WindowTo <= soon ? DueState.Closing : DueState.Due))], later, closing, overdue);
    }

    private static async Task<(ImmutableArray<OpenQuery> Queries, int Open)> Asked(RegistryDb db, Role role, CancellationToken cancel)
    {
        var hidden = await Hidden(db, role, cancel);
        var open = db.DataQueries.Where(q => q.State != QueryState.Closed && !hidden.Contains(q.Form));
        var rows = await (from query in open
                          join child in db.Participants on new { query.SiteId, Id = query.ParticipantId } equals new { child.SiteId, child.Id }
                          orderby query.OpenedAt, query.Id
                          select new OpenQuery(query.Id, query.ParticipantId, child.Pseudonym, query.Form, query.Field, query.Question, query.State, query.OpenedAt)).Take(Most).ToListAsync(cancel);
        return ([.. rows], await open.CountAsync(cancel));
    }

    /// <summary>The forms, in any version that the site follows or followed, that a role may not read.</summary>
    internal static async Task<List<string>> Hidden(RegistryDb db, Role role, CancellationToken cancel)
    {
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hash in await db.SiteProgrammes.Select(p => p.ProgrammeHash).Distinct().ToListAsync(cancel))
            hidden.UnionWith((await db.Programme(hash, cancel)).Forms.Where(f => !f.MayRead(role)).Select(f => f.Code));
        return [.. hidden];
    }

    private static async Task<(ImmutableArray<OpenDeviation> Deviations, int Open)> Unjudged(RegistryDb db, CancellationToken cancel)
    {
        var open = db.Deviations.Where(d => d.Class == null && d.ResolvedAt == null);
        var rows = await (from deviation in open
                          join child in db.Participants on new { deviation.SiteId, Id = deviation.ParticipantId } equals new { child.SiteId, child.Id }
                          orderby deviation.On, deviation.Id
                          select new OpenDeviation(deviation.Id, deviation.ParticipantId, child.Pseudonym, deviation.Kind, deviation.On, deviation.Says)).Take(Most).ToListAsync(cancel);
        return ([.. rows], await open.CountAsync(cancel));
    }
}
