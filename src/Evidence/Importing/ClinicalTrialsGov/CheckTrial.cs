using System.Collections.Immutable;
using System.Globalization;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>Looks for what contradicts itself within one registered trial. Nothing is mended: both sides are kept and the place is told.</summary>
internal static class CheckTrial
{
    public static void Run(ImportedTrial trial, ReportedResults? results, IssueLog log)
    {
        Arms(trial, log);
        Outcomes(trial.Outcomes, log);
        if (trial.Design.Enrolment is { IsPlain: false, IsNotAvailable: false } enrolment) log.AtPath(ImportCodes.NotANumber, "design.enrolment", $"The enrolment '{enrolment}' is not a plain number; its text is kept.");
        if (results is not null) CheckResults.Run(results, log);
    }

    private static void Arms(ImportedTrial trial, IssueLog log)
    {
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < trial.Arms.Length; i++)
            if (trial.Arms[i].Label is { } label && !labels.Add(label.Trim()))
                log.AtPath(ImportCodes.ArmTwice, Place($"arms[{i}]"), $"Two arms are labelled '{label}'; both are kept.");

        var names = new HashSet<string>(trial.Interventions.Select(i => i.Name?.Trim()).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < trial.Interventions.Length; i++)
            foreach (var label in trial.Interventions[i].ArmLabels.Where(l => !labels.Contains(l.Trim())))
                log.AtPath(ImportCodes.ArmUnknown, Place($"interventions[{i}]"), $"It names an arm '{label}' that the record does not have.");
        for (var i = 0; i < trial.Arms.Length; i++)
            foreach (var name in trial.Arms[i].Interventions.Where(n => !names.Contains(n.Trim()) && !names.Contains(AfterType(n))))
                log.AtPath(ImportCodes.ArmUnknown, Place($"arms[{i}]"), $"It names an intervention '{name}' that the record does not have.");
    }

    private static string AfterType(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

    private static void Outcomes(ImmutableArray<TrialOutcome> outcomes, IssueLog log)
    {
        var seen = new HashSet<TrialOutcome>();
        for (var i = 0; i < outcomes.Length; i++)
            if (outcomes[i].Measure is not null && !seen.Add(outcomes[i]))
                log.AtPath(ImportCodes.OutcomeTwice, Place($"outcomes[{i}]"), $"The outcome '{outcomes[i].Measure}' is registered twice in the same words; both are kept.");
    }

    private static string Place(FormattableString place) => place.ToString(CultureInfo.InvariantCulture);
}
