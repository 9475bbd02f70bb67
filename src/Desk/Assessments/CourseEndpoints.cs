using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Assessments;

/// <summary>The scores of a child over its visits, and computing them anew.</summary>
internal static class CourseEndpoints
{
    private const string OfChild = "/children/{id:guid}/course", OfScores = "/children/{id:guid}/scores";

    public static string Address(Guid child) => $"{DeskServices.Root}/children/{child}/course";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(OfChild, Show).Needs(Right.AssessmentsRead);
        pages.MapGet(OfScores, Recompute).Needs(Right.ProgrammesWrite);
        pages.MapPost(OfScores, (Guid id, DeskCall call, RecomputeScores recompute) =>
            call.Act(recompute.Run(call.Acting, id, call.Form.Text("seal") ?? "", call.Cancel), done => call.GoTo($"{DeskServices.Root}/children/{id}/scores", $"{done.Changes.Length} scores were computed anew."), () => Recompute(id, call, recompute)))
            .Needs(Right.ProgrammesWrite);
        api.MapGet(OfChild, async (Guid id, DeskCall call, ReadCourse read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("childCourse").WithSummary("The scores of a child over its visits, with the change since baseline.").Produces<ChildCourse>().Needs(Right.AssessmentsRead);
        api.MapGet(OfScores, async (Guid id, DeskCall call, RecomputeScores recompute) => ForProgramsBody.Answer(await recompute.Preview(call.Acting, id, call.Cancel)))
            .WithName("previewScores").WithSummary("What computing the scores of a child anew would change.").Produces<RecomputedScores>().Needs(Right.ProgrammesWrite);
        api.MapPost(OfScores, (Guid id, DeskCall call, RecomputeScores recompute) => call.Run<SealedScores, RecomputedScores>((acting, agreed, cancel) => recompute.Run(acting, id, agreed.Seal, cancel)))
            .WithName("recomputeScores").WithSummary("Compute the scores of a child anew; the seal of what was previewed and a reason are needed.").Produces<RecomputedScores>().Needs(Right.ProgrammesWrite);
    }

    private static async Task<IResult> Show(Guid id, DeskCall call, ReadCourse read, Snapshot evidence)
    {
        var course = await read.Run(call.Acting, id, call.Cancel);
        return course.Refused is { } refused ? call.Refuse(refused)
            : call.Page<CoursePage>(new { Course = course.Done, Readings = course.Done.Series.Select(s => CourseReading.Of(s, evidence)).ToImmutableArray(), Evidence = evidence });
    }

    private static async Task<IResult> Recompute(Guid id, DeskCall call, RecomputeScores recompute)
    {
        var preview = await recompute.Preview(call.Acting, id, call.Cancel);
        return preview.Refused is { } refused ? call.Refuse(refused) : call.Page<ScoresPage>(new { ParticipantId = id, Preview = preview.Done });
    }
}

/// <summary>Agrees to what was previewed.</summary>
/// <param name="Seal">The seal of the preview.</param>
public sealed record SealedScores(string Seal);
