using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Today;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>How a visit stands in the matrix.</summary>
public enum CellState
{
    /// <summary>Its window has not opened, or its day is not known.</summary>
    NotYet,

    Due, Closing, Overdue, Done, Missed, Cancelled,
}

/// <summary>Which part of the matrix is wanted.</summary>
public sealed record WantedMatrix
{
    /// <summary>The programme; null for the first that the site follows.</summary>
    public string? Programme { get; init; }

    /// <summary>Only children in this state; null for all who were enrolled.</summary>
    public ParticipantState? State { get; init; }

    /// <summary>Only children with an overdue visit.</summary>
    public bool Overdue { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>A visit of the programme.</summary>
public sealed record MatrixColumn(string Code, string Name);

/// <summary>One visit of one child: how it stands, and the day it took place or is planned for.</summary>
public sealed record MatrixCell(Guid VisitId, CellState State, DateOnly? On);

/// <summary>One child. A cell is null where its version of the programme has no such visit.</summary>
public sealed record MatrixRow(Guid ParticipantId, string Pseudonym, ParticipantState State, DateOnly? EnrolledOn, ImmutableArray<MatrixCell?> Cells, int Unscheduled);

/// <summary>A page of the matrix, by the number of the child.</summary>
public sealed record MatrixPage(string? Programme, ImmutableArray<MatrixColumn> Columns, ImmutableArray<MatrixRow> Rows, int Total, int Page, int Pages, ImmutableArray<ProgrammeName> Programmes, DateOnly Today);

/// <summary>A programme that the site follows.</summary>
public sealed record ProgrammeName(string Id, string Title);

/// <summary>Lists children by visits.</summary>
public sealed class ListMatrix(IDbContextFactory<RegistryDb> databases)
{
    public const int PageSize = 50;

    public async Task<Outcome<MatrixPage>> Run(Acting acting, WantedMatrix wanted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(wanted);
        if ((acting.Without(Right.ParticipantsRead) ?? acting.Without(Right.VisitsRead)) is { } refused) return refused;
        await using var db = databases.For(acting);
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var followed = await db.FollowedProgrammes(cancel);
        ImmutableArray<ProgrammeName> names = [.. followed.Values.GroupBy(p => p.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ProgrammeName(g.Key, g.MaxBy(p => p.Version)!.Title))];
        if (names.FirstOrDefault(n => n.Id == (wanted.Programme ?? n.Id)) is not { Id: var programme }) return new MatrixPage(null, [], [], 0, 1, 1, names, today);
        var children = Children(db, wanted, programme, today);
        var total = await children.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(wanted.Page, 1, pages);
        var rows = await children.OrderBy(p => p.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var ids = rows.ConvertAll(p => p.Id);
        var visits = (await db.Visits.Where(v => ids.Contains(v.ParticipantId)).ToListAsync(cancel)).ToLookup(v => v.ParticipantId);
        var current = followed.GetValueOrDefault((await db.Current(programme, cancel))?.ProgrammeHash ?? "") ?? followed.Values.Where(p => p.Id == programme).MaxBy(p => p.Version)!;
        var columns = Columns(current, rows, followed, acting.Role);
        return new MatrixPage(programme, columns, [.. rows.Select(p => Row(p, visits[p.Id], columns, followed.GetValueOrDefault(p.ProgrammeHash) ?? current, acting.Role, today))], total, page, pages, names, today);
    }

    private static IQueryable<Participant> Children(RegistryDb db, WantedMatrix wanted, string programme, DateOnly today)
    {
        var children = db.Participants.Where(p => p.ProgrammeId == programme);
        children = wanted.State is { } state ? children.Where(p => p.State == state) : children.Where(p => p.EnrolledOn != null);
        if (!wanted.Overdue) return children;
        var late = db.Visits.Where(v => v.State == VisitState.Planned && v.WindowTo < today).Select(v => v.ParticipantId);
        return children.Where(p => late.Contains(p.Id));
    }

    /// <summary>The visits of the version that the site follows now, then those that children on the page have by an older one.</summary>
    private static ImmutableArray<MatrixColumn> Columns(Programme current, List<Participant> children, ImmutableDictionary<string, Programme> followed, Role role) =>
    [
        .. ((Programme[])[current, .. children.Select(p => followed.GetValueOrDefault(p.ProgrammeHash)).OfType<Programme>().Distinct()])
            .SelectMany(p => p.Seen(role).Select(code => new MatrixColumn(code, p.NameOf(code)))).DistinctBy(c => c.Code, StringComparer.Ordinal),
    ];

    private static MatrixRow Row(Participant child, IEnumerable<Visit> visits, ImmutableArray<MatrixColumn> columns, Programme programme, Role role, DateOnly today)
    {
        var own = visits.Where(v => programme.MaySee(v.Code, role)).ToList();
        var byCode = own.Where(v => v.Code != Visit.Unscheduled).ToDictionary(v => v.Code, StringComparer.Ordinal);
        return new(child.Id, child.Pseudonym, child.State, child.EnrolledOn, [.. columns.Select(c => byCode.TryGetValue(c.Code, out var visit) ? new MatrixCell(visit.Id, StateOf(visit, today), visit.ActualOn ?? visit.PlannedOn) : null)], own.Count(v => v.Code == Visit.Unscheduled));
    }

    private static CellState StateOf(Visit visit, DateOnly today) => visit.State switch
    {
        VisitState.Done => CellState.Done,
        VisitState.Missed => CellState.Missed,
        VisitState.Cancelled => CellState.Cancelled,
        _ => ReadVisits.DueOn(visit, today) switch { DueState.Overdue => CellState.Overdue, DueState.Closing => CellState.Closing, DueState.Due => CellState.Due, _ => CellState.NotYet },
    };
}
