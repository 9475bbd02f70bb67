using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>Who may take part, and who took part, as far as the record prints it for all together.</summary>
internal static class DraftPopulation
{
    public static Population Of(ImportedTrial trial, ReportedResults? results, DraftNotes notes) => new()
    {
        EligibleAges = Eligible(trial.Eligibility, notes),
        Ages = Measured(results?.Baseline, notes),
        Sex = Sexes(results?.Baseline, notes),
        Diagnosis = trial.Conditions.Length > 0 ? notes.Read(DraftNotes.Short(string.Join(", ", trial.Conditions), 400), "trial.conditions") : null,
    };

    private static Ages? Eligible(TrialEligibility? eligibility, DraftNotes notes)
    {
        var (low, high) = (Age(eligibility?.MinimumAge), Age(eligibility?.MaximumAge));
        if (low is null && high is null) return null;
        var years = (low?.Unit ?? AgeUnit.Years) == AgeUnit.Years && (high?.Unit ?? AgeUnit.Years) == AgeUnit.Years;
        return new()
        {
            Low = InUnit(low, years),
            High = InUnit(high, years),
            Unit = years ? AgeUnit.Years : AgeUnit.Months,
            Source = notes.Source,
            How = low?.Unit is { } a && high?.Unit is { } b && a != b ? How.Derived : How.Read,
            Note = $"trial.eligibility: {eligibility!.MinimumAge ?? "no lower limit given"} to {eligibility.MaximumAge ?? "no upper limit given"}",
        };
    }

    private static decimal? InUnit((decimal Value, AgeUnit Unit)? age, bool years) => age is not { } a ? null : years || a.Unit == AgeUnit.Months ? a.Value : a.Value * 12;

    private static (decimal Value, AgeUnit Unit)? Age(string? text)
    {
        var parts = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        return parts[1].ToUpperInvariant() switch { "YEAR" or "YEARS" when value <= 100 => (value, AgeUnit.Years), "MONTH" or "MONTHS" when value <= 1200 => (value, AgeUnit.Months), _ => null };
    }

    private static Ages? Measured(ReportedBaseline? baseline, DraftNotes notes)
    {
        if (Whole(baseline) is not { } group) return null;
        for (var i = 0; i < baseline!.Measures.Length; i++)
        {
            var measure = baseline.Measures[i];
            var unit = DraftDesign.Plain(measure.Unit) switch { "YEARS" => AgeUnit.Years, "MONTHS" => AgeUnit.Months, _ => (AgeUnit?)null };
            if (unit is null || !(measure.Title ?? "").StartsWith("Age", StringComparison.OrdinalIgnoreCase) || measure.Classes is not [{ Categories: [{ } only] }]) continue;
            var m = only.Measurements.FirstOrDefault(x => x.Group == group);
            if (Number(m?.Value) is not { } value) continue;
            var (parameter, dispersion) = (DraftDesign.Plain(measure.Parameter), DraftDesign.Plain(measure.Dispersion));
            return new()
            {
                Mean = parameter == "MEAN" ? value : null,
                Median = parameter == "MEDIAN" ? value : null,
                Sd = parameter == "MEAN" && dispersion == "STANDARD DEVIATION" ? Number(m!.Spread) : null,
                Low = dispersion == "FULL RANGE" ? Number(m!.Lower) : null,
                High = dispersion == "FULL RANGE" ? Number(m!.Upper) : null,
                Unit = unit.Value,
                Source = notes.Source,
                How = How.Read,
                Note = string.Create(CultureInfo.InvariantCulture, $"results.baseline.measures[{i}], group {group}"),
            };
        }

        return null;
    }

    private static Sexes? Sexes(ReportedBaseline? baseline, DraftNotes notes)
    {
        if (Whole(baseline) is not { } group) return null;
        for (var i = 0; i < baseline!.Measures.Length; i++)
        {
            var measure = baseline.Measures[i];
            if (!(measure.Title ?? "").StartsWith("Sex", StringComparison.OrdinalIgnoreCase) && !(measure.Title ?? "").StartsWith("Gender", StringComparison.OrdinalIgnoreCase)) continue;
            var (male, female) = (Count(measure, group, "MALE"), Count(measure, group, "FEMALE"));
            if (male is { } m && female is { } f) return new() { Male = m, Female = f, Source = notes.Source, How = How.Read, Note = string.Create(CultureInfo.InvariantCulture, $"results.baseline.measures[{i}], group {group}") };
        }

        return null;
    }

    private static int? Count(ReportedMeasure measure, string group, string sex)
    {
        var found = measure.Classes.SelectMany(c => c.Categories.Select(g => (Title: DraftDesign.Plain(g.Title ?? c.Title), g.Measurements))).Where(g => g.Title == sex).ToList();
        return found.Count == 1 && found[0].Measurements.FirstOrDefault(m => m.Group == group)?.Value is { } v && int.TryParse(v.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    /// <summary>The group that holds everybody.</summary>
    private static string? Whole(ReportedBaseline? baseline) =>
        baseline?.Groups is [{ } only] ? only.Id : baseline?.Groups.Where(g => DraftDesign.Plain(g.Title) == "TOTAL").Select(g => g.Id).FirstOrDefault();

    private static decimal? Number(ReportedNumber? text) => text is { IsPlain: true } t && decimal.TryParse(t.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n >= 0 ? n : null;
}
