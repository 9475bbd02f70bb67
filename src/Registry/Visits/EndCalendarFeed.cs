using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>Ends an address of a calendar: one's own, or as administrator anybody's at the site.</summary>
public sealed class EndCalendarFeed(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>When it ended.</returns>
    public Task<Outcome<DateTimeOffset>> Run(Acting acting, Guid feedId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<DateTimeOffset>(acting, Right.VisitsRead, "calendar-feed.ended", feedId, async db =>
        {
            var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Id == feedId, cancel);
            if (feed is null || (feed.UserId != acting.UserId && !acting.May(Right.PeopleWrite))) return new Refused(RefusalCode.NotFound, "You have no such address at this site.");
            if (feed.EndedAt is not null) return new Refused(RefusalCode.WrongState, "This address has ended already.");
            feed.EndedAt = acting.At;
            return acting.At;
        }, cancel);
    }
}
