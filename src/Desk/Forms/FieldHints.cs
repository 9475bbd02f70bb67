using System.Globalization;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Desk.Forms;

/// <summary>What is said beside a field, so that it is filled in right at once.</summary>
internal static class FieldHints
{
    /// <summary>Between which numbers the answer lies, and which are usual.</summary>
    public static string? Range(FormField field)
    {
        if (field.Min is null && field.Max is null) return null;
        var possible = (field.Min, field.Max) switch
        {
            ({ } low, { } high) => $"{Said(low)} to {Said(high)}",
            ({ } low, null) => $"{Said(low)} or more",
            (_, { } high) => $"{Said(high)} or less",
            _ => "",
        };
        var usual = (field.WarnBelow, field.WarnAbove) switch
        {
            ({ } low, { } high) => $"; usually {Said(low)} to {Said(high)}",
            ({ } low, null) => $"; usually {Said(low)} or more",
            (null, { } high) => $"; usually {Said(high)} or less",
            _ => "",
        };
        return possible + usual + (field.Unit is { } unit ? " " + unit : "") + ".";
    }

    /// <summary>How it is written.</summary>
    public static string? Written(FormField field) => field.Type switch
    {
        FieldType.PartialDate => "As far as it is known: 2026, 2026-11 or 2026-11-26.",
        FieldType.Integer when field.Min is null && field.Max is null => "A whole number.",
        _ => null,
    };

    /// <summary>When it is asked at all.</summary>
    public static string? Condition(FormField field, ProgrammeForm form)
    {
        if (field.Show is not { } show || form.Field(show.Field) is not { } other) return null;
        return $"Only if the answer to “{other.Label}” is {string.Join(" or ", show.Is.Select(code => other.Choices.FirstOrDefault(c => c.Code == code)?.Label ?? code))}.";
    }

    private static string Said(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
