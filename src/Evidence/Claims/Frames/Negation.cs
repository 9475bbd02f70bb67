using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Lexicons;

namespace Equipoise.Evidence.Claims.Frames;

/// <summary>Which words of a passage are denied: those a few words after a "not", up to the next "but".</summary>
internal static class Negation
{
    private const int Reach = 6;

    public static bool Denies(Passage passage, Match match)
    {
        foreach (var no in passage.Matches)
        {
            // Turkish denies at the end: what stands before the word.
            if (no.Concept == "negation.after" && no.First > match.Last && no.First - match.Last <= Reach) return true;
            if (no.Concept is not ("negation.not" or "negation.null") || IsInside(passage, no)) continue;
            if (no.Concept == "negation.null" && no.First <= match.First && no.Last >= match.First) return true;
            if (no.Last >= match.First || match.First - no.Last > Reach) continue;
            if (!IsLifted(passage, no, match)) return true;
        }

        return false;
    }

    /// <summary>Whether a denial belongs to a set phrase such as "without a control group" and reaches no further.</summary>
    private static bool IsInside(Passage passage, Match no) => passage.Matches.Any(m => m.Concept == "negation.inside" && m.First <= no.First && m.Last >= no.Last);

    /// <summary>"Not only", or a "but" between the denial and the word.</summary>
    private static bool IsLifted(Passage passage, Match no, Match match)
    {
        for (var i = no.Last + 1; i < match.First; i++)
        {
            if (passage.Words[i].Form is "but" or "only" or "yet" or "although" or "however") return true;
        }

        return false;
    }
}
