using Equipoise.Evidence.Claims.Citations;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>Cells of one source are told as those of another: mesenchymal cells "of cord blood", a study of marrow cited for cord.</summary>
internal static class CellSourceConfusion
{
    public static bool Fits(Flagged claim) => claim.Citation is { } cited && cited.Wrong.Any(w => w.Aspect == Aspect.Cells) || (claim.IsOwnVoice && ReadSaid.Of(claim.Passage).MesenchymalFromBlood);
}
