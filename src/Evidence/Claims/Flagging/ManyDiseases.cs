namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>The same cells are offered for diseases that have nothing to do with each other.</summary>
internal static class ManyDiseases
{
    /// <summary>Other diseases from which a list is long.</summary>
    private const int InOneClaim = 2, OnOnePage = 4;

    public static bool Fits(Flagged claim) => claim is { IsOwnVoice: true, Stance: Stance.Promotional } && claim.Verdict != Verdict.Supported && claim.Type is ClaimType.Efficacy or ClaimType.Availability or ClaimType.ComparisonOfMethods or ClaimType.SuccessRate
        && (Diseases(claim) >= InOneClaim || (claim.Shows("sign.many-diseases") && (claim.Passage.HasGroup("cells") || claim.Passage.HasGroup("change"))));

    public static bool Fits(WholePage page) => page is { IsOnTopic: true, OtherDiseases: >= OnOnePage };

    private static int Diseases(Flagged claim) => claim.Passage.Matches.Where(m => m.Concept == "condition.other").Select(m => claim.Passage.Words[m.First].Form).Distinct(StringComparer.Ordinal).Count();
}
