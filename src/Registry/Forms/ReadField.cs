using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Sources;

namespace Equipoise.Registry.Forms;

/// <summary>What somebody entered into a field, as it comes from a page or a program.</summary>
public sealed record FieldInput
{
    /// <summary>What was typed; also the code of a single choice, yes or no.</summary>
    public string? Text { get; init; }

    /// <summary>For several choices: their codes.</summary>
    public ImmutableArray<string> Chosen { get; init; } = [];

    /// <summary>Why there is no answer.</summary>
    public MissingCode? Missing { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Chosen.IsDefaultOrEmpty && Missing is null;
}

/// <summary>What was understood of it.</summary>
/// <param name="Json">The answer; null for none.</param>
/// <param name="Problem">Why it cannot be taken.</param>
/// <param name="AskAbout">It is taken, but so unusual that it is asked about.</param>
public readonly record struct FieldReading(string? Json, FieldProblem? Problem = null, bool AskAbout = false);

/// <summary>Reads what was entered into a field.</summary>
public static class ReadField
{
    public const int LongestLine = 500;
    public const int LongestText = 20_000;

    public static FieldReading Of(FormField field, FieldInput input, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(input);
        if (input.IsEmpty) return new(null);
        if (input.Missing is { } missing)
        {
            if (!string.IsNullOrWhiteSpace(input.Text) || !input.Chosen.IsDefaultOrEmpty) return Wrong(field, "both", "Give an answer, or the reason why there is none, not both.");
            return field.Missing.Contains(missing) ? new(FormValues.Of(missing)) : Wrong(field, "missing-code", $"'{Words.Of(missing)}' cannot stand here.");
        }

        var text = (input.Text ?? "").Trim().Normalize(NormalizationForm.FormC);
        return field.Type switch
        {
            FieldType.Integer or FieldType.Decimal or FieldType.Score => Number(field, text),
            FieldType.Text => Line(field, text),
            FieldType.LongText => Long(field, text),
            FieldType.Date => Date(field, text, today),
            FieldType.PartialDate => Partial(field, text, today),
            FieldType.Time => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? new(FormValues.Of(text)) : Wrong(field, "time", "Write the time as hours and minutes, such as 08:30."),
            FieldType.Choice => field.Choices.Any(c => c.Code == text) ? new(FormValues.Of(text)) : Wrong(field, "choice", "Choose one of the answers."),
            FieldType.Items => Wrong(field, "items", "Nothing is entered here; the questions stand below it."),
            FieldType.YesNo => text is "yes" or "no" ? new(FormValues.Of(text)) : Wrong(field, "choice", "Choose yes or no."),
            _ => Several(field, input.Chosen.IsDefaultOrEmpty ? [text] : input.Chosen),
        };
    }

    private static FieldReading Number(FormField field, string text)
    {
        if (text.Contains(',', StringComparison.Ordinal)) return Wrong(field, "number", "Write the decimal point as a point, and no commas between thousands.");
        if (text.Length > 30 || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return Wrong(field, "number", "This is not a number.");
        if (field.Type == FieldType.Integer && decimal.Truncate(number) != number) return Wrong(field, "whole", "A whole number is needed here.");
        if (number < field.Min) return Wrong(field, "min", $"At least {Said(field.Min.Value, field)} is possible here.{Slip(field, number)}");
        if (number > field.Max) return Wrong(field, "max", $"At most {Said(field.Max.Value, field)} is possible here.{Slip(field, number)}");
        return new(FormValues.Of(number), AskAbout: number < field.WarnBelow || number > field.WarnAbove);
    }

    private static FieldReading Line(FormField field, string text) =>
        text.Length > LongestLine ? Wrong(field, "length", $"This is longer than {LongestLine} characters.")
        : text.Any(char.IsControl) ? Wrong(field, "characters", "Only one line of ordinary characters can stand here.")
        : new(FormValues.Of(text));

    private static FieldReading Long(FormField field, string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        return lines.Length > LongestText ? Wrong(field, "length", string.Create(CultureInfo.InvariantCulture, $"This is longer than {LongestText:N0} characters."))
            : lines.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? Wrong(field, "characters", "There are characters here that nobody can read.")
            : new(FormValues.Of(lines));
    }

    private static FieldReading Date(FormField field, string text, DateOnly today) =>
        !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year < 1900 ? Wrong(field, "date", "Write the date as year, month and day, such as 2026-11-26.")
        : day > today ? Wrong(field, "future", "This day is still to come.")
        : new(FormValues.Of(text));

    private static FieldReading Partial(FormField field, string text, DateOnly today) =>
        !PartialDate.TryParse(text, CultureInfo.InvariantCulture, out var date) || date.Year < 1900 ? Wrong(field, "date", "Write the date as far as it is known: 2026, 2026-11 or 2026-11-26.")
        : date.Earliest > today ? Wrong(field, "future", "This is still to come.")
        : new(FormValues.Of(text));

    private static FieldReading Several(FormField field, ImmutableArray<string> chosen) =>
        chosen.All(c => field.Choices.Any(choice => choice.Code == c))
            ? new($"[{string.Join(',', field.Choices.Where(c => chosen.Contains(c.Code, StringComparer.Ordinal)).Select(c => FormValues.Of(c.Code)))}]")
            : Wrong(field, "choice", "Choose among the answers.");

    private static FieldReading Wrong(FormField field, string code, string message) => new(null, new(field.Code, code, message));

    private static string? Slip(FormField field, decimal number) => UnitSlip.Of(field, number) is { } slip ? " " + slip : null;

    private static string Said(decimal number, FormField field) => FormValues.Of(number) + (field.Unit is null ? "" : " " + field.Unit);
}
