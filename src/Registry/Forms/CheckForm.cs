using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Forms;

/// <summary>What a form demands of its answers together.</summary>
public static class CheckForm
{
    /// <summary>Whether a field is asked, given the other answers.</summary>
    public static bool IsShown(FormField field, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        return field.Show is not { } show || values.Chosen(show.Field).Any(answer => show.Is.Contains(answer, StringComparer.Ordinal));
    }

    /// <summary>What is lacking before the form is complete.</summary>
    public static IEnumerable<FieldProblem> Lacking(ProgrammeForm form, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        return form.Fields.Where(f => f.Required && IsShown(f, values) && values.Json(f.Code) is null)
            .Select(f => new FieldProblem(f.Code, "required", f.Missing.IsEmpty ? "An answer is needed here." : "An answer is needed here, or the reason why there is none."));
    }

    /// <summary>With every sum computed anew: missing when any part of it is.</summary>
    public static FormValues WithSums(ProgrammeForm form, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        foreach (var field in form.Fields.Where(f => f.Score is { Sum.IsEmpty: false }))
        {
            var parts = field.Score!.Sum.Select(values.Number).ToImmutableArray();
            values = values.With(field.Code, parts.All(p => p is not null) ? FormValues.Of(parts.Sum(p => p!.Value)) : null);
        }

        return values;
    }
}
