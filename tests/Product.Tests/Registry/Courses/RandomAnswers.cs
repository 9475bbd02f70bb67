using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Studies;
using Equipoise.Registry;
using Equipoise.Registry.Forms;

namespace Equipoise.Product.Tests.Registry.Courses;

/// <summary>Answers that a form can take: few different ones, so that people often enter the same and often not; usual numbers and unusual ones, reasons for none, and fields emptied.</summary>
internal static class RandomAnswers
{
    /// <param name="form">The form.</param>
    /// <param name="random">Chance.</param>
    /// <param name="today">No day after it.</param>
    /// <param name="whole">Whether everything that is required is answered.</param>
    public static Dictionary<string, string> To(ProgrammeForm form, Random random, DateOnly today, bool whole)
    {
        var entered = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.Score is not { Sum.IsEmpty: false } && f.Show is null))
        {
            if (whole && field.Required) entered[field.Code] = Answer(field, random, today);
            else if (random.Next(3) > 0) entered[field.Code] = random.Next(12) == 0 ? "" : Answer(field, random, today);
        }

        return entered;
    }

    /// <summary>An infusion of any dose: right, too little, too much, or by another route.</summary>
    public static Dictionary<string, string> Infusion(ProgrammeForm form, Random random, DateOnly day)
    {
        var entered = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["date"] = Said(day), ["start"] = "10:00", ["dose"] = random.Next(4) == 0 ? "other" : "iv", ["product"] = "LOT-7", ["weight"] = "14", ["viable-cells"] = (random.Next(6, 40) * 1_000_000).ToString(CultureInfo.InvariantCulture), ["reaction"] = "no",
        };
        if (form.Field("anaesthesia") is not null) entered["anaesthesia"] = "none";
        return entered;
    }

    /// <summary>Whether the dose lies within what the programme takes.</summary>
    public static bool IsRightDose(Programme programme, IReadOnlyDictionary<string, string> values)
    {
        if (programme.Treatment.Doses.FirstOrDefault(d => d.Code == values["dose"]) is not { } dose) return false;
        var (cells, weight) = (decimal.Parse(values["viable-cells"], CultureInfo.InvariantCulture), decimal.Parse(values["weight"], CultureInfo.InvariantCulture));
        var meant = dose.Basis == DoseBasis.PerKg ? dose.Amount * weight : dose.Amount;
        return cells * 100 >= meant * (100 - dose.TolerancePercent) && cells * 100 <= meant * (100 + dose.TolerancePercent);
    }

    public static ImmutableSortedDictionary<string, FieldInput> Inputs(ProgrammeForm form, Dictionary<string, string> entered) =>
        entered.ToImmutableSortedDictionary(e => e.Key, e => Input(form.Field(e.Key)!, e.Value), StringComparer.Ordinal);

    private static FieldInput Input(FormField field, string text) => text.Length == 0 ? new()
        : text[0] == '!' ? new() { Missing = Enum.GetValues<MissingCode>().Single(m => Words.Code(m) == text[1..]) }
        : field.Type == FieldType.Multi ? new() { Chosen = [.. text.Split('|')] }
        : new() { Text = text };

    private static string Answer(FormField field, Random random, DateOnly today)
    {
        if (!field.Missing.IsEmpty && random.Next(10) == 0) return "!" + Words.Code(field.Missing[random.Next(field.Missing.Length)]);
        return field.Type switch
        {
            FieldType.Integer or FieldType.Decimal or FieldType.Score => Number(field, random),
            FieldType.Date => Said(today.AddDays(-random.Next(2))),
            FieldType.PartialDate => random.Next(2) == 0 ? "2025" : "2025-11",
            FieldType.Choice or FieldType.Multi => field.Choices[random.Next(Math.Min(2, field.Choices.Length))].Code,
            FieldType.YesNo => random.Next(2) == 0 ? "yes" : "no",
            FieldType.Time => "08:30",
            _ => random.Next(2) == 0 ? "As before." : "<b>Một bước</b> nhỏ; =1+1",
        };
    }

    private static string Number(FormField field, Random random)
    {
        var middle = decimal.Floor(((field.WarnBelow ?? field.Min ?? 0) + (field.WarnAbove ?? field.Max ?? 100)) / 2);
        decimal?[] several = [middle, middle + 1, middle, field.WarnAbove + 1, field.WarnBelow - 1];
        return (several[random.Next(several.Length)] ?? middle).ToString("0.############", CultureInfo.InvariantCulture);
    }

    private static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
