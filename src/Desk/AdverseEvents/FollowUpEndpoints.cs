using Equipoise.Desk.Serving;
using Equipoise.Desk.Today;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.AdverseEvents;

/// <summary>A follow-up that stands by itself: late effects of an infusion.</summary>
internal static class FollowUpEndpoints
{
    private const string One = "/follow-ups/{id:guid}";

    public static string Address(Guid followUp) => $"{DeskServices.Root}/follow-ups/{followUp}";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(One, Show).Needs(Right.AdverseEventsRead);
        pages.MapPost(One, Look).Needs(Right.AdverseEventsWrite);
        api.MapGet(One, async (Guid id, DeskCall call, ReadFollowUp read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("followUp").WithSummary("One follow-up.").Produces<FollowUpSheet>().Needs(Right.AdverseEventsRead);
        api.MapPost(One + "/done", (Guid id, DeskCall call, RecordFollowUp record) => call.Run<DoneFollowUp, DateOnly?>(record.Run, ("followUpId", id.ToString())))
            .WithName("followUpDone").WithSummary("Record what was found; the answer is the next day, if any.").Produces<DateOnly?>().Needs(Right.AdverseEventsWrite);
    }

    private static async Task<IResult> Show(Guid id, DeskCall call, ReadFollowUp read)
    {
        var sheet = await read.Run(call.Acting, id, call.Cancel);
        return sheet.Refused is { } refused ? call.Refuse(refused) : call.Page<FollowUpPage>(new { Sheet = sheet.Done });
    }

    private static async Task<IResult> Look(Guid id, DeskCall call, RecordFollowUp record, ReadFollowUp read)
    {
        var day = call.Form.RequiredDay("on", "Say on which day it was looked at.");
        if (call.Form.Refuse() is { } unread) return await call.Again(unread, () => Show(id, call, read));
        return await call.Act(record.Run(call.Acting, new(id, day, call.Form.Text("says") ?? ""), call.Cancel), _ => call.GoTo(TodayEndpoints.Address, "Recorded."), () => Show(id, call, read));
    }
}
