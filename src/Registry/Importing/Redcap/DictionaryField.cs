using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Importing.Redcap;

/// <summary>Turns a row of a data dictionary into a field of a form.</summary>
internal static partial class DictionaryField
{
    private const int LongestCode = 40;

    /// <returns>The field; null when it is left out, and then a note says why.</returns>
    public static FormField? Of(DictionaryRow row, List<FormField> before, ImmutableArray<DictionaryNote>.Builder notes)
    {
        void Note(string code, string message, bool dropped = false) => notes.Add(new(row.Number, row.Field, code, message, dropped));
        if (row.Section.Length > 0) Note("section", $"The heading '{Plain(row.Section)}' above it is not carried over.");
        if (row.Identifies)
        {
            Note("identifier", "It is marked as an identifier. Who a child is stands sealed apart from the forms, so it is left out.", dropped: true);
            return null;
        }

        if (Type(row) is not { } type)
        {
            Note(row.Type == "calc" ? "calculation" : "type", row.Type == "calc" ? $"A calculation is not carried over: {row.Choices}. A sum can be a field of type score." : $"A field of type '{row.Type}' is not carried over.", dropped: true);
            return null;
        }

        var choices = type is FieldType.Choice or FieldType.Multi ? Choices(row.Choices) : [];
        if (type is FieldType.Choice or FieldType.Multi && choices.Length < 2)
        {
            Note("choices", "It has fewer than two choices.", dropped: true);
            return null;
        }

        var code = Unique(Code(row.Field), before);
        if (code.Replace('-', '_') != row.Field) Note("renamed", $"It is called '{code}' here.");
        if (row.Type == "truefalse") Note("true-false", "True and false became yes and no.");
        if (type == FieldType.Date && row.Validation.StartsWith("datetime", StringComparison.Ordinal)) Note("time-of-day", "Only the day is kept of a date with time.");
        if (type == FieldType.Text && row.Validation.Length > 0) Note("validation", $"The check '{row.Validation}' is not carried over.");
        if (row.Annotation.Length > 0) Note("annotation", $"The annotation is not carried over: {row.Annotation}");
        var (min, max) = (Limit(row.Min, type, Note), Limit(row.Max, type, Note));
        if (row.Type == "slider") (min, max) = (min ?? 0, max ?? 100);
        return new()
        {
            Code = code, Label = Plain(row.Label) is { Length: > 0 } label ? label : row.Field, Type = type, Hint = row.Note.Length > 0 ? Plain(row.Note) : null, Min = min, Max = max, Choices = choices, Required = row.Required,
            Show = row.Branching.Length > 0 ? Show(row.Branching, before, Note) : null,
        };
    }

    /// <summary>A code as a programme may have it: small letters, digits and hyphens, a letter first, at most 40.</summary>
    public static string Code(string name)
    {
        var code = NotInCode().Replace(name.Trim().ToLowerInvariant(), "-").Trim('-');
        if (code.Length == 0 || !char.IsAsciiLetter(code[0])) code = "f-" + code;
        return code.Length <= LongestCode ? code : code[..LongestCode].TrimEnd('-');
    }

    private static string Unique(string code, List<FormField> before)
    {
        var unique = code;
        for (var i = 2; before.Exists(f => f.Code == unique); i++) unique = $"{code[..Math.Min(code.Length, LongestCode - 3)]}-{i}";
        return unique;
    }

    private static FieldType? Type(DictionaryRow row) => row.Type switch
    {
        "text" => row.Validation switch
        {
            "integer" => FieldType.Integer,
            "time" or "time_hh_mm_ss" => FieldType.Time,
            _ when row.Validation.StartsWith("number", StringComparison.Ordinal) => FieldType.Decimal,
            _ when row.Validation.StartsWith("date", StringComparison.Ordinal) => FieldType.Date,
            _ => FieldType.Text,
        },
        "notes" => FieldType.LongText,
        "radio" or "dropdown" => FieldType.Choice,
        "checkbox" => FieldType.Multi,
        "yesno" or "truefalse" => FieldType.YesNo,
        "slider" => FieldType.Integer,
        _ => null,
    };

    private static ImmutableArray<FieldChoice> Choices(string text) =>
    [
        .. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(',', 2, StringSplitOptions.TrimEntries))
            .Where(c => c[0].Length > 0).Select(c => new FieldChoice { Code = c[0], Label = c.Length > 1 && Plain(c[1]).Length > 0 ? Plain(c[1]) : c[0] }).DistinctBy(c => c.Code, StringComparer.Ordinal),
    ];

    private static decimal? Limit(string text, FieldType type, Action<string, string, bool> note)
    {
        if (text.Length == 0) return null;
        if (type is FieldType.Integer or FieldType.Decimal && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit)) return limit;
        note("limit", $"The limit '{text}' is not carried over.", false);
        return null;
    }

    /// <summary>Conditions on one field above it, joined by or.</summary>
    private static ShowWhen? Show(string logic, List<FormField> before, Action<string, string, bool> note)
    {
        var parts = Or().Split(logic.Trim()).Select(p => Equal().Match(p.Trim().Trim('(', ')').Trim())).ToList();
        var fields = parts.Where(p => p.Success).Select(p => Code(p.Groups["field"].Value)).Distinct(StringComparer.Ordinal).ToList();
        var field = parts.TrueForAll(p => p.Success) && fields.Count == 1 ? before.Find(f => f.Code == fields[0]) : null;
        var answers = field is null ? [] : parts.Select(p => Answer(field, p)).ToImmutableArray();
        if (field is not null && answers.All(a => a is not null)) return new() { Field = field.Code, Is = [.. answers.Select(a => a!).Distinct(StringComparer.Ordinal)] };
        note("branching", $"It is always asked here: the condition is not carried over: {logic.ReplaceLineEndings(" ")}", false);
        return null;
    }

    private static string? Answer(FormField field, Match part)
    {
        var (said, box) = (part.Groups["value"].Value, part.Groups["box"].Value);
        if (field.Type == FieldType.YesNo) return said switch { "1" => "yes", "0" => "no", _ => null };
        var code = field.Type == FieldType.Multi ? (said == "1" ? box : null) : box.Length == 0 ? said : null;
        return field.Choices.Any(c => c.Code == code) ? code : null;
    }

    private static string Plain(string text) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(text, " ")), " ").Trim();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotInCode();

    [GeneratedRegex(@"\s+or\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Or();

    [GeneratedRegex("""^\[(?<field>[A-Za-z0-9_]+)(?:\((?<box>[A-Za-z0-9_-]+)\))?\]\s*=\s*(?<quote>["']?)(?<value>[A-Za-z0-9_.-]+)\k<quote>$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Equal();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
