namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>What was seen in animals is told for children. A dish is no animal.</summary>
internal static class AnimalStudy
{
    public static bool Fits(Flagged claim) => claim.Frame.IsLaboratory && claim.Shows("sign.animal");
}
