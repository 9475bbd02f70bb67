using System.Collections.Immutable;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>Which deviations are wanted.</summary>
public sealed record WantedDeviations
{
    public Guid? ParticipantId { get; init; }

    public Guid? VisitId { get; init; }

    public DeviationKind? Kind { get; init; }

    /// <summary>Whether only those that nobody has judged and that still stand.</summary>
    public bool Unjudged { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>A deviation as people read it.</summary>
public sealed record DeviationLine(Guid DeviationId, Guid ParticipantId, string Pseudonym, Guid? VisitId, string? Visit, Guid? FormRecordId, DeviationKind Kind, DateOnly On, string Says)
{
    public DeviationClass? Class { get; init; }

    public string? Cause { get; init; }

    public string? CorrectiveAction { get; init; }

    public DateOnly? ReportedToEthics { get; init; }

    /// <summary>When what it was found in was corrected, so that nothing departs any more.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }
}

/// <summary>A page of deviations, the latest first.</summary>
public sealed record DeviationPage(ImmutableArray<DeviationLine> Deviations, int Total, int Page, int Pages);

/// <summary>Lists deviations from the programme, and reads one.</summary>
public sealed class ListDeviations(IDbContextFactory<RegistryDb> databases)
{
    public const int PageSize = 50;

    public async Task<Outcome<DeviationPage>> Run(Acting acting, WantedDeviations wanted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(wanted);
        if (acting.Without(Right.DeviationsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var found = db.Deviations.AsQueryable();
        if (wanted.ParticipantId is { } child) found = found.Where(d => d.ParticipantId == child);
        if (wanted.VisitId is { } visit) found = found.Where(d => d.VisitId == visit);
        if (wanted.Kind is { } kind) found = found.Where(d => d.Kind == kind);
        if (wanted.Unjudged) found = found.Where(d => d.Class == null && d.ResolvedAt == null);
        var total = await found.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(wanted.Page, 1, pages);
        var rows = await found.OrderByDescending(d => d.On).ThenByDescending(d => d.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new DeviationPage(await Lines(db, rows, cancel), total, page, pages);
    }

    /// <summary>One deviation.</summary>
    public async Task<Outcome<DeviationLine>> One(Acting acting, Guid deviationId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.DeviationsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var row = await db.Deviations.SingleOrDefaultAsync(d => d.Id == deviationId, cancel);
        return row is null ? new Refused(RefusalCode.NotFound, "There is no such deviation.") : (await Lines(db, [row], cancel))[0];
    }

    private static async Task<ImmutableArray<DeviationLine>> Lines(RegistryDb db, List<Deviation> rows, CancellationToken cancel)
    {
        var (childIds, visitIds) = (rows.Select(r => r.ParticipantId).Distinct().ToList(), rows.Select(r => r.VisitId).OfType<Guid>().Distinct().ToList());
        var children = await db.Participants.Where(p => childIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new { p.Pseudonym, p.ProgrammeHash }, cancel);
        var codes = await db.Visits.Where(v => visitIds.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Code, cancel);
        var lines = ImmutableArray.CreateBuilder<DeviationLine>(rows.Count);
        foreach (var row in rows)
        {
            var child = children[row.ParticipantId];
            var visit = row.VisitId is { } id && codes.TryGetValue(id, out var code) ? (await db.Programme(child.ProgrammeHash, cancel)).NameOf(code) : null;
            lines.Add(new(row.Id, row.ParticipantId, child.Pseudonym, row.VisitId, visit, row.FormRecordId, row.Kind, row.On, row.Says)
            {
                Class = row.Class, Cause = row.Cause, CorrectiveAction = row.CorrectiveAction, ReportedToEthics = row.ReportedToEthics, ResolvedAt = row.ResolvedAt,
            });
        }

        return lines.ToImmutable();
    }
}
