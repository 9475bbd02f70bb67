using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Access;

/// <summary>Keys by which programs act as an account.</summary>
internal static class ApiKeyEndpoints
{
    public const string Address = DeskServices.Root + "/keys";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/keys", (DeskCall call, IDbContextFactory<RegistryDb> databases) => Show(call, databases)).Needs(Right.ProgramsUse);
        pages.MapPost("/keys", Make).Needs(Right.ProgramsUse);
        pages.MapPost("/keys/{id:guid}/revoke", (Guid id, DeskCall call, RevokeApiKey revoke, IDbContextFactory<RegistryDb> databases) =>
            call.Act(revoke.Run(call.Acting, id, call.Cancel), _ => call.GoTo(Address, "The key opens nothing any more."), () => Show(call, databases))).Needs(Right.ProgramsUse);
        api.MapPost("/keys/{id:guid}/revoke", (Guid id, DeskCall call, RevokeApiKey revoke) => call.Run<DateTimeOffset>((acting, cancel) => revoke.Run(acting, id, cancel)))
            .WithName("revokeKey").WithSummary("End a key before its day.").Needs(Right.ProgramsUse);
    }

    private static async Task<IResult> Make(DeskCall call, MakeApiKey make, IDbContextFactory<RegistryDb> databases)
    {
        var key = new NewApiKey(call.Form.Required("name", "Say what the key is for."), call.Form.Whole("days") ?? 0);
        return await call.Act(make.Run(call.Acting, key, call.Cancel), made => call.Page<MadeKeyPage>(new { Made = made }), () => Show(call, databases));
    }

    private static async Task<IResult> Show(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var userId = call.Acting.UserId;
        var keys = await db.ApiKeys.Where(k => k.UserId == userId).OrderByDescending(k => k.Id).ToListAsync(call.Cancel);
        return call.Page<ApiKeysPage>(new { Keys = (ImmutableArray<ApiKey>)[.. keys] });
    }
}
