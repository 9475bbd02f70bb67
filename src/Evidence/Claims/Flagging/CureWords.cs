using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>"Cures", "reverses", "guaranteed"; not "there is no cure", "we cannot guarantee" or a warning of those who do.</summary>
internal static class CureWords
{
    public static bool Cures(Flagged claim) => claim.Type is not (ClaimType.Safety or ClaimType.Regulatory or ClaimType.Mechanism) && Affirms(claim, "cure.cure", "sign.cure");

    public static bool Guarantees(Flagged claim) => claim.Type is not (ClaimType.Safety or ClaimType.Regulatory) && Affirms(claim, "cure.guarantee", "sign.guarantee");

    private static bool Affirms(Flagged claim, string concept, string sign) => claim.IsOwnVoice && !claim.Frame.IsElsewhere && claim.Verdict != Verdict.Supported
        && (claim.Signs.Any(s => s.Concept == sign) || claim.Passage.Matches.Any(m => m.Concept == concept && !Negation.Denies(claim.Passage, m)))
        && !claim.Passage.Words.Any(w => w.Form is "beware" or "warns" or "warned" or "avoid" or "distrust" or "whoever" or "anyone");
}
