using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Demonstration;

/// <summary>What is entered into a form about an invented child on a day: of known fields what its course says, of others something that fits.</summary>
internal static class Answers
{
    private const char Between = '|';

    /// <param name="child">The child.</param>
    /// <param name="form">The form.</param>
    /// <param name="day">The day it is about.</param>
    /// <param name="rater">Who rates, counted from 0: every rater is strict or mild in its own way.</param>
    /// <param name="given">Answers that the story demands; several chosen codes are parted by a bar, and a reason for a missing answer stands after an exclamation mark.</param>
    public static ImmutableSortedDictionary<string, FieldInput> To(InventedChild child, ProgrammeForm form, DateOnly day, int rater, params (string Field, string Text)[] given)
    {
        var known = Scores.Of(child, form.Code, day, rater) ?? Findings.Of(child, form.Code, day) ?? [];
        var answers = new Dictionary<string, string>(known, StringComparer.Ordinal);
        foreach (var (field, text) in given) answers[field] = text;
        var entered = ImmutableSortedDictionary.CreateBuilder<string, FieldInput>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.Type != FieldType.Items && (f.Score is not { Sum.IsEmpty: false } || answers.ContainsKey(f.Code)) && IsShown(f, answers)))
        {
            if (!answers.TryGetValue(field.Code, out var text))
            {
                if (!field.Required) continue;
                answers[field.Code] = text = Fitting(field, day);
            }

            if (text.Length > 0) entered[field.Code] = Input(field, text);
        }

        return entered.ToImmutable();
    }

    /// <summary>An input as a person would write it.</summary>
    public static FieldInput Input(FormField field, string text) => text[0] == '!' ? new() { Missing = Enum.Parse<MissingCode>(text[1..]) }
        : field.Type == FieldType.Multi ? new() { Chosen = [.. text.Split(Between)] }
        : new() { Text = text };

    public static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Said(double number, int decimals = 0) => Math.Round(number, decimals).ToString(CultureInfo.InvariantCulture);

    private static bool IsShown(FormField field, Dictionary<string, string> answers) =>
        field.Show is not { } show || (answers.TryGetValue(show.Field, out var answer) && answer.Split(Between).Any(a => show.Is.Contains(a, StringComparer.Ordinal)));

    private static string Fitting(FormField field, DateOnly day) => field.Type switch
    {
        FieldType.Integer or FieldType.Decimal or FieldType.Score => Middle(field),
        FieldType.Date or FieldType.PartialDate => Said(day),
        FieldType.Time => "09:30",
        FieldType.Choice or FieldType.Multi => field.Choices[0].Code,
        FieldType.YesNo => "no",
        _ => "Invented.",
    };

    private static string Middle(FormField field)
    {
        var (low, high) = (field.WarnBelow ?? field.Min ?? 0, field.WarnAbove ?? field.Max ?? 100);
        return decimal.Floor((low + high) / 2).ToString(CultureInfo.InvariantCulture);
    }
}
