using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Programmes;

/// <summary>The programmes of a site: which it follows, what they say, and moving children to the version of now.</summary>
internal static class ProgrammeEndpoints
{
    public const string Address = DeskServices.Root + "/programmes";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/programmes", List).Needs(Right.ProgrammesRead);
        pages.MapPost("/programmes/{programme}/adopt", Adopt).Needs(Right.ProgrammesWrite);
        pages.MapGet("/programmes/{programme}", Show).Needs(Right.ProgrammesRead);
        pages.MapGet("/programmes/{programme}/migrate", Migration).Needs(Right.ProgrammesWrite);
        pages.MapPost("/programmes/{programme}/migrate", Migrate).Needs(Right.ProgrammesWrite);
        DraftEndpoints.Map(pages, api);
        DraftPartEndpoints.Map(pages);
        api.MapGet("/programmes", async (DeskCall call, ReadProgrammes read) => ForProgramsBody.Answer(await read.Run(call.Acting, call.Cancel))).WithName("programmes").WithSummary("The versions of programmes that the site follows or followed.").Produces<ImmutableArray<FollowedVersion>>().Needs(Right.ProgrammesRead);
        api.MapGet("/programmes/{programme}", async (string programme, int? version, DeskCall call, ReadProgrammes read) => ForProgramsBody.Answer(await read.One(call.Acting, programme, version, call.Cancel))).WithName("programme").WithSummary("A version of a programme.").Produces<Programme>().Needs(Right.ProgrammesRead);
        api.MapPost("/programmes/{programme}/adopt", (string programme, DeskCall call, AdoptProgramme adopt, ProgrammeCatalogue catalogue) => call.Run<string>((acting, cancel) => Take(programme, acting, adopt, catalogue, cancel))).WithName("adoptProgramme").WithSummary("Take up a programme of the catalogue.").Needs(Right.ProgrammesWrite);
        api.MapGet("/programmes/{programme}/migrate", async (string programme, DeskCall call, PreviewMigration preview) => ForProgramsBody.Answer(await preview.Run(call.Acting, programme, call.Cancel))).WithName("previewMigration").WithSummary("Which children follow an earlier version, and what would change for them.").Needs(Right.ProgrammesWrite);
        api.MapPost("/programmes/{programme}/migrate", (string programme, DeskCall call, MigrateChildren migrate) => call.Run<MigrationProgress>((acting, cancel) => migrate.Run(acting, programme, cancel))).WithName("migrateChildren").WithSummary("Move the next children to the version of now; ask again while some are left.").Produces<MigrationProgress>().Needs(Right.ProgrammesWrite);
    }

    private static async Task<IResult> List(DeskCall call, ReadProgrammes read, ProgrammeCatalogue catalogue)
    {
        var followed = await read.Run(call.Acting, call.Cancel);
        return followed.Refused is { } refused ? call.Refuse(refused) : call.Page<ProgrammesPage>(new { Followed = followed.Done, Catalogue = catalogue.Programmes });
    }

    private static Task<IResult> Adopt(string programme, DeskCall call, AdoptProgramme adopt, ReadProgrammes read, ProgrammeCatalogue catalogue) =>
        call.Act(Take(programme, call.Acting, adopt, catalogue, call.Cancel), _ => call.GoTo($"{Address}/{programme}", "The site follows this programme now. Children who take part keep their version until they are moved."), () => List(call, read, catalogue));

    private static async Task<Outcome<string>> Take(string id, Acting acting, AdoptProgramme adopt, ProgrammeCatalogue catalogue, CancellationToken cancel) =>
        catalogue.Programmes.FirstOrDefault(p => p.Id == id) is { } programme ? await adopt.Run(acting, programme, cancel) : new Refused(RefusalCode.NotFound, "There is no such programme in the catalogue.");

    private static async Task<IResult> Show(string programme, int? version, DeskCall call, ReadProgrammes read, ProgrammeCatalogue catalogue)
    {
        var one = await read.One(call.Acting, programme, version, call.Cancel);
        if (one.IsDone) return call.Page<ProgrammePage>(new { Programme = one.Done, IsFollowed = true, Versions = (await read.Run(call.Acting, call.Cancel)).Done.Where(v => v.ProgrammeId == programme).ToImmutableArray() });
        return version is null && catalogue.Programmes.FirstOrDefault(p => p.Id == programme) is { } offered ? call.Page<ProgrammePage>(new { Programme = offered }) : call.Refuse(one.Refused!);
    }

    private static async Task<IResult> Migration(string programme, DeskCall call, PreviewMigration preview)
    {
        var seen = await preview.Run(call.Acting, programme, call.Cancel);
        return seen.Refused is { } refused ? call.Refuse(refused) : call.Page<MigrationPage>(new { ProgrammeId = programme, Preview = seen.Done });
    }

    private static Task<IResult> Migrate(string programme, DeskCall call, MigrateChildren migrate, PreviewMigration preview) =>
        call.Act(migrate.Run(call.Acting, programme, call.Cancel), done => done.Left == 0
            ? call.GoTo($"{Address}/{programme}", "Every child follows the version of now.")
            : call.Page<MigratingPage>(new { ProgrammeId = programme, Progress = done, Before = call.Form.Whole("moved") ?? 0 }), () => Migration(programme, call, preview));
}
