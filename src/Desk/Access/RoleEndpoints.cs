using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Access;

/// <summary>Choosing as what and where one acts.</summary>
internal static class RoleEndpoints
{
    public const string Address = DeskServices.Root + "/role";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/role", Show).NeedsAccount();
        pages.MapPost("/role", Choose).NeedsAccount();
        api.MapGet("/me", (DeskCall call) => Results.Json(new Me(call.Acting.UserId, call.Caller!.User.Name, call.Acting.Role, call.Site.Code, call.Site.Name, call.Site.Synthetic, [.. Permissions.Of(call.Acting.Role).Select(r => r.Name())])))
            .WithName("me").WithSummary("Whose key this is, and what it may do.").Produces<Me>().Needs(Enum.GetValues<Right>());
    }

    private static async Task<IResult> Show(DeskCall call, ListSites sites) => call.Page<RolePage>(new { Sites = await sites.Of(call.Caller!.User.Id, call.Cancel) });

    private static async Task<IResult> Choose(DeskCall call, ListSites sites)
    {
        if (call.Caller!.Roles.FirstOrDefault(r => IdentifyCaller.Of(r) == call.Form.Text("role")) is not { } role)
            return await call.Again(new(RefusalCode.Invalid, "Choose one of your roles.") { Fields = [new("role", "choice", "Choose one of your roles.")] }, () => Show(call, sites));
        call.Http.Response.Cookies.Append(IdentifyCaller.RoleCookie, IdentifyCaller.Of(role), DeskCall.Cookie(TimeSpan.FromDays(90)));
        return call.GoTo(SignInEndpoints.Next(call));
    }
}

/// <summary>Who a program acts as.</summary>
public sealed record Me(Guid UserId, string Name, Evidence.Programmes.Role Role, string Site, string SiteName, bool Synthetic, string[] Rights);
