using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>Studies without a comparison group are held up as if they showed that cells work.</summary>
internal static class UncontrolledAsProof
{
    public static bool Fits(Flagged claim) => claim.IsOwnVoice && claim.Type is ClaimType.StudyCitation or ClaimType.Efficacy or ClaimType.SuccessRate
        && claim.Frame.Assertion is not (Assertion.NoGain or Assertion.Safe or Assertion.NoHarms or Assertion.Harms or Assertion.Doubt or Assertion.Call)
        && (claim is { Verdict: Verdict.AccurateButUncontrolled, Stance: Stance.Promotional } || (claim.IsTooStrong && (IsUncontrolled(claim) || (claim.Shows("sign.proof") && !IsControlled(claim)))));

    private static bool IsUncontrolled(Flagged claim) => claim.Citation is { } cited && cited.Possible.All(s => s.Kind is CitedKind.Uncontrolled or CitedKind.SingleCase);

    private static bool IsControlled(Flagged claim) => claim.Citation is { } cited && cited.Possible.All(s => s.Kind is CitedKind.BlindedTrial or CitedKind.OpenTrial);
}
