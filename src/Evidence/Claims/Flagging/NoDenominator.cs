using System.Globalization;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>A share of children who got better, without of how many.</summary>
internal static class NoDenominator
{
    /// <summary>Words between a number and the children it counts.</summary>
    private const int Reach = 3;

    public static bool Fits(Flagged claim) => claim is { IsOwnVoice: true, Citation: null, Verdict: not (Verdict.Supported or Verdict.NotCheckable) }
        && (claim.Verdict != Verdict.AccurateButUncontrolled || claim.Passage.Has("attribution.our"))
        && (claim.Type == ClaimType.SuccessRate || (claim.Type is ClaimType.Efficacy or ClaimType.CureOrGuarantee && HasShare(claim.Passage)))
        && !HasDenominator(claim.Passage);

    /// <summary>"80%", "80 per cent".</summary>
    private static bool HasShare(Passage passage) => passage.Words.Where((w, i) => w.Form is "%" or "percent" || (w.Form == "per" && i + 1 < passage.Words.Count && passage.Words[i + 1].Form == "cent")).Any();

    /// <summary>"8 of 12", "of 45 children", "n = 30"; "nine out of ten" and "90 of 100" are shares and no counts.</summary>
    public static bool HasDenominator(Passage passage)
    {
        for (var i = 0; i < passage.Words.Count; i++)
        {
            if (!IsCount(passage, i, out var count)) continue;
            if (i > 0 && passage.Words[i - 1].Form is "n" or "of" or "among" or "in" && count is not (10 or 100) && IsCounted(passage, i)) return true;
            if (i > 1 && passage.Words[i - 1].Form == "of" && passage.Words[i - 2].Kind == WordKind.Number && count is not (10 or 100)) return true;
            if (i > 0 && passage.Words[i - 1].Form == "n") return true;
        }

        return false;
    }

    private static bool IsCount(Passage passage, int at, out int count)
    {
        count = 0;
        return passage.Words[at].Kind == WordKind.Number && int.TryParse(passage.Words[at].Form, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 1
            && !(at + 1 < passage.Words.Count && passage.Words[at + 1].Form is "%" or "percent" or "years" or "months" or "weeks");
    }

    private static bool IsCounted(Passage passage, int at) => passage.Matches.Any(m => m.Group == "people" && m.First > at && m.First <= at + Reach);
}
