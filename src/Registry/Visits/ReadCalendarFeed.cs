using System.Security.Cryptography;
using System.Text;
using Equipoise.Registry.Access;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>The visits behind an address of a calendar, as long as it holds and whoever made it has the role.</summary>
public sealed class ReadCalendarFeed(IDbContextFactory<RegistryDb> databases, ChooseRole choose, WriteCalendar write)
{
    /// <summary>What stands in the address: <c>site.feed.secret</c>.</summary>
    internal static string Text(CalendarFeed feed, string secret) => $"{feed.SiteId:N}.{feed.Id:N}.{secret}";

    /// <returns>The text of an <c>.ics</c> file. Whatever is wrong with an address, it is said in the same words.</returns>
    public async Task<Outcome<string>> Run(string text, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (await Feed(text, cancel) is not { } feed || await choose.Run(feed.UserId, feed.SiteId, feed.Role, cancel) is not { IsDone: true } chosen) return new Refused(RefusalCode.NotFound, "There is no such calendar, or not any more.");
        return await write.Run(chosen.Done, feed.ParticipantId, cancel);
    }

    private async Task<CalendarFeed?> Feed(string text, CancellationToken cancel)
    {
        if (text.Split('.') is not [var site, var id, var secret] || !Guid.TryParseExact(site, "N", out var siteId) || siteId == Guid.Empty || !Guid.TryParseExact(id, "N", out var feedId)) return null;
        await using var db = databases.At(siteId);
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Id == feedId, cancel);
        return feed is { EndedAt: null } && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(AddAccount.HashOf(secret)), Encoding.ASCII.GetBytes(feed.SecretHash)) ? feed : null;
    }
}
