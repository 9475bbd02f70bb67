using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Compares what a page says came of a study with what did: a gain where the blinded comparison showed none, a proof that the design cannot give.</summary>
internal static class CompareResult
{
    /// <summary>Children in the largest trial that we know; a smaller one is not "the largest".</summary>
    private const int LargestTrial = 180;

    private static readonly FrozenSet<string> Proof = FrozenSet.Create(
        StringComparer.Ordinal, "proved", "proves", "prove", "proven", "proof", "confirmed", "confirms", "confirm", "confirmation", "established", "establishes", "definitive", "conclusive", "settled", "settles", "landmark", "superiority");

    private static readonly FrozenSet<string> Claimed = FrozenSet.Create(
        StringComparer.Ordinal, "proved", "proves", "proven", "proof", "confirmed", "confirms", "demonstrated", "demonstrates", "established", "significant", "significantly", "gains", "gained", "ahead", "works", "worked", "succeeded", "success", "successful",
        "improved", "improves", "improvement", "improvements", "better", "raise", "raised", "raises", "benefit", "benefits", "benefited", "favoured", "effective", "encouragingly");

    private static readonly FrozenSet<string> Doubt = FrozenSet.Create(
        StringComparer.Ordinal, "both", "subgroup", "subgroups", "hint", "hints", "trend", "trends", "whether", "if", "exploratory", "not", "no", "neither", "nor", "none", "without", "cannot", "than", "failed", "fail", "same", "equally", "alike", "slight", "little",
        "claims", "claimed", "claim", "says", "goal", "aim", "aimed", "designed", "outcome", "endpoint", "until", "may", "might", "could", "would", "some", "earlier");

    private static readonly FrozenSet<string> Reported = FrozenSet.Create(
        StringComparer.Ordinal, "proved", "proven", "confirmed", "showed", "shown", "demonstrated", "found", "established", "successful", "succeeded");

    public static IEnumerable<Disagreement> Wrong(Passage passage, ImmutableArray<CitedStudy> possible)
    {
        if (passage.IsQuestion) yield break;
        if (possible.All(s => s is { Kind: CitedKind.BlindedTrial, Null: true }) && Gains(passage))
            yield return new(Aspect.Result, "that children given cells gained more", "a trial in which they did not gain more than with a placebo");
        else if (possible.All(s => s.Kind == CitedKind.Planned) && Says(passage, Reported) && !Doubts(passage))
            yield return new(Aspect.Result, "what it found", "a trial of which no result is known");
        else if (possible.All(s => s.Kind is CitedKind.OpenTrial or CitedKind.Uncontrolled or CitedKind.SingleCase) && (Says(passage, Proof) || LedTo(passage)) && !passage.HasGroup("doubt"))
            yield return new(Aspect.Result, "that it proved something", possible.All(s => s.Kind == CitedKind.OpenTrial) ? "open: everybody knew who was given cells, so it could not" : "done without a comparison group, so it could not");
        if (passage.Words.Any(w => w.Form is "largest" or "biggest") && !passage.HasGroup("negation") && !passage.Has("cells.msc") && !passage.Has("cells.cord-tissue-msc") && passage.HasGroup("study") && possible.All(s => s.Kind != CitedKind.Review && s.Sizes.Count > 0 && s.Sizes.Max() < LargestTrial))
            yield return new(Aspect.Children, "that it is the largest trial", "smaller than the trial of cord blood with 180 children");
        if (possible.All(s => s.IsCrossover) && Single(passage))
            yield return new(Aspect.Dose, "one infusion for each child", "a crossover: each child had two, one of cells and one of placebo");
    }

    private static bool Gains(Passage passage) => passage.Words.Any(w => Claimed.Contains(w.Form)) && !Doubts(passage)
        && passage.Matches.Any(m => m.Group == "change" && !Negation.Denies(passage, m));

    /// <summary>"Than" takes back a gain only when it is denied or even: "better than placebo" is a gain.</summary>
    private static bool Doubts(Passage passage) => passage.Words.Any(w => w.Form != "than" && Doubt.Contains(w.Form)) || passage.HasGroup("doubt") && !passage.Has("doubt.contrast") || passage.Has("negation.null");

    private static bool Says(Passage passage, FrozenSet<string> words)
    {
        for (var i = 0; i < passage.Words.Count; i++)
        {
            if (words.Contains(passage.Words[i].Form) && !Denied(passage, i) && !(i + 1 < passage.Words.Count && passage.Words[i + 1].Form is "diagnosis" or "autism")) return true;
        }

        return false;
    }

    private static bool LedTo(Passage passage)
    {
        for (var i = 0; i + 1 < passage.Words.Count; i++)
        {
            if (passage.Words[i].Form == "led" && passage.Words[i + 1].Form == "to") return true;
        }

        return false;
    }

    private static bool Denied(Passage passage, int at) =>
        Enumerable.Range(Math.Max(0, at - 5), Math.Min(5, at)).Any(i => passage.Words[i].Form is "not" or "no" or "never" or "nothing" or "cannot" or "nobody" or "without" or "neither" or "have" or "diagnosis");

    private static bool Single(Passage passage) =>
        Enumerable.Range(0, Math.Max(0, passage.Words.Count - 1)).Any(i => passage.Words[i].Form is "single" or "one" && Enumerable.Range(i + 1, Math.Min(4, passage.Words.Count - i - 1)).Any(k => passage.Words[k].Form == "infusion"))
        && passage.Words.Any(w => w.Form is "each" or "all" or "every" or "everyone") && !passage.Words.Any(w => w.Form is "placebo" or "saline" or "two" or "another" or "second");
}
