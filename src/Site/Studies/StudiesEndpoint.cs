using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Studies;

/// <summary>Studies for programs.</summary>
internal static class StudiesEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/studies", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Content.Studies))
            .Lists<Study>("studies", "Studies", "Every study on file, whole: design, arms, results, harms, and for each figure where and how it was read.");
        api.MapGet("/api/studies/{id}", (string id, Snapshot snapshot) => snapshot.Studies.ById(id, "study", "/api/studies"))
            .Finds<Study>("study", "Studies", "One study with all its figures.");
    }
}
