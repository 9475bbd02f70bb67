using System.Globalization;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Product.Tests.Desk.Walks;

/// <summary>Answers that a form takes: usual numbers, the first choice, no for yes and no; for some forms what the programme needs.</summary>
internal static class Answers
{
    private const decimal Weight = 20;

    public static List<(FormField Field, string Text)> To(ProgrammeForm form, Programme programme, DateOnly day)
    {
        var answers = new List<(FormField Field, string Text)>();
        foreach (var field in form.Fields.Where(f => f.Type != FieldType.Items && f.Score is not { Sum.IsEmpty: false }))
        {
            if (field.Show is { } show && answers.FirstOrDefault(a => a.Field.Code == show.Field) is var (shown, text) && (shown is null || !show.Is.Contains(text, StringComparer.Ordinal))) continue;
            answers.Add((field, Special(form, field, programme) ?? Usual(field, day)));
        }

        return answers;
    }

    private static string? Special(ProgrammeForm form, FormField field, Programme programme) => (form.Topic, field.Code) switch
    {
        (FormTopic.Screening, "dsm5") => "yes",
        (FormTopic.Screening, "cgi-s") => "4",
        (FormTopic.Screening, "cars") => "36",
        (_, "weight") => Number(Weight),
        (FormTopic.Infusion, "viable-cells") => Number(programme.Treatment.Doses[0].Amount * (programme.Treatment.Doses[0].Basis == Evidence.Studies.DoseBasis.PerKg ? Weight : 1)),
        _ => null,
    };

    private static string Usual(FormField field, DateOnly day) => field.Type switch
    {
        FieldType.Date => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.PartialDate => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        FieldType.Time => "09:30",
        FieldType.YesNo => "no",
        FieldType.Choice or FieldType.Multi => field.Choices[0].Code,
        FieldType.Text or FieldType.LongText => "As it was seen.",
        _ => Number(Math.Floor(((field.WarnBelow ?? field.Min ?? 0) + (field.WarnAbove ?? field.Max ?? 100)) / 2)),
    };

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
