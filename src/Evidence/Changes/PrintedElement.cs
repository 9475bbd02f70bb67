using System.Text;
using System.Text.Json;

namespace Equipoise.Evidence.Changes;

/// <summary>Parts of a record as they were printed.</summary>
internal static class PrintedElement
{
    /// <summary>Fields in which a register prints one of a few fixed words, in one spelling or another.</summary>
    private static readonly HashSet<string> FixedWords = new(StringComparer.Ordinal)
    {
        "status", "lastKnownStatus", "studyType", "phases", "allocation", "interventionModel", "primaryPurpose", "masking", "whoMasked", "observationalModel", "timePerspective",
        "sex", "ageGroups", "samplingMethod", "healthyVolunteers", "class", "type", "reportingStatus", "parameter", "dispersion",
    };

    /// <summary>What was printed; null where nothing is. A thing of several parts is printed part by part.</summary>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when IsDate(value) => Date(value),
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Select(p => $"{p.Name}: {Of(p.Value)}")),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Of)),
        _ => value.GetRawText(),
    };

    /// <summary>A printed date: its text, and whether it has come.</summary>
    public static bool IsDate(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("text", out _) && value.EnumerateObject().All(p => p.Name is "text" or "value" or "certainty");

    /// <summary>Whether two say the same in spite of white space and spelling.</summary>
    public static bool SaysTheSame(string name, JsonElement before, JsonElement after)
    {
        if (IsDate(before) && IsDate(after)) return SameDate(before, after);
        return Spelt(name, Of(before)) == Spelt(name, Of(after));
    }

    /// <summary>A text without what is no difference.</summary>
    public static string? Spelt(string name, string? text) => text is null ? null : FixedWords.Contains(name) ? Letters(text) : Collapsed(text);

    /// <summary>One spelling of everything in it, with lists in an order of their own.</summary>
    public static string Canonical(JsonElement value, string name = "") => value.ValueKind switch
    {
        JsonValueKind.Object when IsDate(value) => $"{Text(value, "value") ?? Text(value, "text")} {Text(value, "certainty")}",
        JsonValueKind.Object => "{" + string.Join('\u001f', value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={Canonical(p.Value, p.Name)}")) + "}",
        JsonValueKind.Array => "[" + string.Join('\u001e', value.EnumerateArray().Select(e => Canonical(e, name)).Order(StringComparer.Ordinal)) + "]",
        _ => Spelt(name, Of(value)) ?? "",
    };

    private static bool SameDate(JsonElement before, JsonElement after)
    {
        var sameDay = Text(before, "value") is { } was && Text(after, "value") is { } @is ? was == @is : Collapsed(Text(before, "text")!) == Collapsed(Text(after, "text")!);
        return sameDay && Text(before, "certainty") == Text(after, "certainty");
    }

    private static string? Date(JsonElement date) => Text(date, "certainty") is { } certainty ? $"{Text(date, "text")} ({certainty})" : Text(date, "text");

    public static string? Text(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text) ? Of(text) : null;

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) letters.Append(Rune.ToUpperInvariant(rune).ToString());
        return letters.Length > 0 ? letters.ToString() : Collapsed(text);
    }

    private static string Collapsed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
