using System.Globalization;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>A questionnaire is on file only where it may be copied; it has the questions and the points that its instrument says; and its words were read twice.</summary>
internal static class SheetChecks
{
    private const int FewestCopies = 2;

    public static IEnumerable<Problem> Find(RecordFiles files, Locations at) =>
        files.Of<Instrument>().Where(i => i.Sheet is not null).SelectMany(i => Of(i, i.Sheet!, at));

    private static IEnumerable<Problem> Of(Instrument instrument, QuestionSheet sheet, Locations at)
    {
        if (!instrument.Licence.ItemsMayBeShown)
            yield return at.Problem(Codes.SheetUnfit, instrument, "sheet", "The licence does not allow that the questions are shown, so they cannot stand here.");
        if (!sheet.Parts.Select(p => p.Name).SequenceEqual(instrument.Subscales.Select(s => s.Name), StringComparer.Ordinal))
            yield return at.Problem(Codes.SheetUnfit, sheet, "parts", "The parts of the questionnaire are the subscales of the instrument, in their order.");
        foreach (var copy in sheet.Copies.Where(c => c.Parts.Except(sheet.Parts.Select(p => p.Name), StringComparer.Ordinal).Any()))
            yield return at.Problem(Codes.ReferenceUnknown, copy, "parts", "A copy names a part that the questionnaire does not have.");
        foreach (var problem in sheet.Parts.SelectMany(part => Of(part, instrument.Subscales.FirstOrDefault(s => s.Name == part.Name), sheet, at))) yield return problem;
    }

    private static IEnumerable<Problem> Of(SheetPart part, Subscale? subscale, QuestionSheet sheet, Locations at)
    {
        if (part.Answers.Length < 2 || part.Answers.DistinctBy(a => a.Points).Count() < part.Answers.Length)
        {
            yield return at.Problem(Codes.SheetUnfit, part, "answers", "There are at least two answers, each with points of its own.");
            yield break;
        }

        if (subscale?.Items is { } items && items != part.Questions.Length)
            yield return at.Problem(Codes.SheetUnfit, part, "questions", string.Create(CultureInfo.InvariantCulture, $"The subscale has {items} questions, {part.Questions.Length} stand here."));
        var (least, most) = (part.Questions.Length * part.Answers.Min(a => a.Points), part.Questions.Length * part.Answers.Max(a => a.Points));
        if (subscale?.Range is { } range && (range.Low != least || range.High != most))
            yield return at.Problem(Codes.SheetUnfit, part, "answers", string.Create(CultureInfo.InvariantCulture, $"The subscale goes from {range.Low} to {range.High}, these answers from {least} to {most}."));
        foreach (var twice in part.Questions.GroupBy(q => q.Words, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return at.Problem(Codes.SheetUnfit, twice.Last(), "words", "This question stands in its part twice.");
        if (sheet.CopiesOf(part) >= FewestCopies) yield break;
        foreach (var question in part.Questions.Where(q => q.Doubt is null))
            yield return at.Problem(Codes.SheetUnfit, question, "doubt", "The words of this part were not read in two copies, so each question says what is in doubt.");
    }
}
