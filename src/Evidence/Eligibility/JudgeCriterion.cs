namespace Equipoise.Evidence.Eligibility;

/// <summary>Whether a child meets a criterion. "Met" always means that the criterion does not stand in the way, of an exclusion too.</summary>
public enum CriterionVerdict
{
    Met, NotMet, Ask,
}

/// <summary>Why a criterion is left to be asked about.</summary>
public enum AskReason
{
    /// <summary>The family has not given the answer that decides it.</summary>
    NotSaid,

    /// <summary>The family's answer lies where the words leave it open, as with the last year of an age range.</summary>
    LeftOpen,

    /// <summary>Only a test, a file or a doctor can tell.</summary>
    NeedsTest,

    /// <summary>It was not understood well enough to decide it.</summary>
    NotUnderstood,

    /// <summary>It is about a parent, a control group or a part of the trial only.</summary>
    AboutOthers,

    /// <summary>It is the family's to decide, as consent is.</summary>
    YoursToDecide,
}

/// <summary>What a criterion comes to for a child.</summary>
/// <param name="Verdict">Met, not met or to be asked.</param>
/// <param name="Ask">Why it is to be asked; null when it is decided.</param>
/// <param name="Needs">The answer that would decide it; null when none would.</param>
public readonly record struct CriterionAnswer(CriterionVerdict Verdict, AskReason? Ask = null, FamilyAnswer? Needs = null);

/// <summary>Judges one criterion. Where in doubt it asks: a criterion is met only when all its words were understood and the family's answers settle each of them.</summary>
public static class JudgeCriterion
{
    public static CriterionAnswer Of(Criterion criterion, Family family) => Of(criterion.Meaning, family);

    internal static CriterionAnswer Of(Meaning meaning, Family family)
    {
        if (meaning.Topic == CriterionTopic.Consent) return new(CriterionVerdict.Ask, AskReason.YoursToDecide);
        if (meaning.IsAboutOthers) return new(CriterionVerdict.Ask, AskReason.AboutOthers);
        var truth = meaning.IsOpen ? Truth.Unknown : meaning.MustHold ? Demanded(meaning, family) : Barred(meaning, family);
        return (truth, meaning.MustHold) switch
        {
            (Truth.Unknown, _) => Asked(meaning, family),
            (Truth.True, true) or (Truth.False, false) => new(CriterionVerdict.Met),
            _ => new(CriterionVerdict.NotMet),
        };
    }

    private static Truth Demanded(Meaning meaning, Family family)
    {
        var parts = meaning.Parts.Select(p => All(p.Terms.Where(t => (p.IsWhole && !(meaning.IsBare && t.Requirement is HasSeizures or HasSyndrome)) || HoldsAlone(t.Requirement, p)), family) is var truth && truth == Truth.True && !p.IsWhole ? Truth.Unknown : truth).ToList();
        if (parts.Count == 0) return Truth.Unknown;
        return meaning.AreAlternatives switch { false => parts.Min(), true => parts.Max(), null => Truth.Unknown };
    }

    private static Truth Barred(Meaning meaning, Family family)
    {
        var parts = meaning.Parts.Select(p => p.IsWhole && p.Terms.Length > 0 && !IsHalf(p) ? All(p.Terms.Select(NotItsSubject), family) : Truth.Unknown).ToList();
        if (parts.Count == 0) return Truth.Unknown;
        if (parts.All(p => p == Truth.False)) return Truth.False;
        return meaning.AreAlternatives == true ? parts.Max() is Truth.True ? Truth.True : Truth.Unknown : parts.Min() is Truth.True ? Truth.True : Truth.Unknown;
    }

    /// <summary>A trial about autism that bars autism speaks of a comparison group, as far as anybody can tell from here.</summary>
    private static Term NotItsSubject(Term term) => term.Requirement is HasAutism or DiagnosedBy ? term with { IsNarrowed = true } : term;

    /// <summary>Nobody is kept out for speaking a language; what reads so is half of a sentence that says the opposite.</summary>
    private static bool IsHalf(MeaningPart part) => part.Terms.Any(t => t is { Requirement: FamilySpeaks or LivesIn, IsDenied: false });

    private static Truth All(IEnumerable<Term> terms, Family family)
    {
        var least = (Truth?)null;
        foreach (var term in terms)
            if (term.Of(family) is var truth && (least is null || truth < least)) least = truth;
        return least ?? Truth.Unknown;
    }

    /// <summary>What says no by itself, whatever else the sentence asks for.</summary>
    private static bool HoldsAlone(Requirement requirement, MeaningPart part) =>
        requirement is AgeWithin or HasAutism or WeighsBetween or LivesIn or FamilySpeaks || (requirement is SexIs && part.Terms.Any(t => t.Requirement is AgeWithin));

    private static CriterionAnswer Asked(Meaning meaning, Family family)
    {
        var requirements = meaning.Requirements.ToList();
        if (requirements.Count == 0 || meaning.IsOpen) return new(CriterionVerdict.Ask, requirements.Any(r => r is Scores or StableFor) ? AskReason.NeedsTest : AskReason.NotUnderstood);
        var open = requirements.Where(r => r.Of(family) == Truth.Unknown).ToList();
        if (open.FirstOrDefault(r => r.Decides is { } answer && !family.Says(answer)) is { } unsaid) return new(CriterionVerdict.Ask, AskReason.NotSaid, unsaid.Decides);
        if (open.Any(r => r.Decides is null)) return new(CriterionVerdict.Ask, AskReason.NeedsTest);
        return new(CriterionVerdict.Ask, open.Count > 0 ? AskReason.LeftOpen : AskReason.NotUnderstood);
    }
}
