using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>Cancels visits that a withdrawal stops.</summary>
internal static class StopVisits
{
    public static async Task All(RegistryDb db, Participant child, CancellationToken cancel)
    {
        foreach (var visit in await Open(db, child, cancel)) visit.State = VisitState.Cancelled;
        if (child.State is ParticipantState.Enrolled or ParticipantState.Screening) child.State = ParticipantState.Withdrawn;
    }

    public static async Task WithInfusion(RegistryDb db, Participant child, CancellationToken cancel)
    {
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        foreach (var visit in (await Open(db, child, cancel)).Where(v => programme.Visit(v.Code) is { } planned && IsInfusion(programme, planned))) visit.State = VisitState.Cancelled;
    }

    /// <summary>Whether cells are given at a visit.</summary>
    internal static bool IsInfusion(Programme programme, ProgrammeVisit visit) => visit.Forms.Contains(programme.Treatment.Record.Form, StringComparer.Ordinal);

    private static Task<List<Visit>> Open(RegistryDb db, Participant child, CancellationToken cancel) =>
        db.Visits.Where(v => v.ParticipantId == child.Id && v.State == VisitState.Planned).ToListAsync(cancel);
}

/// <summary>Plans again what a withdrawal had stopped, when consent was given anew: visits whose window has not closed.</summary>
internal static class ResumeVisits
{
    /// <param name="db">The context of the operation.</param>
    /// <param name="acting">Who recorded it.</param>
    /// <param name="child">The child.</param>
    /// <param name="added">What was said just now, not saved yet.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task Run(RegistryDb db, Acting acting, Participant child, IReadOnlyCollection<ConsentEvent> added, CancellationToken cancel)
    {
        if (child.EnrolledOn is null) return;
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var site = await db.Sites.SingleAsync(cancel);
        var today = site.Today(acting.At);
        var events = await db.ConsentEvents.AsNoTracking().Where(e => e.ParticipantId == child.Id).ToListAsync(cancel);
        var (age, rule) = (child.AgeMonthsOn(today), programme.Consent);
        var (before, now) = (ConsentStanding.Of(events, rule, age, today), ConsentStanding.Of([.. events, .. added], rule, age, today));
        bool IsBack(WithdrawalScope scope) => before.Withdrawn.ContainsKey(scope) && !now.Withdrawn.ContainsKey(scope);
        if (now.Withdrawn.ContainsKey(WithdrawalScope.FutureData)) return; // one parent's yes may give back the one thing and not the other
        if (IsBack(WithdrawalScope.FutureData) || IsBack(WithdrawalScope.Contact)) await PlanFollowUps.Resume(db, acting, child, site, lateEffects: !now.Withdrawn.ContainsKey(WithdrawalScope.Contact), cancel);
        if (!IsBack(WithdrawalScope.FutureData) && !IsBack(WithdrawalScope.Treatment)) return;
        if (child.State == ParticipantState.Withdrawn) child.State = ParticipantState.Enrolled;
        var stopped = await db.Visits.Where(v => v.ParticipantId == child.Id && v.State == VisitState.Cancelled && (v.WindowTo == null || v.WindowTo >= today)).ToListAsync(cancel);
        var mayTreat = !now.Withdrawn.ContainsKey(WithdrawalScope.Treatment);
        foreach (var visit in stopped.Where(v => programme.Visit(v.Code) is { } planned && (mayTreat || !StopVisits.IsInfusion(programme, planned)))) visit.State = VisitState.Planned;
        await PlanVisits.Run(db, child, await PlanVisits.Infusions(db, child, cancel), cancel);
    }
}
