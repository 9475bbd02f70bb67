using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing;

/// <summary>A review with the data of its studies and the results it states, kept to the last digit so that they can be worked out again.</summary>
public sealed record ImportedReview
{
    public string? Doi { get; init; }

    public string? Stage { get; init; }

    public string? Program { get; init; }

    public ImmutableArray<ReviewStudy> Studies { get; init; } = [];

    public ImmutableArray<ReviewComparison> Comparisons { get; init; } = [];

    public ImmutableArray<ReviewJudgement> Judgements { get; init; } = [];

    /// <summary>What the review itself says has changed.</summary>
    public ImmutableArray<ReviewChange> Changes { get; init; } = [];
}

/// <summary>A study of a review.</summary>
/// <param name="Id">Its id within the review.</param>
/// <param name="Name">Its name, such as "Dawson 2020".</param>
/// <param name="Year">As printed.</param>
/// <param name="Standing">Included, excluded, awaiting or ongoing, in the words of the file.</param>
/// <param name="Citations">The papers it was read from, one line each.</param>
/// <param name="Identifiers">Ids of the study and its papers.</param>
public sealed record ReviewStudy(string Id, string? Name, string? Year, string Standing, ImmutableArray<string> Citations, ImmutableArray<RecordIdentifier> Identifiers)
{
    /// <summary>Its methods, participants, interventions and outcomes as the review describes them.</summary>
    public ImmutableArray<NamedText> Characteristics { get; init; } = [];
}

/// <summary>A judgement on the risk of bias in a study, in the words of the review.</summary>
public sealed record ReviewJudgement(string StudyId, string? Item, string? Result, string? Support);

/// <summary>A comparison of two treatments.</summary>
public sealed record ReviewComparison(string Id, string? Name, ImmutableArray<ReviewOutcome> Outcomes);

/// <summary>What the data of an outcome are.</summary>
public enum ReviewDataKind
{
    Dichotomous, Continuous, GenericInverseVariance, Individual, Other,
}

/// <summary>An outcome with its settings, the rows of its studies and the pooled result the review states.</summary>
public sealed record ReviewOutcome
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public required ReviewDataKind Kind { get; init; }

    /// <summary>OR, RR, RD, PETO_OR, MD, SMD or a name of its own.</summary>
    public string? Measure { get; init; }

    /// <summary>MH, IV, PETO and so on.</summary>
    public string? Method { get; init; }

    /// <summary>True when random effects were pooled.</summary>
    public bool? IsRandom { get; init; }

    /// <summary>YES, SUB or NO: whether an overall result is to be shown.</summary>
    public string? Totals { get; init; }

    /// <summary>True when the file counts the absence of the event.</summary>
    public bool SwapsEvents { get; init; }

    /// <summary>Level in percent of the intervals of studies.</summary>
    public ReportedNumber? StudyLevel { get; init; }

    /// <summary>Level in percent of the pooled interval.</summary>
    public ReportedNumber? TotalLevel { get; init; }

    public string? GroupLabel1 { get; init; }

    public string? GroupLabel2 { get; init; }

    public string? Units { get; init; }

    public StatedResult? Stated { get; init; }

    public ImmutableArray<ReviewSubgroup> Subgroups { get; init; } = [];

    /// <summary>Rows outside subgroups.</summary>
    public ImmutableArray<ReviewRow> Rows { get; init; } = [];

    /// <summary>Rows of any outcome that only tells in words.</summary>
    public ImmutableArray<ReviewText> Texts { get; init; } = [];

    /// <summary>Every attribute of the outcome as it stands in the file.</summary>
    public ImmutableArray<NamedText> Attributes { get; init; } = [];
}

/// <summary>A subgroup with its own stated result.</summary>
public sealed record ReviewSubgroup(string Id, string? Name, StatedResult? Stated, ImmutableArray<ReviewRow> Rows, ImmutableArray<NamedText> Attributes, ImmutableArray<ReviewText> Texts);

/// <summary>A pooled result as the review states it. Present only when the file says that it was computed: a blank or a 0 where nothing could be estimated is no result.</summary>
public sealed record StatedResult
{
    public ReportedNumber? Effect { get; init; }

    public ReportedNumber? CiStart { get; init; }

    public ReportedNumber? CiEnd { get; init; }

    public ReportedNumber? LogEffect { get; init; }

    public ReportedNumber? LogCiStart { get; init; }

    public ReportedNumber? LogCiEnd { get; init; }

    public ReportedNumber? Z { get; init; }

    public ReportedNumber? P { get; init; }

    public ReportedNumber? Chi2 { get; init; }

    public ReportedNumber? Df { get; init; }

    public ReportedNumber? PChi2 { get; init; }

    public ReportedNumber? I2 { get; init; }

    public ReportedNumber? Tau2 { get; init; }

    /// <summary>Test for differences between subgroups.</summary>
    public ReportedNumber? Q { get; init; }

    public ReportedNumber? PQ { get; init; }

    public ReportedNumber? I2Q { get; init; }

    public ReportedNumber? Studies { get; init; }

    public ReportedNumber? Events1 { get; init; }

    public ReportedNumber? Events2 { get; init; }

    public ReportedNumber? Total1 { get; init; }

    public ReportedNumber? Total2 { get; init; }

    public ReportedNumber? Weight { get; init; }
}

/// <summary>The data of one study in one outcome, with the effect and weight the review states for it.</summary>
public sealed record ReviewRow
{
    public required string StudyId { get; init; }

    public string? Study { get; init; }

    /// <summary>False when the review could not estimate the effect; its stated effect is then left out.</summary>
    public required bool IsEstimable { get; init; }

    public ReportedNumber? Events1 { get; init; }

    public ReportedNumber? Total1 { get; init; }

    public ReportedNumber? Events2 { get; init; }

    public ReportedNumber? Total2 { get; init; }

    public ReportedNumber? Mean1 { get; init; }

    public ReportedNumber? Sd1 { get; init; }

    public ReportedNumber? Mean2 { get; init; }

    public ReportedNumber? Sd2 { get; init; }

    /// <summary>Given, not worked out: the estimate of an inverse-variance outcome.</summary>
    public ReportedNumber? Estimate { get; init; }

    public ReportedNumber? Se { get; init; }

    /// <summary>Observed minus expected events.</summary>
    public ReportedNumber? ObservedMinusExpected { get; init; }

    public ReportedNumber? Variance { get; init; }

    public ReportedNumber? Effect { get; init; }

    public ReportedNumber? CiStart { get; init; }

    public ReportedNumber? CiEnd { get; init; }

    public ReportedNumber? Weight { get; init; }

    public string? Footnote { get; init; }

    /// <summary>Every attribute of the row as it stands in the file.</summary>
    public ImmutableArray<NamedText> Attributes { get; init; } = [];
}

/// <summary>Data of a study that are told in words.</summary>
public sealed record ReviewText(string StudyId, string? Study, ImmutableArray<string> Cells);

/// <summary>An entry of the review's own list of changes.</summary>
public sealed record ReviewChange(string? Event, ReportedDate? Date, string? Text);
