using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Consents;

/// <summary>What the consents of a child allow.</summary>
public static class ReadConsent
{
    public static async Task<ConsentStanding> Consent(this RegistryDb db, Participant child, DateOnly on, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(child);
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var events = await db.ConsentEvents.AsNoTracking().Where(e => e.ParticipantId == child.Id).ToListAsync(cancel);
        return ConsentStanding.Of(events, programme.Consent, child.AgeMonthsOn(on), on);
    }
}
