using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>A visit that took place.</summary>
/// <param name="ParticipantId">Whose.</param>
/// <param name="VisitId">The planned visit; null for one that no programme planned.</param>
/// <param name="On">The day.</param>
public sealed record TookPlace(Guid ParticipantId, Guid? VisitId, DateOnly On);

/// <summary>What came of recording it.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="Deviations">What departs from the programme, in sentences.</param>
public sealed record RecordedVisit(Guid VisitId, ImmutableArray<string> Deviations);

/// <summary>Records that a visit took place, or corrects its day. Late is recorded, not merely warned of.</summary>
public sealed class RecordVisit(IDbContextFactory<RegistryDb> databases)
{
    public Task<Outcome<RecordedVisit>> Run(Acting acting, TookPlace took, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(took);
        return databases.Act<RecordedVisit>(acting, Right.VisitsWrite, "visit.recorded", took, db => Within(db, acting, took, cancel), cancel);
    }

    /// <summary>The same within an operation that records many visits.</summary>
    internal static async Task<Outcome<RecordedVisit>> Within(RegistryDb db, Acting acting, TookPlace took, CancellationToken cancel)
    {
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == took.ParticipantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        if (child.EnrolledOn is null) return new Refused(RefusalCode.WrongState, "The child is not enrolled.");
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        if (took.On > today) return Wrong("future", "This day is still to come.");
        if (took.On < child.ScreenedOn) return Wrong("early", "This day lies before the child was screened.");
        if (!(await db.Consent(child, took.On, cancel)).MayCollect(took.On)) return new Refused(RefusalCode.NoConsent, "The family had taken back its consent to further data by then.");
        var visit = took.VisitId is null ? New(acting, took) : await db.Visits.SingleOrDefaultAsync(v => v.Id == took.VisitId && v.ParticipantId == child.Id, cancel);
        if (visit is null) return new Refused(RefusalCode.NotFound, "There is no such visit of this child.");
        if (visit.State == VisitState.Cancelled) return new Refused(RefusalCode.WrongState, "This visit was cancelled; record an unscheduled one.");
        if (visit.ActualOn is not null && visit.ActualOn != took.On && string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Another day is on record; say why it is changed.");
        if (took.VisitId is null) db.Visits.Add(visit);
        (visit.ActualOn, visit.State) = (took.On, VisitState.Done);
        var name = (await db.Programme(child.ProgrammeHash, cancel)).Visit(visit.Code)?.Name ?? "Visit";
        var found = await Deviate(db, acting, visit, OutOfWindow(visit, name), today, cancel);
        await PlanVisits.Run(db, child, await PlanVisits.Infusions(db, child, cancel), cancel);
        return new RecordedVisit(visit.Id, found);
    }

    internal static async Task<ImmutableArray<string>> Deviate(RegistryDb db, Acting acting, Visit visit, string? says, DateOnly today, CancellationToken cancel)
    {
        var before = await db.Deviations.Where(d => d.VisitId == visit.Id && d.FormRecordId == null && d.ResolvedAt == null).ToListAsync(cancel);
        foreach (var deviation in before.Where(d => d.Says != says)) deviation.ResolvedAt = acting.At;
        if (says is null) return [];
        if (before.TrueForAll(d => d.Says != says)) db.Deviations.Add(Deviations.New(acting, visit.ParticipantId, visit.State == VisitState.Missed ? DeviationKind.Missed : DeviationKind.Window, visit.ActualOn ?? visit.WindowTo ?? today, says, visit.Id));
        return [says];
    }

    private static string? OutOfWindow(Visit visit, string name)
    {
        if (visit.Code == Visit.Unscheduled) return null;
        var on = visit.ActualOn!.Value;
        if (visit.WindowFrom is not { } from || visit.WindowTo is not { } to) return $"{name} took place on {Said(on)}, before what it is counted from had happened.";
        var late = on > to;
        if (!late && on >= from) return null;
        var days = late ? on.DayNumber - to.DayNumber : from.DayNumber - on.DayNumber;
        return string.Create(CultureInfo.InvariantCulture, $"{name} took place on {Said(on)}, {days} {(days == 1 ? "day" : "days")} {(late ? "after" : "before")} its window from {Said(from)} to {Said(to)}.");
    }

    private static Visit New(Acting acting, TookPlace took) => new()
    {
        SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), ParticipantId = took.ParticipantId, Code = Visit.Unscheduled, Place = int.MaxValue, State = VisitState.Done,
    };

    private static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Refused Wrong(string code, string message) => new(RefusalCode.Invalid, "The visit cannot be recorded like this.") { Fields = [new("on", code, message)] };
}
