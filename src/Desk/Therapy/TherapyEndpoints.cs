using System.Collections.Immutable;
using Equipoise.Desk.Forms;
using Equipoise.Desk.Serving;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Therapy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Therapy;

/// <summary>Therapy, and everything else that happens to a child.</summary>
internal static class TherapyEndpoints
{
    public const string Address = DeskServices.Root + "/therapy";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/therapy", Sessions).Needs(Right.TherapyWrite);
        pages.MapGet("/therapy/{id:guid}/{form}", (Guid id, string form, DeskCall call, ReadForm read, ListSessions list) => Session(id, form, call, read, list)).Needs(Right.TherapyWrite);
        pages.MapPost("/therapy/{id:guid}/{form}", Save).Needs(Right.TherapyWrite);
        pages.MapGet("/children/{id:guid}/therapy", async (Guid id, DeskCall call, ReadTherapy read) =>
            await read.Run(call.Acting, id, call.Cancel) is { Refused: null } therapy ? call.Page<TherapyPage>(new { Therapy = therapy.Done }) : call.Refuse(Gone)).Needs(Right.TherapyRead);
        pages.MapGet("/children/{id:guid}/around", async (Guid id, DeskCall call, ReadAround read) =>
            await read.Run(call.Acting, id, call.Cancel) is { Refused: null } around ? call.Page<AroundPage>(new { Around = around.Done }) : call.Refuse(Gone)).Needs(Right.MedicationRead);
        pages.MapGet("/children/{id:guid}/laboratory", async (Guid id, DeskCall call, ReadLaboratory read) =>
            await read.Run(call.Acting, id, call.Cancel) is { Refused: null } list ? call.Page<LaboratoryPage>(new { List = list.Done }) : call.Refuse(Gone)).Needs(Right.LaboratoryRead);

        api.MapGet("/children/{id:guid}/therapy", async (Guid id, DeskCall call, ReadTherapy read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("therapy").WithSummary("The therapy of a child: planned and given, week by week.").Produces<TherapySummary>().Needs(Right.TherapyRead);
        api.MapGet("/children/{id:guid}/around", async (Guid id, DeskCall call, ReadAround read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("around").WithSummary("Medicines, diets, other therapies, cells elsewhere.").Produces<AroundList>().Needs(Right.MedicationRead);
        api.MapGet("/children/{id:guid}/laboratory", async (Guid id, DeskCall call, ReadLaboratory read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("laboratory").WithSummary("Laboratory results and imaging, with what is high or low.").Produces<LaboratoryList>().Needs(Right.LaboratoryRead);
    }

    public static string Of(Guid child, string room) => $"{DeskServices.Root}/children/{child}/{room}";

    private static Registry.Refused Gone { get; } = new(Registry.RefusalCode.NotFound, "There is no such child at this site.");

    private static async Task<IResult> Sessions(DeskCall call, ListSessions list)
    {
        var lines = await list.Run(call.Acting, call.Cancel);
        return lines.Refused is { } refused ? call.Refuse(refused) : call.Page<SessionsPage>(new { Lines = lines.Done });
    }

    /// <summary>The form of a session, filled in as the latest one was.</summary>
    private static async Task<IResult> Session(Guid id, string form, DeskCall call, ReadForm read, ListSessions list)
    {
        var sheet = await read.Run(call.Acting, new(id, form), call.Cancel);
        if (sheet.Refused is { } refused) return call.Refuse(refused);
        return call.Page<SessionPage>(new { Sheet = sheet.Done with { Values = await list.Like(call.Acting, id, sheet.Done.Form, call.Cancel) } });
    }

    private static async Task<IResult> Save(Guid id, string form, DeskCall call, ReadForm read, SaveForm save, ListSessions list)
    {
        var sheet = await read.Run(call.Acting, new(id, form), call.Cancel);
        if (sheet.Refused is { } refused) return call.Refuse(refused);
        return await call.Act(save.Run(call.Acting, TypedEntry.Of(call.Form, sheet.Done), call.Cancel), _ => call.GoTo(Address, $"{sheet.Done.Pseudonym}: the session is saved."), () => Session(id, form, call, read, list));
    }
}
