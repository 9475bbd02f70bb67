using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>Cells are said to help with what blinded trials found no difference in, and the page never tells of them.</summary>
internal static class OmitsNullTrials
{
    public static bool Fits(Flagged claim) => claim.IsOwnVoice && claim.IsTooStrong && !claim.Page.TellsOfNullTrials && !claim.Frame.IsElsewhere && !claim.Frame.IsLaboratory
        && claim.Type is ClaimType.Efficacy or ClaimType.StudyCitation or ClaimType.SuccessRate
        && claim.Frame.Assertion is not (Assertion.NoGain or Assertion.Safe or Assertion.NoHarms or Assertion.Harms)
        && claim.Citation is not { Kind: CitedKind.BlindedTrial, IsNamed: true };
}
