using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Equipoise.Registry.Exporting;

/// <summary>Writes the answers of a record: as they are kept, or with days counted.</summary>
internal static class ExportValues
{
    /// <summary>The answers as an object.</summary>
    /// <returns>How many there were.</returns>
    public static int Write(Utf8JsonWriter json, ExportedForm form, string values, ExportDays days)
    {
        var written = 0;
        using var document = JsonDocument.Parse(values);
        json.WriteStartObject("values");
        foreach (var answer in document.RootElement.EnumerateObject())
        {
            if (!form.ByCode.TryGetValue(answer.Name, out var field) || !Stays(field, answer.Value, days)) continue;
            written++;
            json.WritePropertyName(answer.Name);
            if (days.AreCounted && Day(field, answer.Value) is { } day) json.WriteNumberValue(days.Count(day));
            else json.WriteRawValue(answer.Value.GetRawText());
        }

        json.WriteEndObject();
        return written;
    }

    /// <summary>The answers as cells, two for a field that may be missing for a reason: the answer, and the reason.</summary>
    /// <returns>How many answers there were.</returns>
    public static int Write(ExportCsv csv, ImmutableArray<ExportedField> fields, string values, ExportDays days)
    {
        var written = 0;
        using var document = JsonDocument.Parse(values);
        foreach (var field in fields)
        {
            var there = document.RootElement.TryGetProperty(field.Field.Code, out var answer) && Stays(field, answer, days);
            if (there) written++;
            var reason = there && field.Kind != CellKind.Json && answer.ValueKind == JsonValueKind.Object ? answer.GetProperty("missing").GetString()! : "";
            if (!there || reason.Length > 0) csv.Plain("");
            else Cell(csv, field, answer, days);
            if (HasReason(field)) csv.Plain(reason);
        }

        return written;
    }

    /// <summary>Whether the field has a second column for the reason why there is no answer.</summary>
    public static bool HasReason(ExportedField field) => !field.Missing.IsEmpty && field.Kind != CellKind.Json;

    /// <summary>The fields that an export has.</summary>
    public static ImmutableArray<ExportedField> Fields(ExportedForm form, ExportDates dates) =>
        dates == ExportDates.Absolute ? form.Fields : [.. form.Fields.Where(f => f.Kind is not (CellKind.Text or CellKind.Json))];

    private static void Cell(ExportCsv csv, ExportedField field, JsonElement answer, ExportDays days)
    {
        if (days.AreCounted && Day(field, answer) is { } day) csv.Plain(days.Count(day).ToString(CultureInfo.InvariantCulture));
        else if (field.Kind == CellKind.Several) csv.Text(string.Join('|', answer.EnumerateArray().Select(a => a.GetString())));
        else if (field.Kind is CellKind.Number or CellKind.Json) csv.Plain(answer.GetRawText());
        else csv.Text(answer.GetString()!);
    }

    private static bool Stays(ExportedField field, JsonElement answer, ExportDays days) => !days.AreCounted || field.Kind switch
    {
        CellKind.Text or CellKind.Json => false,
        CellKind.PartialDay => answer.ValueKind == JsonValueKind.Object || Day(field, answer) is not null,
        _ => true,
    };

    private static DateOnly? Day(ExportedField field, JsonElement answer) =>
        field.Kind is CellKind.Day or CellKind.PartialDay && answer.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(answer.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
