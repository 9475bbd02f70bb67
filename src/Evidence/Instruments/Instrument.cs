using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Instruments;

/// <summary>Which way of the scale is better for the child.</summary>
public enum BetterIs
{
    Lower, Higher, DependsOnSubscale, NotApplicable,
}

/// <summary>What an instrument is meant to measure.</summary>
public enum Construct
{
    AutismSeverity, AdaptiveBehaviour, GlobalImpression, ProblemBehaviour, Language, Cognition, Development, Sensory, RepetitiveBehaviour, QualityOfLife, Function, Imaging, Biomarker, Goals, Other,
}

/// <summary>Who gives the rating.</summary>
public enum Rater
{
    Clinician, Parent, Teacher, Therapist, Interviewer, Test, Machine, Unclear,
}

/// <summary>A rating scale, test or other measure. One file in <c>data/instruments</c>.</summary>
public sealed record Instrument : EvidenceRecord
{
    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>What it measures and how, in plain words.</summary>
    public required string Summary { get; init; }

    public required Construct Construct { get; init; }

    /// <summary>Instruments of one family are editions of each other; a change score never mixes them.</summary>
    public required string Family { get; init; }

    public required BetterIs Better { get; init; }

    /// <summary>Least and greatest possible total, in points.</summary>
    public ScoreRange? Range { get; init; }

    public ImmutableArray<Subscale> Subscales { get; init; } = [];

    public ImmutableArray<Rater> Raters { get; init; } = [];

    public Sourced<string>? Items { get; init; }

    /// <summary>The questions themselves, only where <see cref="Licence.ItemsMayBeShown"/>.</summary>
    public QuestionSheet? Sheet { get; init; }

    public ImmutableArray<Sourced<string>> CutOffs { get; init; } = [];

    public required Licence Licence { get; init; }

    public ImmutableArray<Reliability> Reliability { get; init; } = [];

    public ImmutableArray<StandardDeviation> StandardDeviations { get; init; } = [];

    /// <summary>Mean change of the total from one age to the next under usual treatment, without cells.</summary>
    public ImmutableArray<UsualChange> UsualChanges { get; init; } = [];

    /// <summary>Smallest changes that matter to people.</summary>
    public ImmutableArray<ImportantChange> ImportantChanges { get; init; } = [];

    /// <summary>Mistakes that are easily made with it.</summary>
    public ImmutableArray<Sourced<string>> Traps { get; init; } = [];
}

/// <summary>Ends of a scale.</summary>
public sealed record ScoreRange : Figure
{
    public required decimal Low { get; init; }

    public required decimal High { get; init; }
}

/// <summary>A part of an instrument with its own score.</summary>
public sealed record Subscale
{
    public required string Name { get; init; }

    public BetterIs? Better { get; init; }

    public ScoreRange? Range { get; init; }

    public int? Items { get; init; }
}

/// <summary>What may be shown of an instrument.</summary>
public sealed record Licence : Figure
{
    /// <summary>True only when its items may be copied by anybody.</summary>
    public required bool ItemsMayBeShown { get; init; }

    public required string Terms { get; init; }
}

/// <summary>What kind of agreement a reliability describes.</summary>
public enum ReliabilityKind
{
    TestRetest, InterRater, Internal, SplitHalf, LongInterval, Unclear,
}

/// <summary>A reliability coefficient, 0 to 1.</summary>
public sealed record Reliability : Figure
{
    public required ReliabilityKind Kind { get; init; }

    public required decimal Value { get; init; }

    public decimal? High { get; init; }

    public string? Population { get; init; }
}

/// <summary>A standard deviation, in the instrument's points.</summary>
public sealed record StandardDeviation : Figure
{
    public required decimal Value { get; init; }

    public string? Population { get; init; }
}

/// <summary>A smallest change that matters (MCID), in the instrument's points.</summary>
public sealed record ImportantChange : Figure
{
    public required decimal Low { get; init; }

    public decimal? High { get; init; }

    /// <summary>How it was found: expert elicitation, anchor, distribution.</summary>
    public required string Method { get; init; }

    public string? Subscale { get; init; }
}

/// <summary>How the mean total of children changes between two ages under usual treatment, in the instrument's points.</summary>
public sealed record UsualChange : Figure
{
    /// <summary>Age at the first measuring, in years.</summary>
    public required decimal FromAge { get; init; }

    /// <summary>Age at the second measuring, in years.</summary>
    public required decimal ToAge { get; init; }

    /// <summary>Total at the second age less that at the first.</summary>
    public required decimal Change { get; init; }

    public int? N { get; init; }

    public string? Population { get; init; }
}
