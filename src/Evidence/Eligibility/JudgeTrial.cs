using System.Collections.Immutable;

namespace Equipoise.Evidence.Eligibility;

/// <summary>What a trial comes to for a child.</summary>
public enum TrialFit
{
    /// <summary>Age and diagnosis fit and nothing that was understood stands in the way. The team decides.</summary>
    MayFit,

    /// <summary>Age or diagnosis could not be settled, and nothing that was understood stands in the way.</summary>
    Ask,

    /// <summary>Something that was understood stands in the way.</summary>
    DoesNotFit,
}

/// <summary>A field of a register that says who may join.</summary>
public enum TrialField
{
    Age, Sex, Condition, Country,
}

/// <summary>A criterion or field with what it comes to for a child.</summary>
/// <param name="Field">The field; null for a criterion of the text.</param>
/// <param name="Criterion">The criterion; null for a field.</param>
/// <param name="Text">What the register says, to the letter.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Answer">What it comes to.</param>
public sealed record JudgedCriterion(TrialField? Field, Criterion? Criterion, string Text, CriterionTopic Topic, CriterionAnswer Answer);

/// <summary>A trial with every criterion answered for a child.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Fit">What it comes to.</param>
/// <param name="Criteria">The fields of the register first, then its text in order.</param>
public sealed record JudgedTrial(JoinableTrial Trial, TrialFit Fit, ImmutableArray<JudgedCriterion> Criteria)
{
    /// <summary>Kilometres from the middle of the family's country to that of the nearest of the trial's; 0 within one; null when unknown.</summary>
    public int? Distance { get; init; }

    public IEnumerable<JudgedCriterion> Of(CriterionVerdict verdict) => Criteria.Where(c => c.Answer.Verdict == verdict);
}

/// <summary>Answers every criterion of a trial for a child. The fields of the register come first: they are printed so that they can be decided.</summary>
public static class JudgeTrial
{
    private const int NearbyKilometres = 1500;
    internal const int FarKilometres = 3000;

    /// <param name="trial">The trial.</param>
    /// <param name="family">What the family said.</param>
    /// <param name="distance">Kilometres to the nearest of its countries; null when unknown.</param>
    public static JudgedTrial Of(JoinableTrial trial, Family family, int? distance = null)
    {
        var judged = ImmutableArray.CreateBuilder<JudgedCriterion>();
        if (trial.Ages is { } ages) judged.Add(new(TrialField.Age, null, trial.AgesText!, CriterionTopic.Age, Answered(new AgeWithin(ages), family)));
        if (trial.OnlySex is { } sex) judged.Add(new(TrialField.Sex, null, sex.ToString(), CriterionTopic.Sex, Answered(new SexIs(sex), family)));
        if (trial.IsAboutAutism) judged.Add(new(TrialField.Condition, null, trial.Conditions.IsEmpty ? trial.Title : string.Join("; ", trial.Conditions), CriterionTopic.Diagnosis, Answered(new HasAutism(), family)));
        if (family.Travel is { } travel && family.Country is not null && !trial.Countries.IsEmpty && travel != Travel.Anywhere)
            judged.Add(new(TrialField.Country, null, string.Join("; ", trial.Countries.Select(Sources.Countries.Name)), CriterionTopic.Residence, Reached(travel, distance)));
        foreach (var criterion in trial.Criteria) judged.Add(new(null, criterion, criterion.Text, criterion.Topic, JudgeCriterion.Of(criterion, family)));
        var all = judged.ToImmutable();
        return new(trial, Fit(trial, all), all) { Distance = distance };
    }

    private static TrialFit Fit(JoinableTrial trial, ImmutableArray<JudgedCriterion> all)
    {
        if (all.Any(c => c.Answer.Verdict == CriterionVerdict.NotMet)) return TrialFit.DoesNotFit;
        var hasDiagnosis = all.Any(c => c.Field == TrialField.Condition && c.Answer.Verdict == CriterionVerdict.Met);
        return all.Any(c => SettlesAge(trial, c)) && hasDiagnosis && all.All(c => c.Field is null or TrialField.Age || c.Answer.Verdict == CriterionVerdict.Met) ? TrialFit.MayFit : TrialFit.Ask;
    }

    /// <summary>The field does, or a criterion that limits the age on each side on which the field does.</summary>
    private static bool SettlesAge(JoinableTrial trial, JudgedCriterion judged) => judged.Answer.Verdict == CriterionVerdict.Met
        && (judged.Field == TrialField.Age || (judged.Criterion is { Kind: CriterionKind.Inclusion } criterion && criterion.Meaning.Requirements.OfType<AgeWithin>().FirstOrDefault() is { Range: var said }
            && (said.OutFrom is not null || trial.Ages?.OutFrom is null) && (said.OutBelow > 0 || trial.Ages is null or { OutBelow: 0 })));

    private static CriterionAnswer Answered(Requirement requirement, Family family) => requirement.Of(family) switch
    {
        Truth.True => new(CriterionVerdict.Met),
        Truth.False => new(CriterionVerdict.NotMet),
        _ => family.Says(requirement.Decides!.Value) ? new(CriterionVerdict.Ask, AskReason.LeftOpen) : new(CriterionVerdict.Ask, AskReason.NotSaid, requirement.Decides),
    };

    private static CriterionAnswer Reached(Travel travel, int? distance) => distance switch
    {
        0 => new(CriterionVerdict.Met),
        null => new(CriterionVerdict.Ask, AskReason.LeftOpen),
        _ when travel == Travel.OwnCountry => new(CriterionVerdict.NotMet),
        <= NearbyKilometres => new(CriterionVerdict.Met),
        > FarKilometres => new(CriterionVerdict.NotMet),
        _ => new(CriterionVerdict.Ask, AskReason.LeftOpen),
    };
}
