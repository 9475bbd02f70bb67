using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Sources;

/// <summary>Sources for programs.</summary>
internal static class SourcesEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/sources", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Content.Sources))
            .Lists<Source>("sources", "Sources", "Every address at which a figure was read, and how much of it could be read.");
        api.MapGet("/api/sources/{id}", (string id, Snapshot snapshot) => snapshot.Sources.ById(id, "source", "/api/sources"))
            .Finds<Source>("source", "Sources", "One source.");
    }
}
