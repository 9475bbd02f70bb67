using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>A notice that was sent.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="SentAt">When it was sent; for a notice to the sponsor, the sponsor's own clocks begin then.</param>
/// <param name="Reference">The number that the receiver gave it; needed from an authority.</param>
public sealed record SentNotice(Guid NoticeId, DateTimeOffset SentAt, string? Reference);

/// <summary>Records that a notice was sent, or that it need not be. Late is recorded as a deviation.</summary>
public sealed class SendNotice(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>Whether it was late.</returns>
    public Task<Outcome<bool>> Run(Acting acting, SentNotice sent, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(sent);
        return databases.Act<bool>(acting, Right.AdverseEventsWrite, "notice.sent", sent, async db =>
        {
            var found = await Waiting(db, acting, sent.NoticeId, cancel);
            if (found.Refused is { } refused) return refused;
            var (notice, e) = found.Done;
            if (Problems(acting, sent, notice).ToList() is { Count: > 0 } problems) return new Refused(RefusalCode.Invalid, "The notice cannot be recorded like this.") { Fields = [.. problems] };
            var site = await db.Sites.SingleAsync(cancel);
            (notice.State, notice.SentAt, notice.SentBy, notice.Reference) = (NoticeState.Sent, sent.SentAt, acting.UserId, sent.Reference?.Trim());
            await LateNotices.Note(db, acting, e, notice, site, cancel);
            if (notice.To == NoticeTo.Sponsor) await KeepClocks.SponsorKnows(db, acting, e, sent.SentAt, site, cancel);
            return notice.IsLate(acting.At);
        }, cancel);
    }

    /// <summary>Records that a notice need not be sent, with the reason.</summary>
    /// <returns>How it stands now.</returns>
    public Task<Outcome<NoticeState>> Waive(Acting acting, Guid noticeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<NoticeState>(acting, Right.AdverseEventsWrite, "notice.waived", noticeId, async db =>
        {
            if (acting.Reason?.Trim() is not { Length: > 0 and <= EventNoticeTable.LongestReason } reason) return new Refused(RefusalCode.ReasonMissing, $"Say in 1 to {EventNoticeTable.LongestReason} characters why the notice need not be sent.");
            var found = await Waiting(db, acting, noticeId, cancel);
            if (found.Refused is { } refused) return refused;
            var (notice, e) = found.Done;
            await LateNotices.Note(db, acting, e, notice, await db.Sites.SingleAsync(cancel), cancel);
            (notice.State, notice.NotRequiredBecause, notice.NotRequiredAt, notice.NotRequiredBy) = (NoticeState.NotRequired, reason, acting.At, acting.UserId);
            return notice.State;
        }, cancel);
    }

    private static async Task<Outcome<(EventNotice Notice, AdverseEvent Event)>> Waiting(RegistryDb db, Acting acting, Guid noticeId, CancellationToken cancel)
    {
        var notice = await db.EventNotices.SingleOrDefaultAsync(n => n.Id == noticeId, cancel);
        var e = notice is null ? null : await db.AdverseEvents.SingleAsync(a => a.Id == notice.EventId, cancel);
        if (notice is null || e is null || !await EventAccess.May(db, acting, e, cancel)) return new Refused(RefusalCode.NotFound, "There is no such notice at this site.");
        return notice.State == NoticeState.Waiting ? (notice, e) : new Refused(RefusalCode.WrongState, $"This notice is {Words.Of(notice.State)} already.");
    }

    private static IEnumerable<FieldProblem> Problems(Acting acting, SentNotice sent, EventNotice notice)
    {
        if (sent.SentAt > acting.At) yield return new("sentAt", "future", "This instant is still to come.");
        if (sent.SentAt < notice.From) yield return new("sentAt", "early", "This is before the clock of the notice began.");
        if (sent.Reference?.Length > EventNoticeTable.LongestReference) yield return new("reference", "length", $"At most {EventNoticeTable.LongestReference} characters.");
        if (notice.To == NoticeTo.Authority && string.IsNullOrWhiteSpace(sent.Reference)) yield return new("reference", "required", "Write the number that the authority gave it, or how it can be found there.");
    }
}
