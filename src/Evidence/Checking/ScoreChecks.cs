using System.Globalization;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>The scores of a programme are scores that their instruments have: no total where there is none, nothing added that cannot be, and no question that may not be shown.</summary>
internal static class ScoreChecks
{
    public static IEnumerable<Problem> Find(Programme p, IReadOnlyDictionary<string, Instrument> instruments, Locations at)
    {
        var named = p.Instruments.Select(i => i.Instrument).ToHashSet(StringComparer.Ordinal);
        foreach (var form in p.Forms)
        {
            foreach (var field in form.Fields)
            {
                foreach (var problem in Items(form, field, named, instruments, at)) yield return problem;
                if (field.Score is not { } score) continue;
                if (!named.Contains(score.Instrument)) yield return Unnamed(score, score.Instrument, at);
                else if (instruments.TryGetValue(score.Instrument, out var instrument)) foreach (var problem in Score(score, instrument, at).Concat(Sum(form, field, score, instrument, instruments, at))) yield return problem;
            }
        }

        foreach (var problem in p.Instruments.SelectMany(i => Use(p, i, instruments, at))) yield return problem;
    }

    private static IEnumerable<Problem> Items(ProgrammeForm form, FormField field, HashSet<string> named, IReadOnlyDictionary<string, Instrument> instruments, Locations at)
    {
        if (field.Items is not { } items) yield break;
        if (!named.Contains(items.Instrument)) yield return Unnamed(items, items.Instrument, at);
        else if (instruments.TryGetValue(items.Instrument, out var instrument) && ProgrammeItems.Part(items, instruments) is not { } part)
            yield return at.Problem(Codes.ReferenceUnknown, items, "part", instrument.Sheet is null ? $"The questions of {instrument.Id} may not be shown, or are not on file; its scores can be entered." : $"{instrument.Id} has no part '{items.Part}'; it has: {string.Join(", ", instrument.Sheet.Parts.Select(s => s.Name))}.");
        else if (ProgrammeItems.Part(items, instruments) is { } found)
        {
            if (found.Answers.Select(a => ProgrammeItems.Code(a.Words)).Distinct(StringComparer.Ordinal).Count() < found.Answers.Length) yield return at.Problem(Codes.ProgrammeUnfit, items, "part", "Two of its answers would have the same code.");
            foreach (var other in form.Fields.Where(f => Enumerable.Range(1, found.Questions.Length).Any(i => f.Code == string.Create(CultureInfo.InvariantCulture, $"{field.Code}-{i}"))))
                yield return at.Problem(Codes.DuplicateId, other, "code", $"'{other.Code}' is the code of a question of '{field.Code}'.");
        }
    }

    private static IEnumerable<Problem> Score(FieldScore score, Instrument instrument, Locations at)
    {
        if (score.Subscale is { } subscale && instrument.Subscales.All(s => s.Name != subscale))
            yield return at.Problem(Codes.ReferenceUnknown, score, "subscale", $"{instrument.Id} has no subscale '{subscale}'; it has: {string.Join(", ", instrument.Subscales.Select(s => s.Name))}.");
        if (score.Subscale is null && HasNoTotal(instrument)) yield return at.Problem(Codes.ProgrammeUnfit, score, "subscale", $"{instrument.Id} has no valid total; a score names its subscale.");
    }

    private static IEnumerable<Problem> Sum(ProgrammeForm form, FormField field, FieldScore score, Instrument instrument, IReadOnlyDictionary<string, Instrument> instruments, Locations at)
    {
        if (score.Sum.IsEmpty) yield break;
        if (score.Scale is not (ScoreScale.Raw or ScoreScale.Count)) yield return at.Problem(Codes.ProgrammeUnfit, score, "sum", "Standard scores, T scores and growth values come from the publisher's tables; they are not added.");
        var parts = score.Sum.Select(form.Field).OfType<FormField>().ToList();
        foreach (var part in parts)
        {
            if ((part.Score?.Instrument ?? part.Items?.Instrument ?? instrument.Id) != instrument.Id) yield return at.Problem(Codes.ProgrammeUnfit, score, "sum", $"'{part.Code}' belongs to another instrument than {instrument.Id}; scores of two instruments are not added.");
            else if (part.Score is not null && HasNoTotal(instrument)) yield return at.Problem(Codes.ProgrammeUnfit, score, "sum", $"{instrument.Id} has no valid total: its parts are not added.");
            else if (part.Score is { } other && other.Scale != score.Scale) yield return at.Problem(Codes.ProgrammeUnfit, score, "sum", $"'{part.Code}' is on another scale.");
            else if (part.Items is { } items && score.Subscale is { } subscale && items.Part != subscale) yield return at.Problem(Codes.ProgrammeUnfit, score, "sum", $"The questions of '{items.Part}' are not those of '{subscale}'.");
        }

        var questions = parts.Select(part => part.Items is { } items ? ProgrammeItems.Part(items, instruments) : null).ToList();
        if (questions.Count == 0 || questions.Contains(null)) yield break;
        var (least, most) = (questions.Sum(q => q!.Questions.Length * q.Answers.Min(a => a.Points)), questions.Sum(q => q!.Questions.Length * q.Answers.Max(a => a.Points)));
        if (field.Min > least || field.Max < most) yield return at.Problem(Codes.ProgrammeUnfit, field, "max", string.Create(CultureInfo.InvariantCulture, $"Its questions give {least} to {most} points; the limits leave some of it out."));
    }

    private static IEnumerable<Problem> Use(Programme p, ProgrammeInstrument used, IReadOnlyDictionary<string, Instrument> instruments, Locations at)
    {
        var forms = p.Forms.Where(f => f.Fields.Any(field => field.Score?.Instrument == used.Instrument)).ToList();
        foreach (var (name, code) in new[] { ("answeredBy", used.AnsweredBy), ("variant", used.Variant) })
        {
            if (code is null) continue;
            if (!forms.Exists(f => f.Field(code) is not null)) yield return at.Problem(Codes.ReferenceUnknown, used, name, $"No form with a score of {used.Instrument} has a field '{code}'.");
            else if (forms.Select(f => f.Field(code)).OfType<FormField>().Any(f => f.Type is not (FieldType.Choice or FieldType.Text))) yield return at.Problem(Codes.ProgrammeUnfit, used, name, $"'{code}' is a choice or a text.");
        }

        if (used.Prorate == 0) yield break;
        var sums = forms.SelectMany(f => f.Fields.Where(field => field.Score is { Sum.IsEmpty: false } score && score.Instrument == used.Instrument).Select(field => field.Score!.Sum.Sum(code => Count(f.Field(code), instruments)))).ToList();
        if (p.Goals is { } goals && p.Form(goals.Scores)?.Field(goals.Total)?.Score?.Instrument == used.Instrument) sums.Add(goals.Goals.Length);
        if (used.Prorate < 0) yield return at.Problem(Codes.OutOfRange, used, "prorate", "The number of missing answers that are made up for is not below zero.");
        else if (sums.Count == 0) yield return at.Problem(Codes.ProgrammeUnfit, used, "prorate", $"No score of {used.Instrument} is computed here, so that there is nothing to make up for.");
        else if (used.Prorate * 2 > sums.Min()) yield return at.Problem(Codes.OutOfRange, used, "prorate", "More than half of the answers would be made up.");
    }

    private static int Count(FormField? part, IReadOnlyDictionary<string, Instrument> instruments) => part?.Items is { } items ? ProgrammeItems.Part(items, instruments)?.Questions.Length ?? 0 : 1;

    private static bool HasNoTotal(Instrument instrument) => instrument.Subscales.Length > 0 && instrument.Range is null;

    private static Problem Unnamed(object where, string instrument, Locations at) => at.Problem(Codes.ReferenceUnknown, where, "instrument", $"'{instrument}' is not among the instruments of the programme.");
}
