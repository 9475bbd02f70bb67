using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Data;

/// <summary>The door of the API.</summary>
/// <param name="Hash">Hash of the evidence that answers; the same evidence has the same hash everywhere.</param>
/// <param name="CurrentTo">No earlier day can be promised for the whole.</param>
/// <param name="Licence">Of the data.</param>
/// <param name="Description">Address of the description for programs (OpenAPI).</param>
/// <param name="Addresses">Everything that may be asked.</param>
public sealed record ApiIndex(string Hash, PartialDate? CurrentTo, string Licence, string Description, ImmutableArray<ApiAddress> Addresses);

/// <summary>One address, what it gives and the words it takes after the question mark.</summary>
public sealed record ApiAddress(string Address, string Gives, ImmutableArray<string> Words)
{
    /// <summary>Read from the endpoints themselves, so that the list cannot forget one.</summary>
    public static ImmutableArray<ApiAddress> All(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IEndpointSummaryMetadata>() is not null)
            .Select(e => new ApiAddress(e.RoutePattern.RawText!, e.Metadata.GetMetadata<IEndpointSummaryMetadata>()!.Summary, [.. e.Metadata.GetOrderedMetadata<QueryWord>().Select(w => w.Name)]))
            .OrderBy(a => a.Address, StringComparer.Ordinal),
    ];
}

/// <summary>The list of addresses for programs.</summary>
internal static class IndexEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/api", (Snapshot snapshot, EndpointDataSource endpoints) =>
                Results.Json(new ApiIndex(snapshot.Hash, snapshot.CurrentTo, DataLicence.Name, "/openapi/v1.json", ApiAddress.All(endpoints))))
            .Gives<ApiIndex>("index", "Index", "Every address of the API and the hash of the evidence that answers.");
}
