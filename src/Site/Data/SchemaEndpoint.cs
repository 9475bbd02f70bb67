using System.Collections.Frozen;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Writing;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Data;

/// <summary>JSON Schemas of the files in <c>data/</c>.</summary>
internal static class SchemaEndpoint
{
    private static readonly FrozenDictionary<string, FileKind> Kinds = FileKind.All.ToFrozenDictionary(kind => kind.Folder, StringComparer.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/schema/{kind}.json", Schema)
            .Gives(typeof(object), "application/schema+json", "schema", "Downloads", "The JSON Schema of a kind of file in data/, such as studies or trials.")
            .Produces<ApiProblem>(404, ApiProblem.MediaType);

    private static IResult Schema(string kind) =>
        Kinds.TryGetValue(kind, out var found)
            ? Results.Text(JsonSchema.Of(found), "application/schema+json")
            : ApiProblem.NotFound.Because($"There is no such kind of file. There are: {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}.");
}
