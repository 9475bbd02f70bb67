using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>A register, a licence for a house or a certificate for a laboratory stands where an approval for autism should stand.</summary>
internal static class RegulatoryEuphemism
{
    public static bool Fits(Flagged claim) => claim.IsOwnVoice && claim.Type switch
    {
        ClaimType.Regulatory => claim.Verdict == Verdict.Overstated || (claim.Verdict is Verdict.Contradicted or Verdict.Unproven && claim.Frame.Assertion != Assertion.NotApproved && claim.Shows("sign.certificate")),
        ClaimType.Availability or ClaimType.Safety => claim.Verdict is not (Verdict.Supported or Verdict.NotCheckable) && claim.Shows("sign.certificate"),
        _ => false,
    };
}
