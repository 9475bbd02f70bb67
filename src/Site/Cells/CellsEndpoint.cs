using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Cells;

/// <summary>Kinds of cells for programs.</summary>
internal static class CellsEndpoint
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/api/cells", (HttpRequest request, Snapshot snapshot) => Paging.Answer(request, snapshot.Content.Cells))
            .Lists<CellType>("cells", "Cells", "Every kind of cell product used or offered.");
        api.MapGet("/api/cells/{id}", (string id, Snapshot snapshot) => snapshot.Cells.ById(id, "kind of cells", "/api/cells"))
            .Finds<CellType>("cell-type", "Cells", "One kind of cells.");
    }
}
