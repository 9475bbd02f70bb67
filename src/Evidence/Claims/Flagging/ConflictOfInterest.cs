namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>Somebody earns by what is told: the page sends families to sellers or gives them a discount there, or the authors of a study sell what they studied.</summary>
internal static class ConflictOfInterest
{
    public static bool Fits(Flagged claim) => claim.Shows("sign.conflict")
        || (claim.IsOwnVoice && claim.Verdict != Verdict.Supported && claim.Shows("sign.referral") && (claim.Passage.Has("attribution.our") || claim.Passage.Has("attribution.your")));
}
