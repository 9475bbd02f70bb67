using Equipoise.Evidence.Glossary;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Glossary;

/// <summary>The words of the field for programs.</summary>
internal static class GlossaryEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/api/glossary", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Content.Terms))
            .Lists<Term>("glossary", "Glossary", "The words of the field in plain language.");
}
