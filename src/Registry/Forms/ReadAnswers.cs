using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Forms;

/// <summary>An answer with the label of its field.</summary>
public sealed record LabelledAnswer(string Label, string Answer);

/// <summary>What was entered, in words, for reading alone.</summary>
public static class ReadAnswers
{
    /// <summary>Every answer of a record with the label of its field. Answers to fields that the form no longer has are there too, under their codes.</summary>
    public static ImmutableArray<LabelledAnswer> Of(ProgrammeForm form, FormRecord record)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        var values = FormValues.Read(record.Values);
        var known = form.Fields.Where(f => values.Json(f.Code) is not null).Select(f => new LabelledAnswer(f.Label, Answer(f, values)));
        var gone = values.Codes.Where(code => form.Field(code) is null).Select(code => new LabelledAnswer($"{code} (no longer asked)", values.Text(code) ?? values.Json(code)!));
        return [.. known, .. gone];
    }

    private static string Answer(FormField field, FormValues values)
    {
        if (values.Missing(field.Code) is { } missing) return Words.Of(missing);
        var text = field.Type is FieldType.Choice or FieldType.Multi
            ? string.Join(", ", values.Chosen(field.Code).Select(code => field.Choices.FirstOrDefault(c => c.Code == code)?.Label ?? code))
            : values.Text(field.Code) ?? values.Json(field.Code)!;
        return field.Unit is null ? text : $"{text} {field.Unit}";
    }
}
