using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Equipoise.Registry.Exporting;

/// <summary>What stands in a column.</summary>
internal enum CellKind
{
    /// <summary>The id of a row or of an account; it holds the moment at which it was made.</summary>
    Id,

    /// <summary>A code or a short text that holds no day.</summary>
    Code,

    /// <summary>What people wrote, or a sentence of the program: it may hold anything.</summary>
    Text,

    Number,
    YesNo,
    Day,
    Instant,

    /// <summary>Several codes.</summary>
    Several,

    /// <summary>A date of which only a part may be known.</summary>
    PartialDay,

    /// <summary>An answer as JSON, because the field had another type in another version.</summary>
    Json,
}

/// <summary>A column of a table that every site has.</summary>
internal sealed record ExportColumn<T>(string Name, CellKind Kind, Func<T, object?> Value)
{
    public bool Stays(ExportDates dates) => dates == ExportDates.Absolute || Kind is not (CellKind.Id or CellKind.Text or CellKind.Json);

    public string Named(ExportDates dates) => dates == ExportDates.Offsets && Kind is CellKind.Day or CellKind.Instant ? ExportDays.Name(Name) : Name;

    public string Cell(T row, ExportDays days) => Value(row) switch
    {
        null => "",
        Guid id => id.ToString("D"),
        bool yes => yes ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => days.AreCounted ? days.Count(day).ToString(CultureInfo.InvariantCulture) : ExportDays.Iso(day),
        DateTimeOffset at => days.AreCounted ? days.Count(at).ToString(CultureInfo.InvariantCulture) : ExportDays.Iso(at),
        Enum choice => Words.Code(choice),
        ImmutableArray<string> several => string.Join('|', several),
        var text => (string)text,
    };

    public void Write(Utf8JsonWriter json, T row, ExportDays days)
    {
        if (Value(row) is not { } value) return;
        json.WritePropertyName(days.AreCounted && Kind is CellKind.Day or CellKind.Instant ? ExportDays.Name(Name) : Name);
        switch (value)
        {
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case DateOnly day when days.AreCounted:
                json.WriteNumberValue(days.Count(day));
                break;
            case DateTimeOffset at when days.AreCounted:
                json.WriteNumberValue(days.Count(at));
                break;
            case ImmutableArray<string> several:
                json.WriteStartArray();
                foreach (var one in several) json.WriteStringValue(one);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Cell(row, days));
                break;
        }
    }
}

/// <summary>A table that every site has.</summary>
/// <param name="Name">Its name, and that of its file.</param>
/// <param name="Title">What it holds, for people.</param>
/// <param name="Columns">Its columns, those that say where a row belongs first.</param>
internal sealed record ExportTable<T>(string Name, string Title, ImmutableArray<ExportColumn<T>> Columns)
{
    public ImmutableArray<ExportColumn<T>> For(ExportDates dates) => [.. Columns.Where(c => c.Stays(dates))];

    public void Write(Utf8JsonWriter json, T row, ExportDays days)
    {
        foreach (var column in Columns)
            if (!days.AreCounted || column.Stays(ExportDates.Offsets)) column.Write(json, row, days);
    }
}
