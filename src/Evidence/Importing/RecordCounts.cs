namespace Equipoise.Evidence.Importing;

/// <summary>How much a record holds, so that a loss would be seen.</summary>
/// <param name="Arms">Registered arms.</param>
/// <param name="Interventions">Registered interventions.</param>
/// <param name="PlannedOutcomes">Registered outcomes.</param>
/// <param name="FlowGroups">Groups of the participant flow.</param>
/// <param name="BaselineGroups">Groups before treatment.</param>
/// <param name="BaselineMeasures">What was measured before treatment.</param>
/// <param name="Outcomes">Posted outcomes.</param>
/// <param name="OutcomeGroups">Groups of all posted outcomes together.</param>
/// <param name="Measurements">Values of all posted outcomes together.</param>
/// <param name="Analyses">Stated comparisons.</param>
/// <param name="EventGroups">Groups of the adverse events.</param>
/// <param name="SeriousEvents">Kinds of serious events.</param>
/// <param name="OtherEvents">Kinds of other events.</param>
/// <param name="References">Papers that a register lists.</param>
/// <param name="ReviewStudies">Studies of a review.</param>
/// <param name="ReviewOutcomes">Outcomes of a review.</param>
/// <param name="FlowCounts">Counts of participants at milestones and reasons for leaving, one a group.</param>
/// <param name="BaselineValues">Values before treatment, one a group and category.</param>
/// <param name="EventCounts">Counts of all kinds of events, one a group.</param>
/// <param name="ReviewRows">Rows of data of all outcomes of a review.</param>
public sealed record RecordCounts(
    int Arms, int Interventions, int PlannedOutcomes, int FlowGroups, int BaselineGroups, int BaselineMeasures, int Outcomes, int OutcomeGroups, int Measurements,
    int Analyses, int EventGroups, int SeriousEvents, int OtherEvents, int References, int ReviewStudies, int ReviewOutcomes, int FlowCounts, int BaselineValues, int EventCounts, int ReviewRows)
{
    public static RecordCounts Of(ImportedRecord record)
    {
        var (trial, results, review) = (record.Trial, record.Results, record.Review);
        return new(
            trial?.Arms.Length ?? 0, trial?.Interventions.Length ?? 0, trial?.Outcomes.Length ?? 0,
            results?.Flow?.Groups.Length ?? 0, results?.Baseline?.Groups.Length ?? 0, results?.Baseline?.Measures.Length ?? 0,
            results?.Outcomes.Length ?? 0, results?.Outcomes.Sum(o => o.Groups.Length) ?? 0,
            results?.Outcomes.Sum(Values) ?? 0, results?.Outcomes.Sum(o => o.Analyses.Length) ?? 0,
            results?.AdverseEvents?.Groups.Length ?? 0, results?.AdverseEvents?.Serious.Length ?? 0, results?.AdverseEvents?.Other.Length ?? 0,
            trial?.References.Length ?? 0, review?.Studies.Length ?? 0, review?.Comparisons.Sum(c => c.Outcomes.Length) ?? 0,
            results?.Flow?.Periods.Sum(p => p.Milestones.Sum(s => s.Counts.Length) + p.Withdrawals.Sum(s => s.Counts.Length)) ?? 0,
            results?.Baseline?.Measures.Sum(Values) ?? 0,
            results?.AdverseEvents is { } events ? events.Serious.Sum(e => e.Counts.Length) + events.Other.Sum(e => e.Counts.Length) : 0,
            review?.Comparisons.SelectMany(c => c.Outcomes).Sum(o => o.Rows.Length + o.Subgroups.Sum(s => s.Rows.Length)) ?? 0);
    }

    private static int Values(ReportedMeasure measure) => measure.Classes.Sum(c => c.Categories.Sum(k => k.Measurements.Length));

    /// <summary>Each count in words, also those that are none.</summary>
    public IEnumerable<(string Name, int Value)> Lines() =>
    [
        ("registered arms", Arms), ("registered interventions", Interventions), ("registered outcomes", PlannedOutcomes), ("groups of the participant flow", FlowGroups),
        ("groups before treatment", BaselineGroups), ("measures before treatment", BaselineMeasures), ("posted outcomes", Outcomes), ("groups of posted outcomes", OutcomeGroups),
        ("posted values", Measurements), ("stated comparisons", Analyses), ("groups of adverse events", EventGroups), ("kinds of serious events", SeriousEvents),
        ("kinds of other events", OtherEvents), ("papers listed", References), ("studies of the review", ReviewStudies), ("outcomes of the review", ReviewOutcomes),
        ("counts of the participant flow", FlowCounts), ("values before treatment", BaselineValues), ("counts of events", EventCounts), ("rows of the review", ReviewRows),
    ];
}
