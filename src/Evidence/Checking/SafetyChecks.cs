using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>A programme's form of adverse events has what clocks and reports read, and its times can be met.</summary>
internal static class SafetyChecks
{
    private const int LongestDays = 366;
    private const int LongestMonths = 600;

    public static IEnumerable<Problem> Find(Programme programme, Locations at)
    {
        var forms = programme.Forms.Where(EventForm.Is).ToList();
        foreach (var second in forms.Skip(1)) yield return at.Problem(Codes.ProgrammeUnfit, second, "topic", $"Adverse events are entered on one form that repeats, and there is '{forms[0].Code}'.");
        foreach (var problem in forms.Take(1).SelectMany(form => Fields(form, at))) yield return problem;
        if (programme.Safety is not { } safety) yield break;
        if (safety.FollowUpDays is < 1 or > LongestDays || safety.SeriousFollowUpDays is < 1 or > LongestDays) yield return at.Problem(Codes.OutOfRange, safety, "followUpDays", $"An event is looked at again after 1 to {LongestDays} days.");
        if (safety.LateEffectMonths.Any(m => m is < 1 or > LongestMonths) || safety.LateEffectMonths.Distinct().Count() != safety.LateEffectMonths.Length) yield return at.Problem(Codes.OutOfRange, safety, "lateEffectMonths", $"Late effects are asked about after 1 to {LongestMonths} months, each once.");
    }

    private static IEnumerable<Problem> Fields(ProgrammeForm form, Locations at)
    {
        foreach (var (code, type, answers) in EventForm.Fields)
        {
            if (form.Field(code) is not { } field) yield return at.Problem(Codes.MissingField, form, "fields", $"A form of adverse events has a field '{code}'.");
            else if (field.Type != type) yield return at.Problem(Codes.ProgrammeUnfit, field, "type", $"'{code}' is of type {Shape.Kebab(type.ToString())}, because clocks and reports read it.");
            else if (answers.FirstOrDefault(a => field.Choices.All(c => c.Code != a)) is { } lacking) yield return at.Problem(Codes.ProgrammeUnfit, field, "choices", $"'{code}' can be answered '{lacking}', because clocks and reports read it.");
        }
    }
}
