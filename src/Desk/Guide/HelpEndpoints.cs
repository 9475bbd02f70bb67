using Equipoise.Desk.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Guide;

/// <summary>How to work with the registry.</summary>
internal static class HelpEndpoints
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/help", (DeskCall call) => call.Page<HelpPage>()).IsOpen("It tells nothing about anybody.");
}
