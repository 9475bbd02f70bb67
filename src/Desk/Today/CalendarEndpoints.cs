using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Visits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Today;

/// <summary>The visits as a calendar: to fetch once, or by an address from which a calendar program fetches them again and again.</summary>
internal static class CalendarEndpoints
{
    public const string Address = DeskServices.Root + "/calendar";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/calendar", (DeskCall call, IDbContextFactory<RegistryDb> databases) => Show(call, databases)).Needs(Right.VisitsRead);
        pages.MapPost("/calendar", Make).Needs(Right.VisitsRead);
        pages.MapPost("/calendar/{id:guid}/end", (Guid id, DeskCall call, EndCalendarFeed end, IDbContextFactory<RegistryDb> databases) =>
            call.Act(end.Run(call.Acting, id, call.Cancel), _ => call.GoTo(Address, "The address leads nowhere any more."), () => Show(call, databases))).Needs(Right.VisitsRead);
        pages.MapGet("/calendar.ics", (Guid? child, DeskCall call, WriteCalendar write) => File(call, write.Run(call.Acting, child, call.Cancel))).Needs(Right.VisitsRead);
        pages.MapGet("/calendar/{token}.ics", (string token, DeskCall call, ReadCalendarFeed read) => File(call, read.Run(token, call.Cancel)))
            .IsOpen("A calendar program cannot sign in; the address has a secret of 32 random bytes, and shows pseudonyms only.");
        api.MapGet("/calendar", async (Guid? child, DeskCall call, WriteCalendar write) => await File(call, write.Run(call.Acting, child, call.Cancel)))
            .WithName("calendar").WithSummary("The visits of the site, or of one child, as iCalendar.").Produces<string>(contentType: "text/calendar").Needs(Right.VisitsRead);
    }

    private static async Task<IResult> Make(DeskCall call, MakeCalendarFeed make, IDbContextFactory<RegistryDb> databases) =>
        await call.Act(make.Run(call.Acting, new(null), call.Cancel), made => call.Page<MadeCalendarPage>(new { Made = made }), () => Show(call, databases));

    private static async Task<IResult> Show(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var userId = call.Acting.UserId;
        var feeds = await db.CalendarFeeds.Where(f => f.UserId == userId && f.EndedAt == null).OrderByDescending(f => f.Id).ToListAsync(call.Cancel);
        return call.Page<CalendarPage>(new { Feeds = (ImmutableArray<CalendarFeed>)[.. feeds] });
    }

    private static async Task<IResult> File(DeskCall call, Task<Outcome<string>> written)
    {
        var outcome = await written;
        return outcome.Refused is { } refused ? call.Refuse(refused) : Results.Text(outcome.Done, "text/calendar; charset=utf-8");
    }
}
