namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>What families saw stands in the place of a measurement.</summary>
internal static class TestimonialAsEvidence
{
    public static bool Fits(Flagged claim) => claim.IsOwnVoice && claim.Verdict != Verdict.Supported && (claim.Type == ClaimType.Testimonial || claim.Passage.Has("attribution.testimony"))
        && !claim.Passage.HasGroup("doubt");
}
