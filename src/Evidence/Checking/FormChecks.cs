using System.Text.RegularExpressions;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>A form of a programme can be filled in as it stands.</summary>
internal static partial class FormChecks
{
    private static readonly FieldType[] Numbers = [FieldType.Integer, FieldType.Decimal, FieldType.Score];

    public static IEnumerable<Problem> Find(ProgrammeForm form, Locations at)
    {
        if (!WellFormed().IsMatch(form.Code)) yield return at.Problem(Codes.BadId, form, "code", Form(form.Code));
        if (form.Fields.IsEmpty) yield return at.Problem(Codes.MissingField, form, "fields", "A form has at least one field.");
        if (form.Topic is FormTopic.Infusion or FormTopic.Product or FormTopic.AdverseEvent or FormTopic.Laboratory && form.Blind == Blinding.Open)
            yield return at.Problem(Codes.ProgrammeUnfit, form, "blind", "Infusions, products, adverse events and laboratory results could tell who had what: blind is hidden-from-raters.");
        if (form.Blind == Blinding.HiddenFromRaters && form.Readers.Concat(form.Writers).Contains(Role.BlindedRater))
            yield return at.Problem(Codes.ProgrammeUnfit, form, "readers", "A form that is hidden from raters cannot name them.");
        if (form.Readers.Concat(form.Writers).Contains(Role.Operator)) yield return at.Problem(Codes.ProgrammeUnfit, form, "readers", "Whoever runs the program reads no form.");
        foreach (var field in ProgrammeChecks.Twice(form.Fields, f => f.Code)) yield return at.Problem(Codes.DuplicateId, field, "code", $"The form has two fields '{field.Code}'.");
        foreach (var problem in form.Fields.SelectMany((f, i) => Field(form, f, i, at))) yield return problem;
    }

    /// <summary>The answers that a field of choices can have.</summary>
    public static IEnumerable<string> Answers(FormField field) => field.Type == FieldType.YesNo ? ["yes", "no"] : field.Choices.Select(c => c.Code);

    private static IEnumerable<Problem> Field(ProgrammeForm form, FormField field, int index, Locations at)
    {
        if (!WellFormed().IsMatch(field.Code)) yield return at.Problem(Codes.BadId, field, "code", Form(field.Code));
        var number = Numbers.Contains(field.Type);
        if (!number && (field.Min ?? field.Max ?? field.WarnBelow ?? field.WarnAbove) is not null) yield return at.Problem(Codes.ProgrammeUnfit, field, "min", "Only numbers have limits.");
        if (field.Min > field.Max || field.WarnBelow > field.WarnAbove) yield return at.Problem(Codes.IntervalReversed, field, "min", "The low limit lies above the high one.");
        if (field.WarnBelow < field.Min || field.WarnAbove > field.Max) yield return at.Problem(Codes.ProgrammeUnfit, field, "warnBelow", "Numbers that are asked about lie within those that are taken.");
        foreach (var range in field.Ranges)
            if (!number || range.Low is null && range.High is null || range.Low > range.High || range.FromMonths > range.ToMonths) yield return at.Problem(Codes.ProgrammeUnfit, range, "low", "A range belongs to a number, has a low end, a high end or both, and its ends and ages are in order.");
        var chooses = field.Type is FieldType.Choice or FieldType.Multi;
        if (chooses != field.Choices.Length > 1) yield return at.Problem(Codes.ProgrammeUnfit, field, "choices", chooses ? "There are at least two choices." : "Only a field of choices has choices.");
        foreach (var choice in ProgrammeChecks.Twice(field.Choices, c => c.Code)) yield return at.Problem(Codes.DuplicateId, choice, "code", $"There are two choices '{choice.Code}'.");
        if ((field.Type == FieldType.Score) != field.Score is not null) yield return at.Problem(Codes.ProgrammeUnfit, field, "score", "A field of type score says of what, and no other does.");
        if (field.Choices.Any(c => c.Points is not null) && !(field.Type == FieldType.Choice && field.Choices.All(c => c.Points is not null))) yield return at.Problem(Codes.ProgrammeUnfit, field, "choices", "Points stand at each answer of a single choice, or at none.");
        if ((field.Type == FieldType.Items) != field.Items is not null) yield return at.Problem(Codes.ProgrammeUnfit, field, "items", "A field of type items says which questions, and no other does.");
        if (field.Type == FieldType.Items && field.Code.Length > 36) yield return at.Problem(Codes.BadId, field, "code", "The questions are numbered behind this code, so it has at most 36 characters.");
        if (field.Score is { Sum.IsEmpty: false } score)
        {
            foreach (var code in score.Sum.Where(code => !CanBeAdded(form, code, index))) yield return at.Problem(Codes.ReferenceUnknown, score, "sum", $"'{code}' is nothing above this field that can be added: a number, a choice with points, or items.");
            var isAlwaysComputed = score.Sum.Select(form.Field).Any(part => part is { Show: null });
            if (isAlwaysComputed && (field.Required || !field.Missing.IsEmpty)) yield return at.Problem(Codes.ProgrammeUnfit, field, "required", "A sum is computed; nothing can be required of it.");
        }

        if (field.Show is not { } show) yield break;
        var other = form.Fields.Take(index).FirstOrDefault(f => f.Code == show.Field);
        if (other is null) yield return at.Problem(Codes.ReferenceUnknown, show, "field", $"There is no field '{show.Field}' above this one.");
        else foreach (var answer in show.Is.Where(a => !Answers(other).Contains(a, StringComparer.Ordinal))) yield return at.Problem(Codes.ReferenceUnknown, show, "is", $"'{show.Field}' has no answer '{answer}'.");
    }

    private static bool CanBeAdded(ProgrammeForm form, string code, int index) =>
        form.Fields.Take(index).FirstOrDefault(f => f.Code == code) is { } part && (Numbers.Contains(part.Type) || part.Type == FieldType.Items || part.Choices.Any(c => c.Points is not null));

    private static string Form(string code) => $"'{code}' cannot be a code: small letters, digits and hyphens, a letter first, at most 40.";

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex WellFormed();
}
