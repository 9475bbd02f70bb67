using Equipoise.Evidence;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Screening;
using Equipoise.Site.Pictures;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Site.Screening;

/// <summary>The flow of records for programs.</summary>
internal static class FlowEndpoint
{
    private const string None = "There are too many imported records to compare while somebody waits; equipoise records flow counts them.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/flow", async (IServiceProvider services, CancellationToken cancel) => await Flow(services, cancel) is { } flow ? Results.Json(flow) : ApiProblem.NotFound.Because(None))
            .Finds<ScreeningFlow>("flow", "Records", "How many records were identified, removed as copies, screened, excluded with reasons, sought, assessed and included, counted as PRISMA 2020 does; each number is the one before less what was removed.")
            .IsFresh();
        api.MapGet("/api/flow/picture.svg", async (IServiceProvider services, CancellationToken cancel) => await Flow(services, cancel) is { } flow ? Results.Text(await PictureFile.Svg(new FlowPicture(flow) { Title = "Flow of records" }, Breadth.Wide), "image/svg+xml") : ApiProblem.NotFound.Because(None))
            .Gives(typeof(string), "image/svg+xml", "flow-picture", "Records", "The same as a picture.").Refuses(404)
            .IsFresh();
    }

    public static async Task<ScreeningFlow?> Flow(IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetService<IDbContextFactory<EvidenceDb>>() is null) return ScreeningFlow.Empty;
        var match = services.GetRequiredService<MatchRecords>();
        return await match.AllIfSoon(cancel) is null ? null : await match.Flow(services.GetRequiredService<KnownWorks>(), services.GetRequiredService<ScreeningLog>(), cancel);
    }
}
