using System.Collections.Immutable;

namespace Equipoise.Evidence.Eligibility.Finding;

/// <summary>Which trials a family wants to see.</summary>
/// <param name="Family">What it says of its child; nothing of it is kept.</param>
public sealed record TrialQuestion(Family Family)
{
    /// <summary>The most trials that can be left out.</summary>
    public const int MostSkipped = 2000;

    /// <summary>The most trials on a page.</summary>
    public const int MostTaken = 100;

    /// <summary>Only trials that test cells, or what cells give off.</summary>
    public bool OnlyCells { get; init; }

    /// <summary>Also trials that are closed, and those whose age or sex the child does not have.</summary>
    public bool All { get; init; }

    /// <summary>How many to leave out.</summary>
    public int Skip { get; init; }

    /// <summary>At most so many.</summary>
    public int Take { get; init; } = 20;
}

/// <summary>What was found for a family.</summary>
/// <param name="Items">The open ones first, then by distance, then those that test cells, then the latest vouched for.</param>
/// <param name="Total">How many register entries about autism fit what the fields of registers decide, on all pages together.</param>
/// <param name="Known">How many register entries about autism there are, fitting or not.</param>
/// <param name="More">Whether others follow.</param>
public sealed record FoundTrials(ImmutableArray<JudgedTrial> Items, int Total, int Known, bool More);
