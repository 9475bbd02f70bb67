using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>Plans when events and late effects are looked at again.</summary>
internal static class PlanFollowUps
{
    /// <summary>An event that is not over has one day planned, sooner when it is serious; one that is over has none.</summary>
    public static async Task OfEvent(RegistryDb db, Acting acting, Participant child, AdverseEvent e, RegistrySite site, CancellationToken cancel)
    {
        await db.FollowUps.Where(f => f.EventId == e.Id).LoadAsync(cancel);
        var mine = db.FollowUps.Local.Where(f => f.EventId == e.Id).ToList();
        var planned = mine.Find(f => f.State == FollowUpState.Planned);
        if (!e.Open)
        {
            if (planned is not null) planned.State = FollowUpState.Cancelled;
            return;
        }

        var rule = (await db.Programme(child.ProgrammeHash, cancel)).Safety ?? new SafetyRule();
        var last = mine.Where(f => f.DoneOn is not null).Max(f => f.DoneOn) ?? site.Today(e.AwareAt);
        var due = last.AddDays(e.Serious == true ? rule.SeriousFollowUpDays : rule.FollowUpDays);
        if (planned is null) db.FollowUps.Add(New(acting, child, FollowUpKind.Event, e.Form, due, e.Id));
        else planned.DueOn = due;
    }

    /// <summary>Late effects are asked about at the times of the programme after each infusion; they move when the day of the infusion is corrected.</summary>
    public static async Task OfInfusion(RegistryDb db, Acting acting, Participant child, FormRecord record, DateOnly infused, CancellationToken cancel)
    {
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        if (programme.Safety is not { LateEffectMonths.IsEmpty: false } rule || EventForm.Of(programme) is not { } form) return;
        var mine = await db.FollowUps.Where(f => f.InfusionId == record.Id).ToListAsync(cancel);
        foreach (var months in rule.LateEffectMonths)
        {
            var planned = mine.Find(f => f.Months == months);
            if (planned is null) db.FollowUps.Add(New(acting, child, FollowUpKind.LateEffects, form.Code, infused.AddMonths(months), null, record.Id, months));
            else if (planned.State == FollowUpState.Planned) planned.DueOn = infused.AddMonths(months);
        }
    }

    /// <summary>Nothing more is asked about late effects; without further data, about no event either.</summary>
    public static async Task Stop(RegistryDb db, Participant child, bool events, CancellationToken cancel)
    {
        var planned = await db.FollowUps.Where(f => f.ParticipantId == child.Id && f.State == FollowUpState.Planned && (events || f.Kind == FollowUpKind.LateEffects)).ToListAsync(cancel);
        foreach (var followUp in planned) followUp.State = FollowUpState.Cancelled;
    }

    /// <summary>What <see cref="Stop"/> had stopped is planned again; late effects only while the family may be contacted.</summary>
    public static async Task Resume(RegistryDb db, Acting acting, Participant child, RegistrySite site, bool lateEffects, CancellationToken cancel)
    {
        if (lateEffects) foreach (var followUp in await db.FollowUps.Where(f => f.ParticipantId == child.Id && f.State == FollowUpState.Cancelled && f.Kind == FollowUpKind.LateEffects).ToListAsync(cancel)) followUp.State = FollowUpState.Planned;
        foreach (var e in await db.AdverseEvents.Where(e => e.ParticipantId == child.Id && e.Open).ToListAsync(cancel)) await OfEvent(db, acting, child, e, site, cancel);
    }

    private static FollowUp New(Acting acting, Participant child, FollowUpKind kind, string form, DateOnly due, Guid? eventId, Guid? infusionId = null, int? months = null) => new()
    {
        SiteId = acting.SiteId,
        Id = Guid.CreateVersion7(acting.At),
        ParticipantId = child.Id,
        EventId = eventId,
        Form = form,
        Kind = kind,
        InfusionId = infusionId,
        Months = months,
        DueOn = due,
        State = FollowUpState.Planned,
    };
}
