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
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/costs", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Content.Prices))
            .Lists<PriceList>("costs", "Costs", "Prices that somebody published, in lists by what they stand for. As printed.");
        api.MapGet("/api/costs/comparable", (HttpRequest request, Snapshot snapshot) =>
            {
                var compare = new ComparePrices(snapshot.Content.Rates);
                return Paging.Answer(request, snapshot.Content.Prices.SelectMany(l => l.Prices).Select(compare.Of).ToList());
            })
            .Lists<ComparablePrice>("comparable-costs", "Costs", "Each price in US dollars of one year with the rates that were used, or why it cannot be brought there.");
        api.MapGet("/api/rates", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Content.Rates))
            .Lists<RateTable>("rates", "Costs", "Exchange rates and the price index by which prices are set side by side, each with its source.");
    }
}
