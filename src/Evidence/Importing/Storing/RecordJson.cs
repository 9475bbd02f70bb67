using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>How an imported record is written as JSON: as evidence is everywhere, with empty lists left out. What was left out is read as an empty list again.</summary>
public static class RecordJson
{
    public static JsonSerializerOptions Options { get; } = Made();

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions();
        CanonicalJson.Configure(options);
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists, ReadEmptyLists } };
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(IsList)) property.ShouldSerialize = static (_, list) => list is IList { Count: > 0 };
    }

    /// <summary>A list that a constructor takes and the text lacks would be no list at all, which cannot even be counted.</summary>
    private static void ReadEmptyLists(JsonTypeInfo type)
    {
        var lists = type.Properties.Where(p => IsList(p) && p.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            .Select(p => (Property: type.Type.GetProperty(((System.Reflection.MemberInfo)p.AttributeProvider!).Name)!, None: Activator.CreateInstance(p.PropertyType), Empty: p.PropertyType.GetField("Empty")!.GetValue(null)))
            .Where(p => p.Property.CanWrite).ToArray();
        if (lists.Length == 0) return;
        type.OnDeserialized = record =>
        {
            foreach (var (property, none, empty) in lists)
                if (property.GetValue(record) is { } list && list.Equals(none)) property.SetValue(record, empty);
        };
    }

    private static bool IsList(JsonPropertyInfo property) => typeof(IList).IsAssignableFrom(property.PropertyType) && property.PropertyType.IsGenericType;
}
