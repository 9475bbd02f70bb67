using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Assessments;

/// <summary>What the days of a course are counted from.</summary>
public enum CourseOrigin
{
    /// <summary>For those who may not know when cells were given, and for everybody before.</summary>
    Enrolment,

    /// <summary>The first infusion.</summary>
    Infusion,
}

/// <summary>The scores of a child over its visits.</summary>
/// <param name="ParticipantId">The child.</param>
/// <param name="Pseudonym">Its pseudonym.</param>
/// <param name="Origin">What days are counted from.</param>
/// <param name="OriginOn">That day.</param>
/// <param name="HasGoals">Whether the programme fixes goals.</param>
/// <param name="Series">One for each score, in the order of the programme.</param>
public sealed record ChildCourse(Guid ParticipantId, string Pseudonym, CourseOrigin Origin, DateOnly? OriginOn, bool HasGoals, ImmutableArray<ScoreSeries> Series);

/// <summary>One score of a child over time: of one family of instruments, one subscale, one scale.</summary>
public sealed record ScoreSeries
{
    /// <summary>Stands for the score in addresses: <c>atec-total</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Id of the instrument's file, of the latest point.</summary>
    public required string Instrument { get; init; }

    /// <summary>Null for the total.</summary>
    public string? Subscale { get; init; }

    public required ScoreScale Scale { get; init; }

    /// <summary>By day.</summary>
    public required ImmutableArray<CoursePoint> Points { get; init; }

    /// <summary>The point that changes are counted from: the last one with a score at a visit that the programme plans before the cells. Null when there is none.</summary>
    public CoursePoint? Baseline { get; init; }

    /// <summary>Another baseline before it that can be compared: what moved between the two moved without cells.</summary>
    public CoursePoint? EarlierBaseline { get; init; }

    /// <summary>Points between the two baselines, later less earlier; null when there are not two.</summary>
    public decimal? BetweenBaselines => Baseline?.Value - EarlierBaseline?.Value;

    /// <summary>Whether anything beside the child changed from visit to visit.</summary>
    public bool IsBroken => Points.Any(p => !p.Flags.IsEmpty || p.WhyNoChange is not null && p.Value is not null && Baseline is not null);
}

/// <summary>What changed beside the child.</summary>
public enum Discontinuity
{
    /// <summary>Another person rated than at the baseline.</summary>
    Rater,

    /// <summary>Somebody else answered than at the baseline.</summary>
    Answerer,

    /// <summary>Another edition of the instrument.</summary>
    Edition,

    /// <summary>Another form of it: interview or questionnaire, another list, another language.</summary>
    Form,

    /// <summary>The score is made up in part: some answers were missing.</summary>
    MadeUp,

    /// <summary>The baseline was taken after the first infusion. Only those who may know of infusions are told.</summary>
    AfterInfusion,
}

/// <summary>A score on a day.</summary>
public sealed record CoursePoint
{
    public required Guid RecordId { get; init; }

    /// <summary>Code of the visit.</summary>
    public required string Visit { get; init; }

    public required string VisitName { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Days since <see cref="ChildCourse.OriginOn"/>; negative before.</summary>
    public int? Day { get; init; }

    /// <summary>Age in completed months.</summary>
    public required int AgeMonths { get; init; }

    /// <summary>Whether its visit is planned before the cells.</summary>
    public required bool IsBaseline { get; init; }

    public decimal? Value { get; init; }

    /// <summary>Why there is no score, in a sentence.</summary>
    public string? WhyMissing { get; init; }

    public required string Instrument { get; init; }

    /// <summary>Which form of the instrument, in words.</summary>
    public required string Form { get; init; }

    /// <summary>The answer that says which of several forms was used.</summary>
    public string? Variant { get; init; }

    public string? AnsweredBy { get; init; }

    public ImmutableArray<Discontinuity> Flags { get; init; } = [];

    /// <summary>Points since the baseline, this less that.</summary>
    public decimal? Change { get; init; }

    /// <summary>Why no change is computed, in a sentence.</summary>
    public string? WhyNoChange { get; init; }
}
