using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Costs;

/// <summary>Published prices for programs.</summary>
internal static class PricesEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/api/costs", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Content.Prices))
            .Lists<PriceList>("costs", "Costs", "Prices that somebody published, in lists by what they stand for. Never added up or converted.");
}
