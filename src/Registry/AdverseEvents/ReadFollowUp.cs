using Equipoise.Registry.Access;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>A follow-up by itself.</summary>
/// <param name="Due">What is looked at again, and when.</param>
/// <param name="State">How it stands.</param>
/// <param name="Months">For late effects: so many months after the infusion.</param>
/// <param name="DoneOn">When it was looked at.</param>
/// <param name="Says">What was found.</param>
public sealed record FollowUpSheet(DueFollowUp Due, FollowUpState State, int? Months, DateOnly? DoneOn, string? Says);

/// <summary>Reads one follow-up.</summary>
public sealed class ReadFollowUp(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<FollowUpSheet>> Run(Acting acting, Guid followUpId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AdverseEventsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var hidden = (await db.Hidden(acting.Role, cancel)).Forms;
        if (await db.FollowUps.SingleOrDefaultAsync(f => f.Id == followUpId && !hidden.Contains(f.Form), cancel) is not { } f) return new Refused(RefusalCode.NotFound, "There is no such follow-up at this site.");
        var pseudonym = await db.Participants.Where(p => p.Id == f.ParticipantId).Select(p => p.Pseudonym).SingleAsync(cancel);
        var title = f.EventId is { } id ? await db.AdverseEvents.Where(e => e.Id == id).Select(e => e.Title).SingleAsync(cancel) : null;
        return new FollowUpSheet(new(f.Id, f.EventId, f.ParticipantId, pseudonym, f.Kind, title, f.DueOn), f.State, f.Months, f.DoneOn, f.Says);
    }
}
