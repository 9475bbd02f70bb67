using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Eligibility.Phrases;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Eligibility;

/// <summary>Reads a register entry as a trial that a family might join.</summary>
public static class ReadTrial
{
    private static readonly string[] WhoMayJoin = ["Diagnosis", "Weight", "Who could take part", "Who takes part"];

    /// <summary>From an imported record of a trial; null when it is none.</summary>
    public static JoinableTrial? From(ImportedRecord record) => Heading(record) is not { } heading ? null : heading with
    {
        Money = TrialFields.Money([record.Trial!.Eligibility?.Criteria, record.Trial.Eligibility?.Exclusion, record.Trial.Summary, record.Trial.Description, .. record.Trial.Arms.Select(a => a.Description)]),
        Criteria = CutCriteria.Of(record.Trial.Eligibility),
    };

    /// <summary>All but what the running text says.</summary>
    internal static JoinableTrial? Heading(ImportedRecord record)
    {
        if (record.Trial is not { } trial) return null;
        var (ages, text) = TrialFields.Ages(trial.Eligibility);
        return new()
        {
            Id = record.Id,
            Title = trial.BriefTitle ?? trial.OfficialTitle ?? record.Title ?? record.Id,
            Source = record.Source,
            Openness = TrialFields.Openness(trial.Status),
            Status = trial.Status,
            Verified = trial.Dates.Verified?.Value ?? trial.Dates.LastUpdateSubmitted?.Value ?? trial.Dates.LastUpdatePosted?.Value ?? record.Updated,
            Countries = [.. trial.Places.Select(p => CountryNames.Code(p.Country)).OfType<string>().Distinct(StringComparer.Ordinal)],
            Phase = TrialFields.Phase(trial.Design.Phases),
            TestsCells = TrialFields.NamesCells([trial.BriefTitle, trial.OfficialTitle, .. trial.Interventions.SelectMany(i => new[] { i.Name, i.Description })]),
            Control = Control(trial),
            Sponsor = trial.Sponsor?.Name,
            SponsorIsCompany = trial.Sponsor?.Class is { } sort ? sort.Equals("INDUSTRY", StringComparison.OrdinalIgnoreCase) : null,
            Enrolment = trial.Design.Enrolment is { IsPlain: true, Value: >= 0 and < 10_000_000 and var count } ? (int)count : null,
            Ages = ages,
            AgesText = text,
            OnlySex = TrialFields.OnlySex(trial.Eligibility?.Sex),
            Conditions = trial.Conditions,
            IsAboutAutism = IsAboutAutism(trial),
        };
    }

    /// <summary>From an entry of our own list.</summary>
    public static JoinableTrial From(RegisteredTrial trial) => new()
    {
        Id = trial.Id,
        Title = trial.Title,
        IsCurated = true,
        Openness = trial.Status.Value switch
        {
            TrialStatus.Recruiting => Openness.Recruiting,
            TrialStatus.NotYetRecruiting => Openness.NotYetRecruiting,
            TrialStatus.EnrollingByInvitation => Openness.ByInvitation,
            TrialStatus.Unknown or TrialStatus.NotRead => Openness.Unclear,
            _ => Openness.Closed,
        },
        Verified = trial.StatusAsOf,
        Countries = trial.Country is { } country ? [country.Value] : [],
        Phase = trial.Phase is { } phase ? TrialFields.Phase([phase.Value]) : null,
        TestsCells = trial.Cells is not null,
        Control = Control(trial.Design?.Value),
        Sponsor = trial.Sponsor?.Value,
        Enrolment = trial.Enrolment?.Value,
        Money = [.. trial.Facts.Where(f => f.Label.Contains("cost", StringComparison.OrdinalIgnoreCase)).Select(f => f.Text)],
        Ages = Ages(trial.Ages),
        AgesText = Printed(trial.Ages),
        Conditions = ["Autism"],
        IsAboutAutism = true,
        Criteria = [.. trial.Facts.Where(f => WhoMayJoin.Contains(f.Label, StringComparer.Ordinal)).Select((f, i) => Said(f, i + 1))],
    };

    internal static bool IsAboutAutism(ImportedTrial trial) => TrialFields.NamesAutism([trial.BriefTitle, trial.OfficialTitle, .. trial.Conditions, .. trial.Keywords]);

    private static Criterion Said(LabelledFact fact, int number)
    {
        var text = fact.Label == "Weight" ? $"Weight: {fact.Text}" : fact.Text;
        return new(number, CriterionKind.Inclusion, null, text) { Meaning = ReadMeaning.Of(new(CriterionKind.Inclusion, null, text, IsCompound: false)) };
    }

    private static AgeRange? Ages(Ages? ages) => ages is not { Low: not null } and not { High: not null } ? null
        : (ages.Low is { } low ? AgeRange.AtLeast(Amount(low, ages.Unit)) : AgeRange.Any).And(ages.High is { } high ? AgeRange.UpTo(Amount(high, ages.Unit)) : AgeRange.Any);

    private static AgeAmount Amount(decimal age, AgeUnit unit) => unit == AgeUnit.Months ? new((int)age, 1) : new((int)(age * 12), age == decimal.Truncate(age) ? 12 : 1);

    private static string? Printed(Ages? ages)
    {
        if (ages is not { Low: not null } and not { High: not null }) return null;
        var unit = ages.Unit == AgeUnit.Months ? "months" : "years";
        return (ages.Low, ages.High) switch
        {
            ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"{low} to {high} {unit}"),
            ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $"{low} {unit} and over"),
            _ => string.Create(CultureInfo.InvariantCulture, $"up to {ages.High} {unit}"),
        };
    }

    private static ControlGroup Control(ImportedTrial trial)
    {
        if (trial.Design.StudyType?.Contains("OBSERV", StringComparison.OrdinalIgnoreCase) == true) return ControlGroup.Watches;
        var types = trial.Arms.Select(a => (a.Type ?? "").ToUpperInvariant().Replace('_', ' ')).ToList();
        if (types.Any(t => t.StartsWith("PLACEBO", StringComparison.Ordinal) || t.StartsWith("SHAM", StringComparison.Ordinal))) return ControlGroup.Placebo;
        if (types.Any(t => t.StartsWith("ACTIVE", StringComparison.Ordinal) || t.StartsWith("NO INTERVENTION", StringComparison.Ordinal))) return ControlGroup.Other;
        if (trial.Design.InterventionModel?.Replace('_', ' ').StartsWith("single group", StringComparison.OrdinalIgnoreCase) == true) return ControlGroup.None;
        return Control(trial.Design.Text);
    }

    private static ControlGroup Control(string? design) => design is null ? ControlGroup.NotSaid
        : design.Contains("no control", StringComparison.OrdinalIgnoreCase) || design.Contains("single arm", StringComparison.OrdinalIgnoreCase) || design.Contains("single group", StringComparison.OrdinalIgnoreCase) || design.Contains("one group", StringComparison.OrdinalIgnoreCase) ? ControlGroup.None
        : design.Contains("no placebo", StringComparison.OrdinalIgnoreCase) ? ControlGroup.Other
        : design.Contains("placebo", StringComparison.OrdinalIgnoreCase) || design.Contains("sham", StringComparison.OrdinalIgnoreCase) ? ControlGroup.Placebo
        : design.Contains("control group", StringComparison.OrdinalIgnoreCase) || design.Contains("active control", StringComparison.OrdinalIgnoreCase) ? ControlGroup.Other
        : ControlGroup.NotSaid;
}
