using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Compares what a page says came of a study with what did: a gain where the comparison showed none, a proof that the design cannot give.</summary>
internal static class CompareResult
{
    /// <summary>In fewer children than this a harm that strikes one in a hundred may well not be seen.</summary>
    private const int FewForSafety = 400;

    /// <summary>What is wrong of one study.</summary>
    /// <param name="passage">What is said.</param>
    /// <param name="study">Of which.</param>
    /// <param name="largest">Children in the largest trial that we know; a smaller one is not "the largest".</param>
    public static IEnumerable<Disagreement> Wrong(Passage passage, CitedStudy study, int largest)
    {
        if (passage.IsQuestion) yield break;
        if (Result(passage, study) is { } result) yield return result;
        if (IsNotLargest(passage, study, largest)) yield return new(Aspect.Children, "that it is the largest trial", $"smaller than the trial with {largest} children");
        if (study.IsCrossover && Single(passage)) yield return new(Aspect.Infusions, "one infusion for each child", "a crossover: each child had two, one of cells and one of placebo");
        if (AllImproved(passage, study) is { } responders) yield return responders;
        if (passage.HasGroup("safety") && Proves(passage) && study.Sizes.Count > 0 && study.Sizes.Max() < FewForSafety) yield return new(Aspect.Harms, "that it proved safety", $"a {(study.Kind == CitedKind.Review ? "review" : "study")} of {study.Sizes.Max()} children, too few to rule out rare harm");
        if (DeniesSeen(passage, study)) yield return new(Aspect.Harms, "that nothing went wrong", "a study in which harms were recorded");
    }

    /// <summary>Whether children given cells are flatly said to have got better.</summary>
    public static bool Gains(Passage passage) => !Doubts(passage) && passage.Cues.Any(m => m.Concept == "cue.gain" && !Denied(passage, m) && !IsOfDiagnosis(passage, m) && !IsOfPlacebo(passage, m));

    /// <summary>"Children on placebo improved too"; not "more than placebo".</summary>
    private static bool IsOfPlacebo(Passage passage, Match gain) => passage.Cues.Any(p => p.Concept == "cue.placebo" && !(p.Last + 1 < passage.Words.Count && passage.Words[p.Last + 1].Form is "controlled" or "trial" or "study") && Math.Abs(p.First - gain.First) <= 5 && (p.First > gain.First
        ? passage.Words[p.First - 1].Form == "on" || passage.Words[p.First - 2].Form == "on"
        : p.First == 0 || passage.Words[p.First - 1].Form is not ("than" or "over" or "against" or "with" or "versus" or "vs" or "to" or "the")));

    /// <summary>Whether something is flatly said to be proved, by a study and not only by the writer.</summary>
    public static bool Proves(Passage passage) => Says(passage, "cue.proof") && !passage.Has("doubt.weak") && (passage.HasGroup("study") || passage.Cues.Any(m => m.Concept == "cue.proof" && IsNamedBefore(passage, m)));

    /// <summary>"Duke proved it": by whom stands before it.</summary>
    private static bool IsNamedBefore(Passage passage, Match proof) => passage.Matches.Any(m => m.Group is "named" or "site" or "author" or "country" && m.Last < proof.First && proof.First - m.Last <= 8);

    private static Disagreement? Result(Passage passage, CitedStudy study) => study.Kind switch
    {
        CitedKind.Planned => Says(passage, "cue.reported") && !Doubts(passage) ? new(Aspect.Result, "what it found", "a trial of which no result is known") : null,
        CitedKind.BlindedTrial or CitedKind.OpenTrial when IsNull(passage, study) => OfNull(passage, study),
        CitedKind.Review => OfReview(passage, study),
        CitedKind.OpenTrial or CitedKind.Uncontrolled or CitedKind.SingleCase => OfOpen(passage, study),
        _ => null,
    };

    private static Disagreement? OfNull(Passage passage, CitedStudy study) => study switch
    {
        _ when passage.HasCue("cue.subgroup") => Says(passage, "cue.succeeded") && !IsGuarded(passage) ? new(Aspect.Result, "that it worked in a part of the children", "a trial whose main comparison showed no difference; looks at parts of it afterwards are hints") : null,
        _ when Gains(passage) => new(Aspect.Result, "that children given cells gained more", study.Kind == CitedKind.BlindedTrial ? "a trial in which they did not gain more than with a placebo" : "a trial in which they did not gain more than the others"),
        { SawWorse: false } when passage.HasCue("cue.worse") && !passage.HasGroup("negation") && !passage.HasGroup("doubt") && passage.HasGroup("people") => new(Aspect.Result, "that children got worse", "a trial without a difference between the groups"),
        _ => null,
    };

    /// <summary>Whether it showed no difference on what the passage speaks of: the instruments that are named, else the main comparison.</summary>
    private static bool IsNull(Passage passage, CitedStudy study)
    {
        if (study.Null != true && study.NotBetter.IsEmpty) return false;
        var named = passage.Names("instrument").Where(i => i != "other").ToList();
        if (named.Exists(i => study.Better.Any(b => IsOf(b, i)))) return false;
        if (study.Null == true && (study.Better.IsEmpty || (named.Count == 0 && !passage.Words.Any(w => w.Form is "severity" or "clinician" or "impression" or "global")))) return true;
        return named.Exists(i => study.NotBetter.Any(b => IsOf(b, i)));
    }

    private static bool IsOf(string instrument, string named) => instrument == named || instrument.StartsWith(named + "-", StringComparison.Ordinal);

    private static Disagreement? OfReview(Passage passage, CitedStudy review)
    {
        if (!Gains(passage)) return null;
        var named = passage.Names("instrument").Concat(passage.Names("outcome").Where(o => o == "global-impression").Select(_ => "CGI")).Where(i => i != "other").ToList();
        if (passage.Words.Any(w => w.Form == "impression")) named.Add("CGI");
        if (named.Count > 0 && !review.IsControlledPool) return new(Aspect.Result, "that its pooled result favoured cells", "a pool of changes before and after, without children to compare with");
        return named.Exists(i => review.NotBetter.Any(b => IsOf(b, i))) && !named.Exists(i => review.Better.Any(b => IsOf(b, i)))
            ? new(Aspect.Result, "that its pooled result favoured cells", "a pool that showed no clear difference on that scale")
            : null;
    }

    private static Disagreement? OfOpen(Passage passage, CitedStudy study)
    {
        if (study.Kind == CitedKind.OpenTrial && study.Null == false && passage.HasCue("cue.no-difference") && !passage.HasGroup("doubt") && !passage.Names("instrument").Any()) return new(Aspect.Result, "that there was no difference", "a trial that reported a difference in favour of cells");
        if (study.Kind != CitedKind.OpenTrial && !study.SawNoChange && passage.HasCue("cue.no-gain") && passage.HasGroup("people") && !passage.HasGroup("doubt")) return new(Aspect.Result, "that children did not improve", "a study that reported improvement, with nobody to compare");
        return (Proves(passage) && !passage.HasGroup("safety")) || (passage.HasCue("cue.led-to") && !passage.HasGroup("doubt") && passage.HasGroup("change"))
            ? new(Aspect.Proof, "that it proved something", study.Kind == CitedKind.OpenTrial ? "open: everybody knew who was given cells, so it could not" : "done without a comparison group, so it could not")
            : null;
    }

    /// <summary>"All twelve children improved" of a study in which half did.</summary>
    private static Disagreement? AllImproved(Passage passage, CitedStudy study) => study.Responders.Length > 0 && study.Responders.All(r => r.Events < r.Of) && passage.HasCue("cue.all-improved") && !Doubts(passage)
        ? new(Aspect.Result, "that all children improved", "a study in which " + string.Join(" or ", study.Responders.Take(2).Select(r => $"{r.Events} of {r.Of}")) + " did")
        : null;

    /// <summary>"18 of 20 improved" of a study that counted 20 children and never 18 better.</summary>
    public static Disagreement? OtherShare(Passage passage, Said said, CitedStudy study)
    {
        if (!passage.HasGroup("change") || passage.HasGroup("harm")) return null;
        foreach (var (some, all) in said.Shares)
        {
            var known = study.Responders.Where(r => r.Of == all).ToList();
            if (known.Count > 0 && known.TrueForAll(r => r.Events != some)) return new(Aspect.Result, $"{some} of {all}", "a study in which " + string.Join(" or ", known.Select(r => $"{r.Events} of {r.Of}").Distinct(StringComparer.Ordinal).Take(2)) + " were called better");
        }

        return null;
    }

    private static bool IsNotLargest(Passage passage, CitedStudy study, int largest) => study.Kind != CitedKind.Review && study.Sizes.Count > 0 && study.Sizes.Max() < largest
        && passage.HasCue("cue.largest") && !passage.HasGroup("negation") && !passage.Has("cells.msc") && !passage.Has("cells.cord-tissue-msc") && passage.HasGroup("study");

    /// <summary>"Than" takes back a gain only when it is denied or even: "better than placebo" is a gain.</summary>
    private static bool Doubts(Passage passage) => passage.HasCue("cue.doubted") || passage.Has("doubt.weak") || passage.Has("negation.null");

    private static bool IsGuarded(Passage passage) => passage.Has("strength.may") || passage.Has("strength.seem") || passage.Has("doubt.weak") || passage.HasCue("cue.exploratory");

    private static bool Says(Passage passage, string cue) => passage.Cues.Any(m => m.Concept == cue && !Denied(passage, m) && !IsOfDiagnosis(passage, m));

    /// <summary>"Confirmed autism", "a confirmed diagnosis".</summary>
    private static bool IsOfDiagnosis(Passage passage, Match match) => match.Last + 1 < passage.Words.Count && passage.Words[match.Last + 1].Form is "diagnosis" or "autism" or "asd";

    private static bool Denied(Passage passage, Match match) =>
        Enumerable.Range(Math.Max(0, match.First - 5), Math.Min(5, match.First)).Any(i => passage.Words[i].Form is "not" or "no" or "never" or "nothing" or "cannot" or "nobody" or "without" or "neither" or "have" or "diagnosis" or "opposite");

    private static bool Single(Passage passage) =>
        Enumerable.Range(0, Math.Max(0, passage.Words.Count - 1)).Any(i => passage.Words[i].Form is "single" or "one" && Enumerable.Range(i + 1, Math.Min(4, passage.Words.Count - i - 1)).Any(k => passage.Words[k].Form == "infusion"))
        && passage.HasCue("cue.all") && !passage.HasCue("cue.placebo") && !passage.Words.Any(w => w.Form is "two" or "another" or "second");

    /// <summary>"Not a single side effect" of a study that saw some; not "no serious ones".</summary>
    private static bool DeniesSeen(Passage passage, CitedStudy study) => !study.Harms.IsEmpty && !passage.HasCue("cue.grave")
        && passage.Matches.Any(m => m.Group == "harm" && Negation.Denies(passage, m) && Kinds(m.Name).Overlaps(study.Harms));

    private static HashSet<HarmKind> Kinds(string harm) => harm switch
    {
        "reaction" => [HarmKind.InfusionReaction],
        "fever" => [HarmKind.Fever],
        "pain" => [HarmKind.Pain, HarmKind.Headache, HarmKind.Nausea, HarmKind.Vomiting],
        "seizure" => [HarmKind.Seizure],
        "any" => [HarmKind.AnyEvent, HarmKind.InfusionReaction, HarmKind.Fever, HarmKind.Seizure, HarmKind.Headache, HarmKind.Nausea, HarmKind.Vomiting, HarmKind.Pain, HarmKind.Hyperactivity, HarmKind.Agitation],
        _ => [],
    };
}
