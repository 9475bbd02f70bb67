using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>How far people are with a deviation.</summary>
public enum DeviationStanding
{
    /// <summary>Nobody has said how grave it is, and it still stands.</summary>
    Unjudged,

    Judged,

    /// <summary>Major, and the ethics board has not been told.</summary>
    NotReported,

    Reported,

    /// <summary>What it was found in was corrected; nothing departs any more.</summary>
    Corrected,
}

/// <summary>Which deviations are wanted.</summary>
public sealed record WantedDeviations
{
    public Guid? ParticipantId { get; init; }

    public Guid? VisitId { get; init; }

    public DeviationKind? Kind { get; init; }

    public DeviationClass? Class { get; init; }

    public DeviationStanding? Standing { get; init; }

    /// <summary>The first day on which they happened.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which they happened.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>A deviation as people read it.</summary>
public sealed record DeviationLine(Guid DeviationId, Guid ParticipantId, string Pseudonym, Guid? VisitId, string? Visit, Guid? FormRecordId, DeviationKind Kind, DateOnly On, string Says)
{
    /// <summary>For whoever judges it: the version that was seen.</summary>
    public required int Version { get; init; }

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

    private const int Batch = 500;

    public async Task<Outcome<DeviationPage>> Run(Acting acting, WantedDeviations wanted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(wanted);
        if (acting.Without(Right.DeviationsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var found = Found(db, wanted);
        var total = await found.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(wanted.Page, 1, pages);
        var rows = await found.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new DeviationPage(await Lines(db, rows, cancel), total, page, pages);
    }

    /// <summary>All that are wanted, some hundreds at a time; none for whoever may not read them.</summary>
    public async IAsyncEnumerable<DeviationLine> All(Acting acting, WantedDeviations wanted, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(wanted);
        if (acting.Without(Right.DeviationsRead) is not null) yield break;
        await using var db = databases.For(acting);
        var found = Found(db, wanted);
        for (var from = 0; ; from += Batch)
        {
            var rows = await found.Skip(from).Take(Batch).ToListAsync(cancel);
            foreach (var line in await Lines(db, rows, cancel)) yield return line;
            if (rows.Count < Batch) yield break;
        }
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

    private static IQueryable<Deviation> Found(RegistryDb db, WantedDeviations wanted)
    {
        var found = db.Deviations.AsQueryable();
        if (wanted.ParticipantId is { } child) found = found.Where(d => d.ParticipantId == child);
        if (wanted.VisitId is { } visit) found = found.Where(d => d.VisitId == visit);
        if (wanted.Kind is { } kind) found = found.Where(d => d.Kind == kind);
        if (wanted.Class is { } grave) found = found.Where(d => d.Class == grave);
        if (wanted.From is { } from) found = found.Where(d => d.On >= from);
        if (wanted.Until is { } until) found = found.Where(d => d.On <= until);
        found = wanted.Standing switch
        {
            DeviationStanding.Unjudged => found.Where(d => d.Class == null && d.ResolvedAt == null),
            DeviationStanding.Judged => found.Where(d => d.Class != null),
            DeviationStanding.NotReported => found.Where(d => d.Class == DeviationClass.Major && d.ReportedToEthics == null),
            DeviationStanding.Reported => found.Where(d => d.ReportedToEthics != null),
            DeviationStanding.Corrected => found.Where(d => d.ResolvedAt != null),
            _ => found,
        };
        return found.OrderByDescending(d => d.On).ThenByDescending(d => d.Id);
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
                Version = row.Version, Class = row.Class, Cause = row.Cause, CorrectiveAction = row.CorrectiveAction, ReportedToEthics = row.ReportedToEthics, ResolvedAt = row.ResolvedAt,
            });
        }

        return lines.ToImmutable();
    }
}
