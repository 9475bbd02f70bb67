namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>A critic tells what sellers say. The verdict is on what they say, not on the critic.</summary>
internal static class ReportedClaim
{
    public static bool Fits(Flagged claim) => claim.Stance == Stance.Sceptical
        ? claim.Frame.IsQuoted || claim.Passage.Words.Any(w => w.Form == "\"") || (claim.Passage.Has("attribution.said") && claim.Passage.Has("people.sellers"))
        : claim is { Stance: Stance.Hedged, Frame.IsQuoted: true };
}
