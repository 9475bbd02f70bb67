using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Equipoise.Registry.Access;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>One child in the screening log.</summary>
public sealed record ScreeningLine(string Pseudonym, DateOnly ScreenedOn, int AgeMonths, Sex Sex, string ProgrammeId, int ProgrammeVersion, ParticipantState State, DateOnly? EnrolledOn, string? Because);

/// <summary>The screening log of a site: everybody who was screened, and why whoever did not take part did not.</summary>
/// <param name="Lines">The children, in the order in which they came.</param>
/// <param name="Screened">How many there are.</param>
/// <param name="Enrolled">How many took part, those who left again and those who are through with it among them.</param>
/// <param name="NotEnrolled">How many did not.</param>
/// <param name="Waiting">About how many nothing is decided.</param>
public sealed record ScreeningLog(ImmutableArray<ScreeningLine> Lines, int Screened, int Enrolled, int NotEnrolled, int Waiting);

/// <summary>Reads the screening log.</summary>
public sealed class ReadScreeningLog(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>How many lines a page shows; a file has all.</summary>
    public const int Most = 1000;

    public async Task<Outcome<ScreeningLog>> Run(Acting acting, string? programmeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ScreeningRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var children = Of(db, programmeId);
        var counts = await children.GroupBy(c => new { c.State, Enrolled = c.EnrolledOn != null }).Select(g => new { g.Key.State, g.Key.Enrolled, Count = g.Count() }).ToListAsync(cancel);
        int Sum(bool enrolled, params ParticipantState[] states) => counts.Where(c => c.Enrolled == enrolled && states.Contains(c.State)).Sum(c => c.Count);
        var lines = await Lines(children).Take(Most).ToListAsync(cancel);
        return new ScreeningLog([.. lines], counts.Sum(c => c.Count), counts.Where(c => c.Enrolled).Sum(c => c.Count), Sum(false, ParticipantState.NotEnrolled, ParticipantState.Withdrawn, ParticipantState.Completed), Sum(false, ParticipantState.Screening));
    }

    /// <summary>All lines, as they come from the database; for whoever may read the log.</summary>
    public async IAsyncEnumerable<ScreeningLine> All(Acting acting, string? programmeId, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ScreeningRead) is not null) yield break;
        await using var db = databases.For(acting);
        await foreach (var line in Lines(Of(db, programmeId)).AsAsyncEnumerable().WithCancellation(cancel)) yield return line;
    }

    private static IQueryable<Participant> Of(RegistryDb db, string? programmeId) => string.IsNullOrEmpty(programmeId) ? db.Participants : db.Participants.Where(p => p.ProgrammeId == programmeId);

    private static IQueryable<ScreeningLine> Lines(IQueryable<Participant> children) =>
        children.OrderBy(p => p.Number).Select(p => new ScreeningLine(p.Pseudonym, p.ScreenedOn, p.AgeMonths, p.Sex, p.ProgrammeId, p.ProgrammeVersion, p.State, p.EnrolledOn, p.NotEnrolledBecause));
}
