using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Today;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>A record, as lists name it.</summary>
public sealed record RecordLine(Guid RecordId, int Instance, int Entry, RecordState State);

/// <summary>A form that belongs to a visit, and what was entered into it there.</summary>
public sealed record VisitForm(string Code, string Title, bool Repeats, bool MayWrite, bool Twice, ImmutableArray<RecordLine> Records);

/// <summary>A visit of a child. Days are null while what they are counted from has not happened.</summary>
public sealed record ChildVisit(Guid VisitId, string Code, string Name, VisitState State, DueState? Due, DateOnly? PlannedOn, DateOnly? WindowFrom, DateOnly? WindowTo, DateOnly? ActualOn, ImmutableArray<VisitForm> Forms);

/// <summary>The visits of a child, in the order of its programme. What a role may not know is not in it.</summary>
public sealed record ChildVisits(Guid ParticipantId, string Pseudonym, ParticipantState State, string Programme, int ProgrammeVersion, DateOnly Today, ImmutableArray<ChildVisit> Visits);

/// <summary>Reads the visits of a child.</summary>
public sealed class ReadVisits(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<ChildVisits>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.VisitsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var visits = await db.Visits.Where(v => v.ParticipantId == participantId).ToListAsync(cancel);
        var records = (await db.FormRecords.Where(r => r.ParticipantId == participantId && r.VisitId != null).Select(r => new { r.VisitId, r.Form, Line = new RecordLine(r.Id, r.Instance, r.Entry, r.State) }).ToListAsync(cancel))
            .ToLookup(r => (r.VisitId, r.Form), r => r.Line);
        return new ChildVisits(child.Id, child.Pseudonym, child.State, programme.Id, programme.Version, today,
        [
            .. visits.Where(v => programme.MaySee(v.Code, acting.Role)).OrderBy(v => v.Place).ThenBy(v => v.ActualOn).ThenBy(v => v.Id).Select(v => new ChildVisit(
                v.Id, v.Code, programme.NameOf(v.Code), v.State, DueOn(v, today), v.PlannedOn, v.WindowFrom, v.WindowTo, v.ActualOn,
                [.. Forms(programme, v, acting.Role).Select(f => new VisitForm(f.Code, f.Title, f.Repeats, f.MayWrite(acting.Role), DoubleEntry.IsAsked(programme, f), [.. records[(v.Id, f.Code)].OrderBy(r => r.Instance).ThenBy(r => r.Entry)]))])),
        ]);
    }

    /// <summary>How urgent a visit is on a day; null when nothing waits.</summary>
    internal static DueState? DueOn(Visit visit, DateOnly today) => visit is { State: VisitState.Planned, WindowFrom: { } from, WindowTo: { } to } && from <= today
        ? to < today ? DueState.Overdue : to <= today.AddDays(ListToday.ClosingDays) ? DueState.Closing : DueState.Due : null;

    /// <summary>At a visit that nobody planned, every form that is about a visit may be filled in.</summary>
    private static IEnumerable<ProgrammeForm> Forms(Programme programme, Visit visit, Role role) =>
        (visit.Code == Visit.Unscheduled ? programme.Forms.Where(f => f.Topic is not (FormTopic.Screening or FormTopic.Diary)) : (programme.Visit(visit.Code)?.Forms ?? []).Select(programme.Form).OfType<ProgrammeForm>())
        .Where(f => f.MayRead(role));
}
