using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Questions;

/// <summary>What a question asks about.</summary>
public enum QuestionKind
{
    Benefit, Harm, Surrogate,
}

/// <summary>How comparisons are put on one scale.</summary>
public enum PreferredEffect
{
    /// <summary>Standardised mean difference: several instruments of one construct.</summary>
    StandardisedMeanDifference,

    /// <summary>Mean difference: one instrument.</summary>
    MeanDifference,

    /// <summary>Risk ratio: children with an event or response.</summary>
    RiskRatio,
}

/// <summary>A question of the review: who, what, against what, measured how and when, and how it is to be answered. One file in <c>data/questions</c>.</summary>
public sealed record Question
{
    /// <summary>Permanent name, the same in file name, page address and API.</summary>
    public required string Id { get; init; }

    /// <summary>The question as a family asks it.</summary>
    public required string Asks { get; init; }

    public required QuestionKind Kind { get; init; }

    /// <summary>The outcome in the middle of a sentence: "the signs of autism".</summary>
    public required string Outcome { get; init; }

    /// <summary>The outcome in the field's words.</summary>
    public required string Construct { get; init; }

    /// <summary>Place in lists.</summary>
    public required int Order { get; init; }

    public required string Population { get; init; }

    public required string Comparator { get; init; }

    /// <summary>What may measure the outcome; the first that a study has is taken.</summary>
    public ImmutableArray<Measured> Measures { get; init; } = [];

    /// <summary>Kinds of harm, for a question about harm.</summary>
    public ImmutableArray<HarmKind> Harms { get; init; } = [];

    public required TimeWindow Window { get; init; }

    public required PreferredEffect Effect { get; init; }

    /// <summary>The smallest difference that matters, on the scale of <see cref="Effect"/>: standard deviations, points, or a ratio above 1.</summary>
    public required SmallestImportant Important { get; init; }

    /// <summary>How several arms with cells of one study are taken; by default as one group, because the question treats them alike.</summary>
    public ArmHandling? Arms { get; init; }

    /// <summary>Correlation of two measurements of the same children, for studies that do not tell it. Without one no change is worked out from scores at both ends.</summary>
    public StatedCorrelation? Correlation { get; init; }

    /// <summary>What happens without cells, to say an effect in numbers of children.</summary>
    public ImmutableArray<BaselineRisk>? Baselines { get; init; }

    /// <summary>The instrument in whose points a standardised difference is said; by default the first measure whose file gives a spread.</summary>
    public FamiliarScale? Familiar { get; init; }

    /// <summary>Judgements of certainty that a reviewer changed by hand, each with its reason.</summary>
    public ImmutableArray<Overruling> Overrulings { get; init; } = [];

    /// <summary>Where a reviewer states that what was left uncontrolled would have made an effect smaller.</summary>
    public ImmutableArray<StatedConfounding>? OpposingConfounding { get; init; }

    /// <summary>A reviewer's answers to items of ICEMAN, in place of those that follow from the data.</summary>
    public ImmutableArray<ModifierAnswer>? Modifiers { get; init; }

    /// <summary>What a reader must know of the question itself.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>An instrument, or a part of one, that answers a question.</summary>
public sealed record Measured
{
    /// <summary>Id of a file in <c>data/instruments</c>.</summary>
    public required string Instrument { get; init; }

    public string? Subscale { get; init; }

    /// <summary>A part of an item's name, for results that only name an item.</summary>
    public string? Item { get; init; }

    /// <summary>The cut that makes a child a responder; counts with another cut do not answer the question.</summary>
    public string? Cut { get; init; }
}

/// <summary>When an outcome counts, in time from the start of the study. The default value asks for nothing.</summary>
public sealed record TimeWindow
{
    public required StudyTime From { get; init; }

    public required StudyTime To { get; init; }

    /// <summary>The time that is taken when a study has several.</summary>
    public required StudyTime Preferred { get; init; }
}

/// <summary>How several arms with cells of one study are taken.</summary>
public enum ArmHandling
{
    /// <summary>As one group (Cochrane Handbook 6.5.2.10).</summary>
    Combined,

    /// <summary>Each by itself, the children without cells shared out among them (Cochrane Handbook 23.3.4).</summary>
    Split,
}

/// <summary>A correlation, −1 to 1.</summary>
public sealed record StatedCorrelation : Figure
{
    public required decimal Value { get; init; }
}

/// <summary>The smallest difference that matters to people.</summary>
public sealed record SmallestImportant : Figure
{
    public required decimal Value { get; init; }

    /// <summary>The two ends beyond which a difference matters. A ratio of 1.25 is a quarter more; a quarter fewer is 0.75, as GRADE has it (Guyatt 2011, doi:10.1016/j.jclinepi.2011.01.012).</summary>
    /// <param name="effect">On which scale it stands.</param>
    public (double Fewer, double More) Bounds(PreferredEffect effect)
    {
        const double leastRatio = 0.05;
        var value = (double)Value;
        return effect == PreferredEffect.RiskRatio ? (Math.Max(leastRatio, 2 - value), value) : (-value, value);
    }
}

/// <summary>A domain of GRADE.</summary>
public enum CertaintyDomain
{
    RiskOfBias, Inconsistency, Indirectness, Imprecision, PublicationBias, LargeEffect, DoseResponse, OpposingConfounding,
}

/// <summary>A judgement that a reviewer changed by hand.</summary>
public sealed record Overruling
{
    /// <summary>The finding it belongs to; absent when to all of the question.</summary>
    public string? Finding { get; init; }

    public required CertaintyDomain Domain { get; init; }

    /// <summary>Levels up (above 0) or down (below 0).</summary>
    public required int Levels { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }
}

/// <summary>A reviewer's statement that plausible confounding works against the effect that was found.</summary>
public sealed record StatedConfounding
{
    /// <summary>The finding it belongs to; absent for the one of all cells and routes.</summary>
    public string? Finding { get; init; }

    /// <summary>A sentence: what it is, and why it would make the effect smaller.</summary>
    public required string Reason { get; init; }

    public required string By { get; init; }
}

/// <summary>What may change an effect.</summary>
public enum Modifier
{
    Cells, Route,
}

/// <summary>What the answer to an item does to the credibility of a difference between groups.</summary>
public enum CredibilityAnswer
{
    DefinitelyReduced, ProbablyReduced, ProbablyIncreased, DefinitelyIncreased,
}

/// <summary>A reviewer's answer to an item of ICEMAN, in our words.</summary>
public sealed record ModifierAnswer
{
    public required Modifier By { get; init; }

    /// <summary>Number of the item in the form for meta-analyses, 1 to 8.</summary>
    public required int Item { get; init; }

    public required CredibilityAnswer Answer { get; init; }

    public required string Reason { get; init; }

    public required string Reviewer { get; init; }
}
