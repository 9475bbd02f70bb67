using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Judging;

/// <summary>What can be judged by rule: cases in which the evidence leaves no room. The first that fits decides; null leaves it to the ranking.</summary>
public static class Rules
{
    public static Ruling? For(Passage passage, Frame frame, StudyCitation? citation) =>
        frame.IsQuoted ? null : ByCitation(passage, frame, citation) ?? ByAssertion(passage, frame);

    private static Ruling? ByCitation(Passage passage, Frame frame, StudyCitation? citation)
    {
        if (citation is null) return null;
        if (Misdescribed(citation) is { } misdescribed) return misdescribed;
        var none = citation.Possible.All(s => s.Null == true);
        var uncontrolled = citation.Possible.All(s => s.Kind is CitedKind.Uncontrolled or CitedKind.SingleCase);
        return frame.Assertion switch
        {
            Assertion.NoGain when none => new(Verdict.Supported, "the study found no difference"),
            Assertion.StudyFact when citation.Wrong.IsEmpty && !citation.Right.IsEmpty && !passage.HasGroup("praise") && !passage.Has("strength.certain") => new(Verdict.Supported, "the study is described as it was"),
            Assertion.Gain or Assertion.NoHarms or Assertion.Harms when uncontrolled && !passage.Has("strength.certain") && !Causal(passage) && !passage.HasGroup("doubt") && !passage.Has("study.uncontrolled") && !passage.HasGroup("negation") => Speaks(Verdict.AccurateButUncontrolled, "reported by a study without comparison"),
            Assertion.Gain or Assertion.StudyFact or Assertion.Nothing when citation.Possible.All(s => s.Kind is CitedKind.OpenTrial or CitedKind.Uncontrolled or CitedKind.SingleCase) && CompareResult.Proves(passage) => new(Verdict.Overstated, "the study could not prove this"),
            Assertion.Gain when uncontrolled && Causal(passage) => Speaks(Verdict.Overstated, "a study without comparison cannot show a cause"),
            _ => null,
        };
    }

    /// <summary>What follows from the gravest of the things that are said wrongly.</summary>
    private static Ruling? Misdescribed(StudyCitation citation) => citation.Wrong switch
    {
        [] => null,
        var wrong when wrong.Any(w => w.Aspect is Aspect.Children or Aspect.Cells or Aspect.Route or Aspect.Randomisation or Aspect.Blinding or Aspect.Placebo or Aspect.Control or Aspect.Species or Aspect.Harms or Aspect.Ages or Aspect.Place) => new(Verdict.Contradicted, "a study is misdescribed"),
        var wrong when wrong.Any(w => w.Aspect == Aspect.Result) => citation.Possible.All(s => s.Kind is CitedKind.BlindedTrial or CitedKind.Planned)
            ? new(Verdict.Contradicted, "the study did not find this")
            : new(Verdict.Overstated, "the study could not prove this"),
        var wrong when wrong.Any(w => w.Aspect is Aspect.Dose or Aspect.Infusions) => new(Verdict.Overstated, "the dose of a study is misdescribed"),
        var wrong when wrong.Any(w => w.Aspect is Aspect.Year or Aspect.Phase or Aspect.Donor) => new(Verdict.Contradicted, "a study is misdescribed"),
        _ => null,
    };

    private static Ruling? ByAssertion(Passage passage, Frame frame) => frame.Assertion switch
    {
        Assertion.NoCure => new(Verdict.Supported, "nothing cures autism"),
        Assertion.Cure when frame.Force == Force.Flat && !frame.IsElsewhere && !passage.Has("attribution.said") && !passage.HasGroup("doubt") && !passage.HasGroup("negation")
            && (passage.HasGroup("cells") || passage.HasGroup("condition") || passage.HasGroup("attribution")) => new(Verdict.Contradicted, "no study on file reports a cure"),
        Assertion.NotApproved when !passage.Words.Any(w => w.Form is "universally" or "everywhere" or "yet" or "all") => new(Verdict.Supported, "approved nowhere that we know"),
        Assertion.Testimony when !passage.HasGroup("doubt") && !passage.HasGroup("study") && !passage.HasGroup("negation") => Speaks(Verdict.NotCheckable, "what one family saw"),
        Assertion.NoGain when frame.Force == Force.Reported && passage.Has("study.placebo") => new(Verdict.Supported, "agrees with the blinded trials"),
        Assertion.Doubt when !passage.HasGroup("praise") && !passage.Has("attribution.our") => new(Verdict.Supported, "says that the evidence is weak, which it is"),
        Assertion.Gain or Assertion.Nothing or Assertion.StudyFact or Assertion.Doubt when passage.Has("study.uncontrolled") && passage.HasGroup("negation") && !passage.HasGroup("praise") => Speaks(Verdict.Supported, "says that there was nobody to compare with"),
        Assertion.Safe when frame.Force == Force.Flat && !passage.HasGroup("study") => Speaks(Verdict.Overstated, "called safe without numbers"),
        _ => null,
    };

    /// <summary>What speaks for a verdict without settling it: where a ranking was trained, it weighs there with everything else.</summary>
    private static Ruling Speaks(Verdict verdict, string rule) => new(verdict, rule) { IsFinal = false };

    private static bool Causal(Passage passage) => passage.HasCue("cue.cause");
}
