using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>
/// The visits of a site, or of one child, as a calendar (iCalendar, RFC 5545) under pseudonyms: a visit that is to come as the days on which it is in time, one that took place as its day,
/// one that was cancelled or missed as cancelled. An event keeps its UID for good, and its SEQUENCE grows with each change of the visit.
/// </summary>
public sealed class WriteCalendar(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>How long visits that are over stay in it.</summary>
    public const int PastDays = 90;

    /// <summary>How many visits at most; the earliest ones.</summary>
    public const int Most = 5000;

    private sealed record Row(Visit Visit, string Pseudonym, string Hash);

    /// <param name="acting">Who asks.</param>
    /// <param name="participantId">Whose visits; null for all children of the site.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The text of an <c>.ics</c> file.</returns>
    public async Task<Outcome<string>> Run(Acting acting, Guid? participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.VisitsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Sites.SingleOrDefaultAsync(cancel) is not { } site || (participantId is not null && !await db.Participants.AnyAsync(p => p.Id == participantId, cancel))) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var calendar = new Ical.Net.Calendar { ProductId = "-//Equipoise//Registry//EN", Method = "PUBLISH" };
        var name = $"Visits at {site.Name}{(site.Synthetic ? " (synthetic)" : "")}";
        foreach (var property in (string[])["NAME", "X-WR-CALNAME"]) calendar.AddProperty(property, name);
        calendar.AddProperty("X-WR-TIMEZONE", site.TimeZone);
        foreach (var row in await Rows(db, participantId, site.Today(acting.At).AddDays(-PastDays), cancel))
            calendar.Events.Add(Event(row, (await db.Programme(row.Hash, cancel)).Visit(row.Visit.Code)?.Name ?? "Unscheduled visit", site, acting.At));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static async Task<ImmutableArray<Row>> Rows(RegistryDb db, Guid? participantId, DateOnly since, CancellationToken cancel)
    {
        var rows = from visit in db.Visits
                   join child in db.Participants on new { visit.SiteId, Id = visit.ParticipantId } equals new { child.SiteId, child.Id }
                   where (participantId == null || visit.ParticipantId == participantId) && (visit.ActualOn ?? visit.WindowTo) >= since
                   orderby visit.ActualOn ?? visit.WindowFrom, child.Number
                   select new Row(visit, child.Pseudonym, child.ProgrammeHash);
        return [.. await rows.Take(Most).ToListAsync(cancel)];
    }

    private static CalendarEvent Event(Row row, string name, RegistrySite site, DateTimeOffset at)
    {
        var visit = row.Visit;
        var (from, to) = (visit.ActualOn ?? visit.WindowFrom!.Value, visit.ActualOn ?? visit.WindowTo!.Value);
        return new()
        {
            Uid = $"visit-{visit.Id:N}@equipoise",
            DtStamp = new(at.UtcDateTime, "UTC"),
            Sequence = visit.Version - 1,
            Start = new CalDateTime(from),
            End = new CalDateTime(to.AddDays(1)), // the day after the last
            Summary = $"{row.Pseudonym}: {name}",
            Description = Said(visit, site),
            Status = visit.State is VisitState.Cancelled or VisitState.Missed ? "CANCELLED" : visit.State == VisitState.Done ? "CONFIRMED" : "TENTATIVE",
            Transparency = "TRANSPARENT",
            Class = "PRIVATE",
        };
    }

    private static string Said(Visit visit, RegistrySite site)
    {
        var said = visit switch
        {
            { State: VisitState.Done } => "It took place.",
            { State: VisitState.Missed } => "It did not take place.",
            { State: VisitState.Cancelled } => "It was cancelled.",
            _ => string.Create(CultureInfo.InvariantCulture, $"Planned for {visit.PlannedOn:yyyy-MM-dd}; in time from {visit.WindowFrom:yyyy-MM-dd} to {visit.WindowTo:yyyy-MM-dd}."),
        };
        return site.Synthetic ? said + " Synthetic: the child is invented." : said;
    }
}
