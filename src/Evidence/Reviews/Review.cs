using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Reviews;

/// <summary>What a review is.</summary>
public enum ReviewKind
{
    MetaAnalysis, SystematicReview, NarrativeReview, AgencyAnswer, Opinion,
}

/// <summary>A published review. One file in <c>data/reviews</c>.</summary>
public record Review : EvidenceRecord
{
    public required string Label { get; init; }

    public required string Title { get; init; }

    public required ReviewKind Kind { get; init; }

    /// <summary>Year of publication; absent when the page that was read prints none.</summary>
    public Sourced<int>? Year { get; init; }

    public required string Summary { get; init; }

    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>Where and until when was searched.</summary>
    public Sourced<string>? Search { get; init; }

    public Sourced<string>? Tools { get; init; }

    public Sourced<int>? StudyCount { get; init; }

    public Sourced<int>? Participants { get; init; }

    /// <summary>Ids of included studies, as far as they could be read or inferred.</summary>
    public ImmutableArray<Sourced<string>> Includes { get; init; } = [];

    public ImmutableArray<PooledResult> Pooled { get; init; } = [];

    public ImmutableArray<Sourced<string>> Funding { get; init; } = [];

    public ImmutableArray<LabelledFact> Facts { get; init; } = [];

    /// <summary>Our own remarks.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];
}

/// <summary>Scale of a pooled result.</summary>
public enum PooledMeasure
{
    MeanDifference, MeanChange, Mean, RiskRatio, OddsRatio,
}

/// <summary>What a printed p value tests.</summary>
public enum PTests
{
    Effect, Heterogeneity, Unclear,
}

/// <summary>A pooled number as a review printed it.</summary>
public sealed record PooledResult : Figure
{
    public required string Outcome { get; init; }

    /// <summary>Instrument id, where the outcome is one.</summary>
    public string? Instrument { get; init; }

    public string? Subscale { get; init; }

    /// <summary>Which way of the number is better for the child, where the instrument does not tell: a ratio of children who improved, or of unwanted events.</summary>
    public BetterIs? Better { get; init; }

    public required PooledMeasure Measure { get; init; }

    public required decimal Value { get; init; }

    public required decimal CiLower { get; init; }

    public required decimal CiUpper { get; init; }

    /// <summary>Confidence level in percent.</summary>
    public decimal CiLevel { get; init; } = 95;

    public PValue? P { get; init; }

    public PTests? PTests { get; init; }

    public decimal? Z { get; init; }

    /// <summary>True when the pool compares children with cells to others; false for change within treated children.</summary>
    public required bool Controlled { get; init; }
}
