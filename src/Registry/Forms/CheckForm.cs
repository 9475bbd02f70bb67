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
    public static IEnumerable<FieldProblem> Lacking(Programme programme, ProgrammeForm form, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        return form.Fields.Where(f => f.Required && f.Type != FieldType.Items && IsShown(f, values) && values.Json(f.Code) is null && !IsComputed(programme, form, f, values))
            .Select(f => new FieldProblem(f.Code, "required", f.Missing.IsEmpty ? "An answer is needed here." : "An answer is needed here, or the reason why there is none."));
    }

    /// <summary>Whether a score is computed whatever is answered: it is a sum, and a part of it is always asked; or the T score of goals.</summary>
    public static bool IsAlwaysComputed(Programme programme, ProgrammeForm form, FormField field)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(field);
        return IsGoalScore(programme, form, field) || field.Score?.Sum.Select(form.Field).Any(part => part is { Show: null }) == true;
    }

    /// <summary>Whether a score is computed, given the other answers, and so not entered: it is a sum, and a part of it is asked. The T score of goals is always computed.</summary>
    public static bool IsComputed(Programme programme, ProgrammeForm form, FormField field, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(field);
        return IsGoalScore(programme, form, field) || field.Score?.Sum.Select(form.Field).OfType<FormField>().Any(part => IsShown(part, values)) == true;
    }

    private static bool IsGoalScore(Programme programme, ProgrammeForm form, FormField field)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.Goals is { } goals && goals.Scores == form.Code && goals.Total == field.Code;
    }
}
