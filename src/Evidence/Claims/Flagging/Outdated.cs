using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>
/// It was so once: cells offered as treatment in India, where they are for approved trials only since 30 January 2026; the access that Duke gave outside trials, closed to
/// autism since the end of 2022; the seal of a foundation that closed in December 2022.
/// </summary>
internal static class Outdated
{
    public static bool Fits(Flagged claim) => claim.IsOwnVoice && (IsOfferedInIndia(claim) || (claim.Shows("sign.superseded") && claim.Frame.Assertion != Assertion.NotApproved));

    private static bool IsOfferedInIndia(Flagged claim) =>
        claim.Type is ClaimType.Availability or ClaimType.Price or ClaimType.Regulatory && claim.Passage.Has("country.IN")
        && claim.Frame.Assertion != Assertion.NotApproved && !claim.Passage.HasGroup("study") && !claim.Passage.HasGroup("negation") && !claim.Passage.Has("law.forbidden");
}
