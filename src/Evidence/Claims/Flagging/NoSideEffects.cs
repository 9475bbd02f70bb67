using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>"No side effects", "no risk", "completely safe", in the seller's own voice; not "none of 12 children had a serious event" and not "nothing is without risk".</summary>
internal static class NoSideEffects
{
    public static bool Fits(Flagged claim) => claim.IsOwnVoice && claim.Type == ClaimType.Safety && claim.Verdict is Verdict.Overstated or Verdict.Contradicted or Verdict.Unproven
        && !IsCounted(claim) && !IsTwiceDenied(claim) && (claim.Signs.Any(s => s.Concept == "sign.no-risk") || IsDenied(claim));

    private static bool IsDenied(Flagged claim) => claim.Frame.Assertion == Assertion.NoHarms && claim.Passage.Has("harm.any") && !claim.Passage.Words.Any(w => w.Form is "serious" or "severe");

    private static bool IsCounted(Flagged claim) => claim.Citation is { IsNamed: true } || NoDenominator.HasDenominator(claim.Passage)
        || (claim.Passage.HasGroup("study") && claim.Passage.Words.Any(w => w.Kind == WordKind.Number));

    /// <summary>"No treatment is without risk"; that Spanish says no twice changes nothing.</summary>
    private static bool IsTwiceDenied(Flagged claim) => claim.Passage.Words.Any(w => w.Form is "without" or "free" or "sin" or "libre")
        && claim.Passage.Matches.Where(m => m.Concept == "negation.not").DistinctBy(m => m.First).Count() > 1;
}
