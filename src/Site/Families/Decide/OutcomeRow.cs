using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;

namespace Equipoise.Site.Families.Decide;

/// <summary>One thing that may happen to 100 children, without cells and with; null where nobody knows.</summary>
/// <param name="Key">Its name among the words of the decision aid.</param>
/// <param name="Finding">The finding behind it.</param>
/// <param name="Without">Of 100 without cells.</param>
/// <param name="With">Of 100 with cells.</param>
/// <param name="Sure">How sure one may be.</param>
/// <param name="Children">Children counted in both groups.</param>
public sealed record OutcomeRow(string Key, string Finding, int? Without, int? With, CertaintyLevel Sure, int Children)
{
    /// <summary>What was counted in children on a look-alike in trials of other treatments.</summary>
    public const string Placebo = "placebo-much-improved";

    internal static IEnumerable<OutcomeRow> Of(DecisionFacts facts)
    {
        var reaction = facts.Shares("infusion-reaction");
        return
        [
            Row(facts, "help", "global-impression") with { Without = facts.Whole(Placebo) },
            Row(facts, "reaction", "infusion-reaction") with { Without = Share(reaction?.Without.Percent), With = Share(reaction?.With.Percent) },
            Row(facts, "fever", "fever"),
            Row(facts, "pain", "procedure-pain"),
            Row(facts, "seizure", "seizure.uncontrolled"),
            Row(facts, "headache", "headache"),
            Row(facts, "infection", "infection.uncontrolled"),
        ];
    }

    private static OutcomeRow Row(DecisionFacts facts, string key, string finding) =>
        new(key, finding, null, null, facts.Finding(finding).Certainty.Level, facts.Finding(finding).Scope.Body == EvidenceBody.Controlled ? facts.Finding(finding).N : 0);

    private static int? Share(decimal? percent) => percent is { } p ? DecisionFacts.Rounded(p) : null;
}
