using Equipoise.Desk.Access;
using Equipoise.Desk.Serving;
using Equipoise.Registry.Access;
using Equipoise.Registry.Today;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Today;

/// <summary>The daily screen.</summary>
internal static class TodayEndpoints
{
    public const string Address = DeskServices.Root + "/today";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("", (DeskCall call) => call.GoTo(call.Caller is null ? SignInEndpoints.Address : Address)).IsOpen("It only leads on.");
        pages.MapGet("/today", Show).Needs(Right.ParticipantsRead);
        api.MapGet("/today", async (DeskCall call, ListToday list) => ForProgramsBody.Answer(await list.Run(call.Acting, call.Cancel)))
            .WithName("today").WithSummary("What waits at the site.").Produces<TodayList>().Needs(Right.ParticipantsRead);
    }

    private static async Task<IResult> Show(DeskCall call, ListToday list, ListNotices notices)
    {
        var today = await list.Run(call.Acting, call.Cancel);
        return today.Refused is { } refused ? call.Refuse(refused) : call.Page<TodayPage>(new { List = today.Done, Notices = await notices.Run(call.Acting, call.Cancel) });
    }
}
