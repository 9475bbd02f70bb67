using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>Notes as deviations the notices of a site whose time has passed and that nobody has sent. The program does it by itself, again and again, so that no deviation waits for somebody to look.</summary>
public sealed class NoteLateNotices(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>How many were noted.</returns>
    public async Task<Outcome<int>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Role != Role.Operator) return new Refused(RefusalCode.NotAllowed, "The program does this by itself.");
        await using (var reading = databases.For(acting))
            if (!await Late(reading, acting).AnyAsync(cancel)) return 0;
        return await databases.Act<int>(acting, Right.SiteRead, "notices.late-noted", acting.At, async db =>
        {
            var site = await db.Sites.SingleAsync(cancel);
            var late = await Late(db, acting).OrderBy(n => n.Due).ThenBy(n => n.Id).ToListAsync(cancel);
            foreach (var notice in late) await LateNotices.Note(db, acting, await db.AdverseEvents.SingleAsync(e => e.Id == notice.EventId, cancel), notice, site, cancel);
            return late.Count;
        }, cancel);
    }

    private static IQueryable<EventNotice> Late(RegistryDb db, Acting acting) => db.EventNotices.Where(n => n.State == NoticeState.Waiting && n.Due < acting.At && n.LateDeviationId == null);
}
