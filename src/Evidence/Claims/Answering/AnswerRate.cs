using Equipoise.Evidence.Claims.Flagging;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>So many per cent got better.</summary>
internal static class AnswerRate
{
    private const string Review = "qu2022", Counted = "any-improvement.uncontrolled", Usual = "attention-parent-education-cgi", Placebo = "placebo-much-improved";

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var finding = library.Findings.Find(Counted) is { K: > 0 } found ? found : null;
        var said = asked.Citation is { } cited
            ? AnswerCitation.Describe(cited, library)
            : NoDenominator.HasDenominator(asked.Passage) ? "A share of children means little without a group that had no cells." : "The page does not say of how many children, measured by whom, or against what.";
        return ClaimAnswer.Of([said, library.BothShares ?? library.Facts.Says(Usual), Closing.Of(asked)], [.. asked.Cited, Review, Usual, Placebo, finding?.Id]).With(asked.Citation is null ? finding : null);
    }

    /// <summary>The sentence of the review that gives both shares, with cells and without.</summary>
    internal static string? InReview(Snapshot snapshot) => snapshot.Reviews.TryGetValue(Review, out var review)
        && Sentences.Of(review.Summary).FirstOrDefault(s => s.Contains("out of 100 without", StringComparison.Ordinal)) is { } both
        ? $"In a review of {(review.StudyCount is { } k ? Answers.Spoken.Number(k.Value) : "several")} studies, {both[(both.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]}"
        : null;

    internal static IEnumerable<string> All => [Review, Counted, Usual, Placebo];
}
