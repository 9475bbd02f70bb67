using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing;

/// <summary>
/// Results as a register posts them. Each part has its own list of groups, and the ids of groups mean nothing outside their part;
/// which group is which arm is for a person to say.
/// </summary>
public sealed record ReportedResults
{
    public ParticipantFlow? Flow { get; init; }

    public ReportedBaseline? Baseline { get; init; }

    public ImmutableArray<ReportedMeasure> Outcomes { get; init; } = [];

    public ReportedAdverseEvents? AdverseEvents { get; init; }

    public string? Limitations { get; init; }
}

/// <summary>Participants of the same treatment or kind within one part of the results.</summary>
public sealed record ReportedGroup(string Id, string? Title, string? Description);

/// <summary>Who started, who finished and who left, and why.</summary>
public sealed record ParticipantFlow(string? PreAssignment, string? Recruitment, string? Units, ImmutableArray<ReportedGroup> Groups, ImmutableArray<FlowPeriod> Periods);

/// <summary>A period of the flow.</summary>
public sealed record FlowPeriod(string? Title, ImmutableArray<FlowStep> Milestones, ImmutableArray<FlowStep> Withdrawals);

/// <summary>A milestone, or a reason for leaving, with its count in each group.</summary>
public sealed record FlowStep(string? Type, string? Comment, ImmutableArray<FlowCount> Counts);

/// <summary>A count of the flow in one group.</summary>
public sealed record FlowCount(string Group, ReportedNumber? Participants, ReportedNumber? Units, string? Comment);

/// <summary>The participants before treatment.</summary>
public sealed record ReportedBaseline(string? Population, string? Units, ImmutableArray<ReportedGroup> Groups, ImmutableArray<ReportedDenominator> Denominators, ImmutableArray<ReportedMeasure> Measures);

/// <summary>What was measured, in which groups, with its values. Baseline measures take the groups of the baseline and have no rank.</summary>
public sealed record ReportedMeasure
{
    public OutcomeRank? Rank { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? TimeFrame { get; init; }

    public string? Population { get; init; }

    /// <summary>POSTED or NOT_POSTED, where given.</summary>
    public string? ReportingStatus { get; init; }

    public ReportedDate? AnticipatedPosting { get; init; }

    /// <summary>What the values are: MEAN, MEDIAN, NUMBER, COUNT_OF_PARTICIPANTS and so on.</summary>
    public string? Parameter { get; init; }

    /// <summary>What spread and limits are. Never read a spread as a standard deviation without looking here.</summary>
    public string? Dispersion { get; init; }

    public string? Unit { get; init; }

    /// <summary>What was counted when it was not participants, such as eyes.</summary>
    public string? UnitsAnalysed { get; init; }

    public string? DenominatorUnits { get; init; }

    public bool? CalculatesPercent { get; init; }

    public ImmutableArray<ReportedGroup> Groups { get; init; } = [];

    public ImmutableArray<ReportedDenominator> Denominators { get; init; } = [];

    public ImmutableArray<MeasureClass> Classes { get; init; } = [];

    public ImmutableArray<ReportedAnalysis> Analyses { get; init; } = [];
}

/// <summary>How many were analysed in each group.</summary>
public sealed record ReportedDenominator(string? Units, ImmutableArray<GroupCount> Counts);

/// <summary>A count in one group.</summary>
public sealed record GroupCount(string Group, ReportedNumber? Count);

/// <summary>A row of a measure, such as a time point or a subscale. Its denominators, where it has any, win over those of the measure.</summary>
public sealed record MeasureClass(string? Title, ImmutableArray<ReportedDenominator> Denominators, ImmutableArray<MeasureCategory> Categories);

/// <summary>A category within a row.</summary>
public sealed record MeasureCategory(string? Title, ImmutableArray<Measurement> Measurements);

/// <summary>One value in one group.</summary>
public sealed record Measurement(string Group, ReportedNumber? Value, ReportedNumber? Spread, ReportedNumber? Lower, ReportedNumber? Upper, string? Comment);

/// <summary>A statistical analysis between groups, as its authors state it.</summary>
public sealed record ReportedAnalysis
{
    public ImmutableArray<string> Groups { get; init; } = [];

    public string? GroupDescription { get; init; }

    public string? Method { get; init; }

    public string? MethodComment { get; init; }

    /// <summary>Free text, such as "Mean Difference (Final Values)".</summary>
    public string? Parameter { get; init; }

    public ReportedNumber? Estimate { get; init; }

    public string? Dispersion { get; init; }

    public ReportedNumber? Spread { get; init; }

    public ReportedNumber? PValue { get; init; }

    public string? PValueComment { get; init; }

    public ReportedNumber? CiPercent { get; init; }

    /// <summary>ONE_SIDED intervals have one limit.</summary>
    public string? CiSides { get; init; }

    public ReportedNumber? CiLower { get; init; }

    public ReportedNumber? CiUpper { get; init; }

    public string? CiLowerComment { get; init; }

    public string? CiUpperComment { get; init; }

    public string? EstimateComment { get; init; }

    public string? NonInferiority { get; init; }

    public string? NonInferiorityComment { get; init; }

    public string? Other { get; init; }
}

/// <summary>Adverse events. Other events below the frequency threshold are not listed, which is not the same as not seen.</summary>
public sealed record ReportedAdverseEvents
{
    public string? TimeFrame { get; init; }

    public string? Description { get; init; }

    /// <summary>In percent: rarer other events are left out.</summary>
    public ReportedNumber? FrequencyThreshold { get; init; }

    public string? MortalityComment { get; init; }

    public ImmutableArray<EventGroup> Groups { get; init; } = [];

    public ImmutableArray<ReportedEvent> Serious { get; init; } = [];

    public ImmutableArray<ReportedEvent> Other { get; init; } = [];
}

/// <summary>A group of the adverse events with its totals.</summary>
public sealed record EventGroup(string Id, string? Title, string? Description, AffectedCount Deaths, AffectedCount Serious, AffectedCount Other);

/// <summary>How many were affected of how many at risk.</summary>
public sealed record AffectedCount(ReportedNumber? Affected, ReportedNumber? AtRisk);

/// <summary>One kind of event.</summary>
public sealed record ReportedEvent(string? Term, string? OrganSystem, string? Vocabulary, string? Assessment, string? Notes, ImmutableArray<EventCount> Counts);

/// <summary>An event in one group: how often, in how many, of how many.</summary>
public sealed record EventCount(string Group, ReportedNumber? Events, ReportedNumber? Affected, ReportedNumber? AtRisk);
