using System.Collections.Frozen;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>How much children gain who had no cells, to stand beside every "improved".</summary>
internal sealed class WithoutCells(FactBook facts)
{
    /// <summary>A fact for each question; where the claim names a scale, one of the same scale comes first.</summary>
    private static readonly FrozenDictionary<string, string> ByQuestion = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["autism-severity"] = "cell-trial-education-cars",
        ["social-skills"] = "placebo-social-communication",
        ["communication"] = "placebo-social-communication",
        ["language"] = "language-gained-up-to-five",
        ["adaptive-behaviour"] = "stability-vabs-canada",
        ["atec"] = "atec-falls-in-every-group",
        ["global-impression"] = "attention-parent-education-cgi",
        ["any-improvement"] = "cell-trial-untreated-half-year",
        ["irritability"] = "placebo-aripiprazole-flexible",
        ["sleep"] = "placebo-melatonin-sleep",
        ["cognition"] = "stability-iq-community-care",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>For outcomes that no question asks about, and for "it works".</summary>
    private const string RepetitiveBehaviour = "placebo-repetitive-behaviour", MuchImproved = "placebo-much-improved";

    internal static IEnumerable<string> All => [.. ByQuestion.Values, RepetitiveBehaviour, MuchImproved];

    /// <summary>The id of the fact and its first sentence.</summary>
    public (string Id, string Says)? For(Subject subject, string? question)
    {
        var id = subject.LeavesUnasked("repetitive") ? RepetitiveBehaviour
            : question is not null && !subject.IsGeneral ? ByQuestion.GetValueOrDefault(question)
            : subject.Unasked.IsEmpty ? MuchImproved : null;
        return id is not null && facts.Says(id) is { } says ? (id, says) : null;
    }
}
