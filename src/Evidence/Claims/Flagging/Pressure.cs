using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>Discounts, few places, a window that closes: no time to think.</summary>
internal static class Pressure
{
    public static bool Fits(Flagged claim) => claim.IsOwnVoice && claim.Verdict != Verdict.Supported
        && (claim.Shows("sign.pressure") || claim.Passage.Matches.Any(m => m.Concept == "price.pressure" && !Negation.Denies(claim.Passage, m)));
}
