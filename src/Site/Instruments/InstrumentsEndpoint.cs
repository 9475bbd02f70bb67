using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Instruments;

/// <summary>Rating scales and tests for programs.</summary>
internal static class InstrumentsEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/instruments", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Content.Instruments))
            .Lists<Instrument>("instruments", "Instruments", "Every rating scale, test and measure that the studies use, with what is known about reading its scores.");
        api.MapGet("/api/instruments/{id}", (string id, Snapshot snapshot) => snapshot.Instruments.ById(id, "instrument", "/api/instruments"))
            .Finds<Instrument>("instrument", "Instruments", "One instrument.");
    }
}
