using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Drafting;

/// <summary>What has no field of its own in a study file: dates, state, planned outcomes, what was given.</summary>
internal static class DraftFacts
{
    public static ImmutableArray<LabelledFact> Of(ImportedTrial trial, DraftNotes notes) =>
    [
        .. All(trial).Where(f => !string.IsNullOrWhiteSpace(f.Text)).Select(f => new LabelledFact { Label = f.Label, Text = DraftNotes.Short(PublicRecord.Text(f.Text!), 600), Source = notes.Source, How = How.Read, Note = f.Path }),
    ];

    private static IEnumerable<(string Label, string? Text, string Path)> All(ImportedTrial trial) =>
    [
        ("Official title", trial.OfficialTitle, "trial.officialTitle"),
        ("State in the register", trial.Status, "trial.status"),
        ("Why it stopped", trial.WhyStopped, "trial.whyStopped"),
        ("Start", Said(trial.Dates.Start), "trial.dates.start"),
        ("Last child measured for the main outcome", Said(trial.Dates.PrimaryCompletion), "trial.dates.primaryCompletion"),
        ("End", Said(trial.Dates.Completion), "trial.dates.completion"),
        .. trial.Outcomes.Select((o, i) => ($"Registered outcome ({o.Rank.ToString().ToLowerInvariant()})", (string?)$"{o.Measure}{(o.TimeFrame is { } time ? $" ({time})" : "")}", $"trial.outcomes[{i}]")),
        .. trial.Arms.Select((a, i) => ($"Registered arm {a.Label}", (string?)$"{a.Type}: {a.Description} {string.Join("; ", a.Interventions)}", $"trial.arms[{i}]")),
    ];

    private static string? Said(ReportedDate? date) => date is null ? null : date.Text + date.Certainty switch { DateCertainty.Actual => ", actual", DateCertainty.Estimated => ", planned", _ => "" };
}
