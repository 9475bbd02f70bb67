using System.Text.Json;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Registry.Exporting;

/// <summary>What every export says about itself before its rows.</summary>
internal static class ExportHead
{
    /// <summary>What a file of this kind calls itself.</summary>
    public const string Kind = "equipoise-registry-export";

    /// <summary>Counts the forms that exports have had; import reads this one.</summary>
    public const int Form = 1;

    public static void Write(Utf8JsonWriter json, ExportScope scope)
    {
        json.WriteString("kind", Kind);
        json.WriteNumber("form", Form);
        json.WriteString("exportedAt", ExportDays.Iso(scope.At));
        json.WriteString("role", Words.Code(scope.Role));
        WriteSite(json, scope);
        json.WriteString("programme", scope.Request.ProgrammeId);
        json.WriteString("dates", Words.Code(scope.Dates));
        json.WriteBoolean("whole", scope.IsWhole);
        json.WriteStartArray("leftOut");
        foreach (var sentence in scope.LeftOut) json.WriteStringValue(sentence);
        json.WriteEndArray();
        json.WritePropertyName("counts");
        JsonSerializer.Serialize(json, scope.Counts, CanonicalJson.Options);
        json.WriteStartArray("versions");
        foreach (var adopted in scope.Adopted) Adopted(json, scope, adopted);
        json.WriteEndArray();
    }

    /// <summary>Each version whole, so that every answer can be understood from the export alone.</summary>
    public static void WriteProgrammes(Utf8JsonWriter json, ExportScope scope)
    {
        json.WriteStartArray("programmes");
        foreach (var version in scope.Versions)
        {
            json.WriteStartObject();
            json.WriteString("hash", version.Hash);
            json.WriteNumber("number", version.Number);
            json.WritePropertyName("content");
            json.WriteRawValue(version.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSite(Utf8JsonWriter json, ExportScope scope)
    {
        json.WriteStartObject("site");
        json.WriteString("code", scope.Site.Code);
        if (scope.Dates == ExportDates.Absolute)
        {
            json.WriteString("name", scope.Site.Name);
            json.WriteString("country", scope.Site.Country);
            json.WriteString("timeZone", scope.Site.TimeZone);
        }

        json.WriteBoolean("synthetic", scope.Site.Synthetic);
        json.WriteEndObject();
    }

    private static void Adopted(Utf8JsonWriter json, ExportScope scope, Programmes.SiteProgramme adopted)
    {
        json.WriteStartObject();
        if (scope.Dates == ExportDates.Absolute) json.WriteString("id", adopted.Id.ToString("D"));
        json.WriteNumber("number", adopted.ProgrammeVersion);
        json.WriteString("hash", adopted.ProgrammeHash);
        if (scope.Dates == ExportDates.Absolute) json.WriteString("from", ExportDays.Iso(adopted.From));
        json.WriteEndObject();
    }
}
