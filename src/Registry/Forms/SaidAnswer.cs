using System.Globalization;
using System.Text.Json;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Forms;

/// <summary>Answers in words.</summary>
public static class SaidAnswer
{
    /// <summary>An answer as people read it: the words of a choice, the number with its unit, the reason why there is none.</summary>
    /// <param name="field">The field; null when the form has it no more.</param>
    /// <param name="json">The answer as it is kept; null for none.</param>
    public static string Of(FormField? field, string? json)
    {
        if (json is null) return "no answer";
        using var document = JsonDocument.Parse(json);
        var answer = document.RootElement;
        return answer.ValueKind switch
        {
            JsonValueKind.Number => answer.GetDecimal().ToString("0.#############################", CultureInfo.InvariantCulture) + (field?.Unit is { } unit ? " " + unit : ""),
            JsonValueKind.String => Chosen(field, answer.GetString()!),
            JsonValueKind.Array => answer.GetArrayLength() == 0 ? "none of them" : string.Join(", ", answer.EnumerateArray().Select(a => Chosen(field, a.GetString()!))),
            JsonValueKind.Object when answer.TryGetProperty("missing", out var missing) => (missing.GetString() ?? "").Replace('-', ' '),
            _ => json,
        };
    }

    private static string Chosen(FormField? field, string text) =>
        field?.Type == FieldType.YesNo ? text : field?.Choices.FirstOrDefault(c => c.Code == text)?.Label ?? text;

    /// <summary>The answer as somebody would enter it again.</summary>
    public static FieldInput Input(string? json)
    {
        if (json is null) return new();
        using var document = JsonDocument.Parse(json);
        var answer = document.RootElement;
        return answer.ValueKind switch
        {
            JsonValueKind.Array => new() { Chosen = [.. answer.EnumerateArray().Select(a => a.GetString()!)] },
            JsonValueKind.Object when answer.TryGetProperty("missing", out var missing) => new() { Missing = Enum.GetValues<MissingCode>().First(m => Words.Code(m) == missing.GetString()) },
            JsonValueKind.String => new() { Text = answer.GetString() },
            _ => new() { Text = answer.GetRawText() },
        };
    }
}
