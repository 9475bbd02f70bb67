using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>Whether a role may work on an event: as it may on the form, which a programme can narrow.</summary>
internal static class EventAccess
{
    public static Refused NoEvent => new(RefusalCode.NotFound, "There is no such event at this site.");

    public static async Task<bool> May(RegistryDb db, Acting acting, AdverseEvent e, CancellationToken cancel)
    {
        var hash = await db.FormRecords.Where(r => r.Id == e.Id).Select(r => r.ProgrammeHash).SingleAsync(cancel);
        return (await db.Programme(hash, cancel)).Form(e.Form)?.MayWrite(acting.Role) == true;
    }
}
