using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>How an imported record is written as JSON: as evidence is everywhere, with empty lists left out.</summary>
public static class RecordJson
{
    public static JsonSerializerOptions Options { get; } = Made();

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions();
        CanonicalJson.Configure(options);
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists } };
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (typeof(IList).IsAssignableFrom(property.PropertyType) && property.PropertyType.IsGenericType)
                property.ShouldSerialize = static (_, list) => list is IList { Count: > 0 };
    }
}
