using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>What would change for a child that is moved to the version of now.</summary>
/// <param name="ParticipantId">The child.</param>
/// <param name="Pseudonym">Its name here.</param>
/// <param name="From">The version that it follows.</param>
/// <param name="Changes">Its open visits that move, go or come, in sentences.</param>
public sealed record MigratingChild(Guid ParticipantId, string Pseudonym, int From, ImmutableArray<string> Changes);

/// <summary>Who would be moved, and how the programme differs for them.</summary>
/// <param name="To">The version of now.</param>
/// <param name="Total">How many children follow an earlier version.</param>
/// <param name="Children">The first of them, with what changes.</param>
/// <param name="Differences">Between each earlier version that somebody follows and the one of now.</param>
public sealed record MigrationPreview(int To, int Total, ImmutableArray<MigratingChild> Children, ImmutableArray<(int From, ImmutableArray<ProgrammeChange> Changes)> Differences);

/// <summary>Shows, before anything is done, whom a move to the version of now concerns.</summary>
public sealed class PreviewMigration(IDbContextFactory<RegistryDb> databases)
{
    public const int Most = 200;

    public async Task<Outcome<MigrationPreview>> Run(Acting acting, string programmeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ProgrammesWrite) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Current(programmeId, cancel) is not { } current) return new Refused(RefusalCode.NotFound, "The site does not follow this programme.");
        var now = await db.Programme(current.ProgrammeHash, cancel);
        var waiting = Waiting(db, current);
        var total = await waiting.CountAsync(cancel);
        var children = ImmutableArray.CreateBuilder<MigratingChild>();
        foreach (var child in await waiting.OrderBy(p => p.Number).Take(Most).ToListAsync(cancel)) children.Add(new(child.Id, child.Pseudonym, child.ProgrammeVersion, await Changes(db, child, now, cancel)));
        var differences = ImmutableArray.CreateBuilder<(int, ImmutableArray<ProgrammeChange>)>();
        foreach (var hash in await waiting.Select(p => p.ProgrammeHash).Distinct().ToListAsync(cancel))
        {
            var before = await db.Programme(hash, cancel);
            differences.Add((before.Version, ProgrammeDiff.Between(before, now)));
        }

        return new MigrationPreview(now.Version, total, children.ToImmutable(), differences.ToImmutable());
    }

    /// <summary>The children that follow an earlier version and still take part.</summary>
    internal static IQueryable<Participant> Waiting(RegistryDb db, SiteProgramme current) => db.Participants.Where(p =>
        p.ProgrammeId == current.ProgrammeId && p.ProgrammeHash != current.ProgrammeHash && (p.State == ParticipantState.Screening || p.State == ParticipantState.Enrolled));

    private static async Task<ImmutableArray<string>> Changes(RegistryDb db, Participant child, Programme now, CancellationToken cancel)
    {
        if (child.EnrolledOn is not { } enrolled) return [];
        var infusions = await PlanVisits.Infusions(db, child, cancel);
        var visits = await db.Visits.Where(v => v.ParticipantId == child.Id && v.Code != Visit.Unscheduled).ToListAsync(cancel);
        var actual = visits.Where(v => v.ActualOn is not null).ToDictionary(v => v.Code, v => v.ActualOn!.Value, StringComparer.Ordinal);
        var planned = Schedule.Of(now, enrolled, infusions, actual);
        var changes = ImmutableArray.CreateBuilder<string>();
        foreach (var plan in planned)
        {
            var visit = visits.Find(v => v.Code == plan.Visit.Code);
            if (visit is null) changes.Add($"New: {plan.Visit.Name}, {Said(plan.On)}.");
            else if (visit.IsOpen && (visit.PlannedOn != plan.On || visit.WindowFrom != plan.From || visit.WindowTo != plan.To)) changes.Add($"{plan.Visit.Name}: {Said(visit.PlannedOn)}, {Said(visit.WindowFrom)} to {Said(visit.WindowTo)} → {Said(plan.On)}, {Said(plan.From)} to {Said(plan.To)}.");
        }

        changes.AddRange(visits.Where(v => v.IsOpen && planned.All(p => p.Visit.Code != v.Code)).Select(v => $"No longer due: {v.Code}."));
        return changes.ToImmutable();
    }

    private static string Said(DateOnly? day) => day is { } on ? on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "no day yet";
}
