using System.Globalization;
using System.Text.Json;

namespace Equipoise.Registry.Importing;

/// <summary>A row of an export that cannot be taken.</summary>
internal sealed class ImportFault(string place, string message) : Exception(message)
{
    /// <summary>Where it stands, such as <c>HAN1-0007, visits, plannedOn</c>.</summary>
    public string Place { get; } = place;
}

/// <summary>A row of an export as it was read: its cells by the names of their columns.</summary>
internal sealed class ImportedRow(string place, IReadOnlyDictionary<string, string?> cells)
{
    public string Place => place;

    public static ImportedRow Of(string place, JsonElement row)
    {
        var cells = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var cell in row.EnumerateObject().Where(c => c.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
            cells[cell.Name] = cell.Value.ValueKind switch { JsonValueKind.String => cell.Value.GetString(), JsonValueKind.Null => null, _ => cell.Value.GetRawText() };
        return new(place, cells);
    }

    public string? Text(string name, int longest = 20_000)
    {
        var text = cells.GetValueOrDefault(name);
        return text is null || text.Length <= longest ? text : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"is longer than {longest:N0} characters"));
    }

    public string Needed(string name, int longest = 20_000) => Text(name, longest) is { Length: > 0 } text ? text : throw Wrong(name, "is missing");

    public Guid Id(string name) => Guid.TryParseExact(Needed(name), "D", out var id) && id != Guid.Empty ? id : throw Wrong(name, "is no id");

    public Guid? IdOrNone(string name) => Text(name) is null or "" ? null : Id(name);

    /// <summary>An account; empty for whoever ran the program.</summary>
    public Guid Account(string name) => Guid.TryParseExact(Needed(name), "D", out var id) ? id : throw Wrong(name, "is no id");

    public int Number(string name) => int.TryParse(Needed(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(name, "is no whole number");

    public bool YesNo(string name) => Needed(name) switch { "true" => true, "false" => false, _ => throw Wrong(name, "is neither true nor false") };

    public bool? YesNoOrNone(string name) => Text(name) is null or "" ? null : YesNo(name);

    public DateOnly Day(string name) => DateOnly.TryParseExact(Needed(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(name, "is no day such as 2026-11-26");

    public DateOnly? DayOrNone(string name) => Text(name) is null or "" ? null : Day(name);

    public TimeOnly? TimeOrNone(string name) => Text(name) is null or "" ? null : TimeOnly.TryParseExact(Text(name), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Wrong(name, "is no time of day such as 09:30");

    /// <summary>A JSON object of texts, question by question.</summary>
    public string? AnswersOrNone(string name)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.EnumerateObject().All(a => a.Value.ValueKind == JsonValueKind.String) ? text : throw Wrong(name, "holds no answers");
        }
        catch (JsonException)
        {
            throw Wrong(name, "holds no answers");
        }
    }

    public DateTimeOffset Instant(string name) =>
        DateTimeOffset.TryParseExact(Needed(name), "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : throw Wrong(name, "is no moment in UTC such as 2026-11-26T08:30:00.000000Z");

    public DateTimeOffset? InstantOrNone(string name) => Text(name) is null or "" ? null : Instant(name);

    public T Choice<T>(string name) where T : struct, Enum
    {
        var said = Needed(name);
        foreach (var choice in Enum.GetValues<T>())
            if (Words.Code(choice) == said) return choice;
        throw Wrong(name, $"is '{said}', but one of these is needed: {string.Join(", ", Enum.GetValues<T>().Select(c => Words.Code(c)))}");
    }

    public T? ChoiceOrNone<T>(string name) where T : struct, Enum => Text(name) is null or "" ? null : Choice<T>(name);

    public ImportFault Wrong(string name, string what) => new($"{place}, {name}", $"{place}: {name} {what}.");
}
