using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.History;

/// <summary>What changed in a row, as the history keeps it.</summary>
internal static class RowChanges
{
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Secret = "Equipoise:NotInHistory";
    private const string Document = "Equipoise:Document";

    /// <summary>The history does not keep this property: a key that erasing must be able to destroy.</summary>
    public static PropertyBuilder<T> IsNotInHistory<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Secret, true);

    /// <summary>The property is a JSON object, and the history keeps each of its fields by name.</summary>
    public static PropertyBuilder<T> IsDocument<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Document, true);

    /// <summary>The fields that changed, or null when none did.</summary>
    public static string? Of(EntityEntry entry)
    {
        var fields = new SortedDictionary<string, (string? Old, string? New)>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
        {
            if (IsLeftOut(property.Metadata)) continue;
            var old = entry.State == EntityState.Added ? null : property.OriginalValue;
            var now = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            Add(fields, property.Metadata, old, now);
        }

        return fields.Count == 0 && entry.State == EntityState.Modified ? null : Written(fields);
    }

    /// <summary>What stands in a row now, as JSON by field; fields without a value are not named.</summary>
    public static IReadOnlyDictionary<string, string> Fields(EntityEntry entry)
    {
        var fields = new SortedDictionary<string, (string? Old, string? New)>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p => !IsLeftOut(p.Metadata))) Add(fields, property.Metadata, null, property.CurrentValue);
        return fields.Where(f => f.Value.New is not null).ToDictionary(f => f.Key, f => f.Value.New!, StringComparer.Ordinal);
    }

    private static void Add(SortedDictionary<string, (string? Old, string? New)> fields, IProperty property, object? old, object? now)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        if (property.FindAnnotation(Document) is not null) AddDocument(fields, name, (string?)old, (string?)now);
        else if (Text(old) is var before && Text(now) is var after && before != after) fields[name] = (before, after);
    }

    private static bool IsLeftOut(IProperty property) =>
        property.Name is nameof(SiteRow.SiteId) or nameof(SiteRow.Version) || property.FindAnnotation(Secret) is not null || (property.IsPrimaryKey() && property.Name == "Id");

    private static void AddDocument(SortedDictionary<string, (string? Old, string? New)> fields, string name, string? old, string? now)
    {
        var (before, after) = (Parts(old), Parts(now));
        foreach (var code in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var (a, b) = (before.GetValueOrDefault(code), after.GetValueOrDefault(code));
            if (a != b) fields[$"{name}.{code}"] = (a, b);
        }
    }

    private static Dictionary<string, string> Parts(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetRawText(), StringComparer.Ordinal);
    }

    /// <summary>A value as JSON.</summary>
    private static string? Text(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
        Guid id => Quoted(id.ToString("D")),
        DateOnly day => Quoted(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => Quoted(time.ToString("HH:mm", CultureInfo.InvariantCulture)),
        DateTimeOffset instant => Quoted(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)),
        byte[] bytes => Quoted(Convert.ToBase64String(bytes)),
        Enum name => Quoted(Words.Code(name)),
        string text => Quoted(text),
        _ => throw new InvalidOperationException($"The history does not know how to keep a {value.GetType().Name}."),
    };

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static string Written(SortedDictionary<string, (string? Old, string? New)> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            foreach (var (name, (old, now)) in fields)
            {
                json.WriteStartArray(name);
                json.WriteRawValue(old ?? "null");
                json.WriteRawValue(now ?? "null");
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
