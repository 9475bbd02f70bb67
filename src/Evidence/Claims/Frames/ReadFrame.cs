using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Frames;

/// <summary>Reads what a passage asserts, by rules in a fixed order: the first that fits decides.</summary>
public static class ReadFrame
{
    private static readonly (Assertion Assertion, Func<Passage, StudyCitation?, bool> Fits)[] Rules =
    [
        (Assertion.Nothing, (p, _) => p.IsQuestion),
        (Assertion.Guarantee, (p, _) => Affirmed(p, "cure.guarantee")),
        (Assertion.NoCure, (p, _) => Denied(p, "cure.cure")),
        (Assertion.Cure, (p, _) => p.Has("cure.cure")),
        (Assertion.NotApproved, (p, _) => Denied(p, "law.approved") || Forbidden(p)),
        (Assertion.Approved, (p, _) => p.Has("law.approved") && (p.HasGroup("cells") || p.Has("people.regulators") || p.Has("people.sellers") || p.Has("attribution.our"))),
        (Assertion.Price, (p, _) => p.Has("price.money") && (HasNumber(p) || p.Names("price").Any()) && !p.HasGroup("study")),
        (Assertion.Testimony, (p, _) => p.Has("attribution.testimony")),
        (Assertion.NoGain, (p, _) => NoGain(p)),
        (Assertion.Call, (p, _) => p.Has("doubt.need") && (p.HasGroup("study") || (p.LeadIn?.HasGroup("study") ?? false))),
        (Assertion.Doubt, (p, _) => p.Has("doubt.weak") && (p.HasGroup("study") || p.HasGroup("change") || p.HasGroup("cells"))),
        (Assertion.NoHarms, (p, _) => DeniedGroup(p, "harm")),
        (Assertion.Unsafe, (p, _) => Denied(p, "safety.safe")),
        (Assertion.Safe, (p, _) => p.Has("safety.safe")),
        (Assertion.Harms, (p, _) => p.HasGroup("harm")),
        (Assertion.StudyFact, (p, c) => c is not null && !p.HasGroup("change") && (p.HasGroup("study") || HasNumber(p) || p.HasGroup("route") || p.HasGroup("cells"))),
        (Assertion.Comparison, (p, _) => p.Has("compare.methods") && p.Names("cells").Count() > 1),
        (Assertion.Gain, (p, _) => p.HasGroup("change") && (p.HasGroup("outcome") || p.HasGroup("instrument")) && !OnlyMechanism(p)),
        (Assertion.Biology, (p, _) => p.HasGroup("mechanism") && !p.HasGroup("cells") && (p.HasGroup("condition") || p.Has("people.children") || (p.LeadIn?.HasGroup("condition") ?? false)) && !p.HasGroup("change")),
        (Assertion.Property, (p, _) => p.HasGroup("mechanism") && (p.Has("mechanism.property") || (p.LeadIn?.Has("mechanism.property") ?? false) || p.Has("mechanism.exosomes"))),
        (Assertion.Action, (p, _) => p.HasGroup("mechanism")),
        (Assertion.Gain, (p, _) => p.HasGroup("change") && (p.HasGroup("cells") || p.HasGroup("people"))),
        (Assertion.StudyFact, (p, c) => p.HasGroup("study") && (HasNumber(p) || c is not null)),
        (Assertion.Offer, (p, _) => p.HasGroup("offer")),
    ];

    public static Frame Of(Passage passage, StudyCitation? citation) =>
        new(Array.Find(Rules, r => r.Fits(passage, citation)).Assertion, ForceOf(passage))
        {
            IsQuoted = passage.Has("attribution.said") && (passage.Has("people.sellers") || passage.Words.Any(w => w.Form == "\"")) && !passage.Has("attribution.our"),
            IsElsewhere = passage.Has("condition.other") && !passage.Has("condition.autism"),
            IsLaboratory = passage.Has("study.animal"),
            HasFigure = HasNumber(passage),
        };

    private static Force ForceOf(Passage passage) => passage switch
    {
        _ when passage.Has("strength.aim") || (passage.LeadIn?.Has("strength.aim") ?? false) => Force.Aimed,
        _ when passage.Has("strength.may") || passage.Has("strength.seem") || (passage.LeadIn?.Has("strength.may") ?? false) => Force.Hedged,
        _ when passage.Has("attribution.said") || passage.HasGroup("study") => Force.Reported,
        _ => Force.Flat,
    };

    private static bool Affirmed(Passage passage, string concept) => passage.Matches.Any(m => m.Concept == concept && !Negation.Denies(passage, m));

    private static bool Denied(Passage passage, string concept)
    {
        var all = passage.Matches.Where(m => m.Concept == concept).ToList();
        return all.Count > 0 && all.TrueForAll(m => Negation.Denies(passage, m));
    }

    private static bool DeniedGroup(Passage passage, string group)
    {
        var all = passage.Matches.Where(m => m.Group == group).ToList();
        return all.Count > 0 && all.Exists(m => Negation.Denies(passage, m));
    }

    private static bool Forbidden(Passage passage) => passage.Has("law.forbidden") || passage.Has("law.approved")
        && passage.Words.Any(w => w.Form is "illegal" or "banned" or "ban" or "prohibited" or "unapproved" or "warning" or "warned" or "investigational" or "breach" or "breaches" or "unlicensed" or "unregulated");

    private static bool NoGain(Passage passage) => passage.Has("negation.null")
        || (passage.HasGroup("change") && passage.Matches.Where(m => m.Group == "change").All(m => Negation.Denies(passage, m)));

    private static bool HasNumber(Passage passage) => passage.Words.Any(w => w.Kind == WordKind.Number);

    /// <summary>Whether what gets better is only something in the brain or blood.</summary>
    private static bool OnlyMechanism(Passage passage) => passage.HasGroup("mechanism") && passage.Names("outcome").All(o => o is "imaging" or "biomarkers" or "development" or "gut");
}
