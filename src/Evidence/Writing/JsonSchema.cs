using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Writing;

/// <summary>JSON Schema (2020-12) of a kind of file, for editors that complete and check while one types.</summary>
public static class JsonSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Of(FileKind kind)
    {
        var definitions = new JsonObject();
        var root = Record(Shape.Of(kind.Type), definitions);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"Equipoise: a file in data/{kind.Folder}",
        };
        foreach (var (key, value) in root.ToList())
        {
            root.Remove(key);
            schema[key] = value;
        }

        schema["$defs"] = definitions;
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Record(Shape shape, JsonObject definitions)
    {
        var properties = new JsonObject();
        foreach (var field in shape.Fields) properties[field.Name] = Value(field.Shape, definitions);
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. shape.Fields.Where(f => f.Required).Select(f => (JsonNode)f.Name)]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Value(Shape shape, JsonObject definitions) => shape.Kind switch
    {
        ShapeKind.Text => new() { ["type"] = "string", ["minLength"] = 1 },
        ShapeKind.WholeNumber => new() { ["type"] = "integer" },
        ShapeKind.Number => new() { ["type"] = "number" },
        ShapeKind.YesNo => new() { ["type"] = "boolean" },
        ShapeKind.Choice => new() { ["enum"] = new JsonArray([.. shape.Choices.Select(c => (JsonNode)c)]) },
        ShapeKind.Parsed => Parsed(shape.Type),
        ShapeKind.Words => new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 } },
        ShapeKind.List => new() { ["type"] = "array", ["items"] = Value(shape.Item, definitions) },
        _ => Reference(shape, definitions),
    };

    private static JsonObject Reference(Shape shape, JsonObject definitions)
    {
        var name = NameOf(shape);
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = new JsonObject();
            definitions[name] = Record(shape, definitions);
        }

        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    private static string NameOf(Shape shape) => shape.Type.IsGenericType
        ? Shape.Kebab(shape.Type.Name.Split('`')[0]) + "-" + Argument(Shape.Of(shape.Type.GetGenericArguments()[0]))
        : Shape.Kebab(shape.Type.Name);

    private static string Argument(Shape shape) => shape.Kind switch
    {
        ShapeKind.Text => "text",
        ShapeKind.WholeNumber => "whole-number",
        ShapeKind.List => Argument(shape.Item) + "-list",
        _ => Shape.Kebab(shape.Type.Name),
    };

    private static JsonObject Parsed(Type type) =>
        type == typeof(PartialDate) ? new() { ["type"] = new JsonArray("string", "integer"), ["pattern"] = @"^\d{4}(-\d{2}(-\d{2})?)?$" }
        : type == typeof(StudyTime) ? new() { ["type"] = "string", ["pattern"] = @"^(baseline|\d+(\.\d+)? (days?|weeks?|months?|years?))$" }
        : new() { ["type"] = new JsonArray("string", "number"), ["pattern"] = @"^[<>=]?\s*\d*\.?\d+([eE]-?\d+)?$" };
}
