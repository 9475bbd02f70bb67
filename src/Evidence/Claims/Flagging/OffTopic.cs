namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>A claim about another disease; lungs and hearts in which cells are caught on their way are none.</summary>
internal static class OffTopic
{
    public static bool Fits(Flagged claim) => claim.Frame is { IsElsewhere: true, IsLaboratory: false } && !claim.Passage.HasGroup("mechanism");
}
