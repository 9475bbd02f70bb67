using System.Globalization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>A notice that is late departs from what was promised: it is noted as a deviation, which ends when a corrected awareness shows that it was in time.</summary>
internal static class LateNotices
{
    public static async Task Note(RegistryDb db, Acting acting, AdverseEvent e, EventNotice notice, RegistrySite site, CancellationToken cancel)
    {
        if (notice.State == NoticeState.NotRequired || notice.IsLate(acting.At) == notice.LateDeviationId is not null) return;
        if (notice.LateDeviationId is { } id)
        {
            (await db.Deviations.SingleAsync(d => d.Id == id, cancel)).ResolvedAt = acting.At;
            notice.LateDeviationId = null;
            return;
        }

        var deviation = Deviations.New(acting, e.ParticipantId, DeviationKind.Notice, site.Today(notice.Due), Says(e, notice, site), recordId: e.Id);
        db.Deviations.Add(deviation);
        notice.LateDeviationId = deviation.Id;
    }

    private static string Says(AdverseEvent e, EventNotice notice, RegistrySite site)
    {
        var how = notice.SentAt is { } sent ? $"was sent {NoticeClock.Length(sent - notice.Due)} late" : "was not sent in time";
        return string.Create(CultureInfo.InvariantCulture, $"Notice {notice.Number} of event {e.Number} to the {Words.Of(notice.To)}, due until {site.Local(notice.Due):yyyy-MM-dd HH:mm}, {how}.");
    }
}
