using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Importing;

/// <summary>What a cell says, for a field of a form.</summary>
/// <param name="Input">The answer; null where there is none, or none that can be taken.</param>
/// <param name="Code">Why it cannot be taken, or what was done to it.</param>
/// <param name="Message">The same in a sentence.</param>
internal readonly record struct CellReading(FieldInput? Input, string? Code = null, string? Message = null)
{
    public bool Refuses => Input is null && Code is not null;
}

/// <summary>How a column writes its days and numbers, as far as its own cells show it.</summary>
internal readonly record struct ColumnHabits(DayOrder? Days, DecimalMark? Decimals)
{
    public static ColumnHabits Of(IEnumerable<string> cells, SheetMapping mapping)
    {
        var (day, month, comma, point) = (false, false, false, false);
        foreach (var cell in cells)
        {
            if (ReadCell.SlashedDay(cell) is { } parts)
            {
                day |= parts.First > 12 && parts.Second <= 12;
                month |= parts.Second > 12 && parts.First <= 12;
            }
            else if (ReadCell.IsNumberLike(cell))
            {
                comma |= ReadCell.IsCommaDecimal(cell);
                point |= cell.Contains('.', StringComparison.Ordinal) && !ReadCell.IsCommaDecimal(cell);
            }
        }

        return new(mapping.Days ?? (day == month ? null : day ? DayOrder.DayFirst : DayOrder.MonthFirst), mapping.Decimals ?? (comma == point ? null : comma ? DecimalMark.Comma : DecimalMark.Point));
    }
}

/// <summary>Reads a cell of a sheet: what is clear is turned into what the form takes, what is not is asked about, and nothing is guessed.</summary>
internal static partial class ReadCell
{
    private static readonly ImmutableArray<string> Yes = ["yes", "y", "1", "true", "có", "checked"];
    private static readonly ImmutableArray<string> No = ["no", "n", "0", "false", "không", "unchecked"];
    private static readonly string[] Worded = ["d MMM yyyy", "dd MMM yyyy", "d-MMM-yyyy", "dd-MMM-yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy"];

    public static CellReading Of(FormField field, ColumnMapping column, SheetMapping mapping, ColumnHabits habits, string cell, string? unit)
    {
        if (cell.Length == 0) return new(null);
        if (mapping.Missing.TryGetValue(cell, out var reason)) return new(new() { Missing = reason });
        foreach (var missing in Enum.GetValues<MissingCode>())
            if (field.Type is not (FieldType.Text or FieldType.LongText) && (Same(cell, Words.Code(missing)) || Same(cell, Words.Of(missing))) && field.Choices.All(c => !Same(c.Code, cell))) return new(new() { Missing = missing });
        if (column.Values.TryGetValue(cell, out var said)) cell = said;
        return field.Type switch
        {
            FieldType.Integer or FieldType.Decimal or FieldType.Score => Number(field, column, habits, cell, unit),
            FieldType.Date => Day(habits, cell),
            FieldType.PartialDate => Year().IsMatch(cell) ? new(new() { Text = cell }) : Day(habits, cell),
            FieldType.Time => Time(cell),
            FieldType.YesNo => Yes.Contains(cell, StringComparer.OrdinalIgnoreCase) ? new(new() { Text = "yes" }) : No.Contains(cell, StringComparer.OrdinalIgnoreCase) ? new(new() { Text = "no" }) : Wrong("choice", $"'{Short(cell)}' is neither yes nor no."),
            FieldType.Choice => Choice(field, cell) is { } code ? new(new() { Text = code }) : Wrong("choice", $"'{Short(cell)}' is none of the answers: {string.Join(", ", field.Choices.Select(c => c.Label))}."),
            FieldType.Multi => Several(field, column, cell),
            _ => new(new() { Text = cell }),
        };
    }

    /// <summary>A day of a column that is no field.</summary>
    public static (DateOnly? Day, CellReading Reading) Day(string cell, ColumnHabits habits)
    {
        var reading = Day(habits, cell);
        return (DateOnly.TryParseExact(reading.Input?.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, reading);
    }

    public static (int First, int Second)? SlashedDay(string cell) => Slashed().Match(cell) is { Success: true } m ? (Int(m, "a"), Int(m, "b")) : null;

    public static bool IsNumberLike(string cell) => NumberLike().IsMatch(cell);

    /// <summary>A comma that can only divide decimals.</summary>
    public static bool IsCommaDecimal(string cell) => CommaDecimal().IsMatch(cell) && !Thousands().IsMatch(cell);

    private static CellReading Number(FormField field, ColumnMapping column, ColumnHabits habits, string cell, string? unit)
    {
        var (text, from) = (cell, unit is { Length: > 0 } ? unit : column.Unit);
        if (WithUnit().Match(cell) is { Success: true } m && field.Unit is not null && Units.Is(m.Groups["unit"].Value, field.Unit)) (text, from) = (m.Groups["number"].Value, m.Groups["unit"].Value);
        if (text.Contains(',', StringComparison.Ordinal))
        {
            var decimals = habits.Decimals ?? (IsCommaDecimal(text) ? DecimalMark.Comma : text.Contains('.', StringComparison.Ordinal) ? DecimalMark.Point : null);
            if (decimals is null) return Wrong("decimal-mark", $"'{Short(cell)}' can be read in two ways: is the comma for decimals, or for thousands? Say it in the mapping (decimals: comma or point).");
            text = decimals == DecimalMark.Comma ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
        }

        text = text.Replace(" ", "", StringComparison.Ordinal);
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)) return Wrong("number", $"'{Short(cell)}' is not a number.");
        if (from is null || field.Unit is null) return new(new() { Text = FormValues.Of(number) });
        if (Units.Turned(number, from, field.Unit) is not { } turned) return Wrong("unit", $"Nobody has said how {from} become {field.Unit}.");
        return Units.Normal(from) == Units.Normal(field.Unit) ? new(new() { Text = FormValues.Of(turned) })
            : new(new() { Text = FormValues.Of(turned) }, "converted", $"{Units.Said(number)} {from} was taken as {Units.Said(turned)} {field.Unit}.");
    }

    private static CellReading Day(ColumnHabits habits, string cell)
    {
        if (IsoDay().Match(cell) is { Success: true } iso) return Made(cell, Int(iso, "y"), Int(iso, "m"), Int(iso, "d"));
        if (Slashed().Match(cell) is { Success: true } m)
        {
            var (a, b, year) = (Int(m, "a"), Int(m, "b"), Int(m, "y"));
            if (a == b) return Made(cell, year, a, b);
            if (m.Groups["sep"].Value == "." && habits.Days is null && a <= 31) return Made(cell, year, b, a); // nobody writes months first with points
            return habits.Days switch
            {
                DayOrder.DayFirst => Made(cell, year, b, a),
                DayOrder.MonthFirst => Made(cell, year, a, b),
                _ when a > 12 => Made(cell, year, b, a),
                _ when b > 12 => Made(cell, year, a, b),
                _ => Wrong("day-order", $"'{Short(cell)}' can be {Iso(year, b, a)} or {Iso(year, a, b)}. Say in the mapping which comes first (days: day-first or month-first)."),
            };
        }

        foreach (var form in Worded)
            if (DateOnly.TryParseExact(cell, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new(new() { Text = Exporting.ExportDays.Iso(day) });
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 20_000 and < 80_000) return Wrong("day-number", $"'{cell}' looks like the number by which a spreadsheet keeps a day. Show the column as dates and save it again.");
        return Wrong("date", $"'{Short(cell)}' is no date that can be read for certain; write it as 2026-11-26.");
    }

    private static CellReading Made(string cell, int year, int month, int day) =>
        year is >= 1900 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(new() { Text = Iso(year, month, day) }) : Wrong("date", $"'{Short(cell)}' is no day of the calendar.");

    private static CellReading Time(string cell) => TimeOnly.TryParseExact(cell, ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss", "h:mm tt"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? new(new() { Text = time.ToString("HH:mm", CultureInfo.InvariantCulture) }) : Wrong("time", $"'{Short(cell)}' is no time such as 08:30.");

    private static CellReading Several(FormField field, ColumnMapping column, string cell)
    {
        if (column.Choice is { } choice) return Yes.Contains(cell, StringComparer.OrdinalIgnoreCase) || Same(cell, choice) ? new(new() { Chosen = [choice] }) : No.Contains(cell, StringComparer.OrdinalIgnoreCase) ? new(null) : Wrong("choice", $"'{Short(cell)}' is neither yes nor no.");
        var chosen = cell.Split([';', ',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => (Said: c, Code: Choice(field, c))).ToList();
        var unknown = chosen.Where(c => c.Code is null).Select(c => c.Said).ToList();
        return unknown.Count == 0 ? new(new() { Chosen = [.. chosen.Select(c => c.Code!)] }) : Wrong("choice", $"'{Short(unknown[0])}' is none of the answers: {string.Join(", ", field.Choices.Select(c => c.Label))}.");
    }

    private static string? Choice(FormField field, string cell) =>
        (field.Choices.FirstOrDefault(c => Same(c.Code, cell)) ?? field.Choices.FirstOrDefault(c => GuessMapping.Normal(c.Label) == GuessMapping.Normal(cell)) ?? field.Choices.FirstOrDefault(c => GuessMapping.Normal(c.Code) == GuessMapping.Normal(cell)))?.Code;

    private static CellReading Wrong(string code, string message) => new(null, code, message);

    private static string Short(string cell) => cell.Length <= 40 ? cell : cell[..37] + "...";

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string Iso(int year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");

    [GeneratedRegex(@"^(?<a>\d{1,2})(?<sep>[/.\-])(?<b>\d{1,2})\k<sep>(?<y>\d{4})$", RegexOptions.None, 1000)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})([T ]\d{1,2}:\d{2}(:\d{2})?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2]))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"^[+-]?[\d., ]*\d$", RegexOptions.None, 1000)]
    private static partial Regex NumberLike();

    [GeneratedRegex(@"^[+-]?[\d. ]*,\d+$", RegexOptions.None, 1000)]
    private static partial Regex CommaDecimal();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2},\d{3}$", RegexOptions.None, 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^(?<number>[+-]?[\d.,]+)\s*(?<unit>[^\d\s.,].*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithUnit();
}
