using Equipoise.Desk.Serving;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Assessments;

/// <summary>The goals of a child and how far they were reached.</summary>
internal static class GoalEndpoints
{
    private const string OfChild = "/children/{id:guid}/goals";

    public static string Address(Guid child) => $"{DeskServices.Root}/children/{child}/goals";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(OfChild, Show).Needs(Right.TherapyRead, Right.AssessmentsRead);
        api.MapGet(OfChild, async (Guid id, DeskCall call, ReadGoals read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("childGoals").WithSummary("The goals of a child and how far they were reached.").Produces<GoalSheet>().Needs(Right.TherapyRead, Right.AssessmentsRead);
    }

    private static async Task<IResult> Show(Guid id, DeskCall call, ReadGoals read)
    {
        var goals = await read.Run(call.Acting, id, call.Cancel);
        return goals.Refused is { } refused ? call.Refuse(refused) : call.Page<GoalsPage>(new { Sheet = goals.Done });
    }
}
