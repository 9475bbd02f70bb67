using System.Text.Json.Nodes;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Equipoise.Site.Serving;

/// <summary>The description of the API for programs (OpenAPI), made from what the endpoints tell about themselves.</summary>
internal static class ApiDescription
{
    public static void AddApi(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) => Introduce(document));
        options.AddOperationTransformer((operation, context, _) => Ask(operation, context));
        options.AddSchemaTransformer((schema, context, _) => Name(schema, context.JsonTypeInfo.Type));
    });

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Equipoise",
            Version = "1",
            Description = "The evidence on cell therapy for autism and how it was read. The API mirrors the pages: /api/studies/dawson2020 is the page /studies/dawson2020 for programs. Not medical advice.",
            License = new() { Name = Data.DataLicence.Name },
        };
        document.Servers = [new() { Url = "/" }]; // the same for everybody: the answer may not depend on the host that was asked
        return Task.CompletedTask;
    }

    private static Task Ask(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var word in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryWord>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = word.Name, In = ParameterLocation.Query, Description = word.Meaning, Explode = true, Schema = Schema(word) });
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Schema(QueryWord word)
    {
        var one = new OpenApiSchema { Type = word.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String };
        if (word.IsNumber) one.Minimum = "1";
        if (word.Choices.Length > 0) one.Enum = [.. word.Choices.Select(choice => (JsonNode)choice)];
        return word.Repeats ? new() { Type = JsonSchemaType.Array, Items = one } : one;
    }

    /// <summary>Types that are written as text by their own converter.</summary>
    private static Task Name(OpenApiSchema schema, Type type)
    {
        var said = (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(PartialDate) => ("A year, a month or a day, as precise as it was printed.", @"^\d{4}(-\d{2}(-\d{2})?)?$"),
            var t when t == typeof(StudyTime) => ("A point in a study's time.", @"^(baseline|\d+(\.\d+)? (days?|weeks?|months?|years?))$"),
            var t when t == typeof(PValue) => ("A p value as printed: exact, or only bounded.", @"^[<>=]?\s*\d*\.?\d+([eE]-?\d+)?$"),
            _ => default((string Meaning, string Pattern)?),
        };
        if (said is not { } text) return Task.CompletedTask;
        schema.Type = JsonSchemaType.String;
        schema.Description = text.Item1;
        schema.Pattern = text.Item2;
        return Task.CompletedTask;
    }
}
