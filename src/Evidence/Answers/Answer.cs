using System.Collections.Immutable;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Answers;

/// <summary>
/// What the evidence base says to a question that families ask: two plain sentences and the doubt that goes with them.
/// They are made from the findings where there are any; every other number is counted from the records at hand. Nothing is typed by hand.
/// </summary>
public sealed record Answer
{
    /// <summary>Address of the answer, such as <c>help</c>.</summary>
    public required string Id { get; init; }

    public required string Question { get; init; }

    /// <summary>Two plain sentences.</summary>
    public required ImmutableArray<string> Sentences { get; init; }

    /// <summary>What the sentences leave open.</summary>
    public required string Doubt { get; init; }

    /// <summary>Where the evidence stands.</summary>
    public required ImmutableArray<Proof> Proof { get; init; }

    /// <summary>Names of the findings that the sentences are taken from; none where they are counted from records that no finding speaks of.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];
}

/// <summary>A way from an answer to its evidence.</summary>
public sealed record Proof(string Address, string Words);

/// <summary>The answers to the questions of the first page, in order.</summary>
public static class FirstAnswers
{
    /// <summary>From the findings wherever there is one, else counted from the records.</summary>
    public static ImmutableArray<Answer> From(Snapshot snapshot, FindingBook book)
    {
        var graded = new Graded(book);
        return
        [
            CureAnswer.From(snapshot), BenefitAnswer.From(snapshot, graded), SafetyAnswer.From(graded), SureAnswer.From(graded),
            WhoAnswer.From(snapshot, graded), CellsAnswer.From(snapshot), RunningAnswer.From(snapshot), CostAnswer.From(snapshot),
        ];
    }
}
