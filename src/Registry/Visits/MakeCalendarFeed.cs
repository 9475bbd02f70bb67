using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>An address of a calendar that shall be made: of one child's visits, or of all.</summary>
public sealed record NewCalendarFeed(Guid? ParticipantId);

/// <summary>An address that was made.</summary>
/// <param name="Id">Its name in the list of addresses.</param>
/// <param name="Text">What stands in the address, told once and kept nowhere; null when the request is a repeated one.</param>
public sealed record MadeCalendarFeed(Guid Id, [property: JsonIgnore] string? Text);

/// <summary>Makes an address from which a calendar program fetches the visits that whoever asks may see.</summary>
public sealed class MakeCalendarFeed(IDbContextFactory<RegistryDb> databases)
{
    private const int SecretBytes = 32;

    public Task<Outcome<MadeCalendarFeed>> Run(Acting acting, NewCalendarFeed feed, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(feed);
        return databases.Act<MadeCalendarFeed>(acting, Right.VisitsRead, "calendar-feed.made", feed, async db =>
        {
            if (feed.ParticipantId is { } child && !await db.Participants.AnyAsync(p => p.Id == child, cancel)) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
            var made = new CalendarFeed { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), UserId = acting.UserId, Role = acting.Role, ParticipantId = feed.ParticipantId, SecretHash = AddAccount.HashOf(secret), MadeAt = acting.At };
            db.CalendarFeeds.Add(made);
            return new MadeCalendarFeed(made.Id, ReadCalendarFeed.Text(made, secret));
        }, cancel);
    }
}
