using System.Collections.Immutable;

namespace Equipoise.Evidence.Eligibility;

/// <summary>What a criterion is about, for saying so in plain words.</summary>
public enum CriterionTopic
{
    Age, Sex, Diagnosis, Score, Speech, Iq, Weight, EarlierCells, Seizures, Genetics, StableTreatment, Infection, Immune, Pregnancy, Imaging, Anaesthesia, Residence, FamilyLanguage,
    Consent, OtherTrial, Visits, Organs, Blood, Cancer, Allergy, Senses, Movement, Brain, MentalHealth, Behaviour, Medicines, Supplements, OtherDiagnosis, Judgement, Other,
}

/// <summary>An answer of the family that can decide a criterion.</summary>
public enum FamilyAnswer
{
    Age, Sex, Country, Diagnosis, Speech, Languages, EarlierCells, Seizures, Genetic, Weight,
}

/// <summary>Something that a criterion says of a child and that was understood.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Decides">The answer of the family that tells whether it holds; null when no answer does, as with the result of a test.</param>
public abstract record Requirement(CriterionTopic Topic, FamilyAnswer? Decides)
{
    public abstract Truth Of(Family family);
}

/// <summary>The child's age lies in a range.</summary>
public sealed record AgeWithin(AgeRange Range) : Requirement(CriterionTopic.Age, FamilyAnswer.Age)
{
    public override Truth Of(Family family) => family.Age is { } age ? Range.Of(age) : Truth.Unknown;
}

/// <summary>The child is a boy, or a girl.</summary>
public sealed record SexIs(Sex Sex) : Requirement(CriterionTopic.Sex, FamilyAnswer.Sex)
{
    public override Truth Of(Family family) => family.Sex is { } sex ? Truths.Of(sex == Sex) : Truth.Unknown;
}

/// <summary>"Male or female": whoever it is may come.</summary>
public sealed record TakesBothSexes() : Requirement(CriterionTopic.Sex, null)
{
    public override Truth Of(Family family) => Truth.True;
}

/// <summary>A diagnosis of autism, by whichever manual.</summary>
public sealed record HasAutism() : Requirement(CriterionTopic.Diagnosis, FamilyAnswer.Diagnosis)
{
    public override Truth Of(Family family) => family.Diagnosis switch
    {
        null or Diagnosis.Suspected => Truth.Unknown,
        Diagnosis.None => Truth.False,
        _ => Truth.True,
    };
}

/// <summary>A diagnosis by a manual; one by another manual may count as well, so only the team can say no.</summary>
public sealed record DiagnosedBy(ImmutableArray<Diagnosis> Manuals) : Requirement(CriterionTopic.Diagnosis, FamilyAnswer.Diagnosis)
{
    public override Truth Of(Family family) => family.Diagnosis is { } said && Manuals.Contains(said) ? Truth.True : Truth.Unknown;
}

/// <summary>The child speaks at least so much, or at most so much; the levels between are left open.</summary>
public sealed record SpeaksBetween(Speech SureFrom, Speech OutBelow, Speech SureTo, Speech OutAbove) : Requirement(CriterionTopic.Speech, FamilyAnswer.Speech)
{
    public override Truth Of(Family family) => family.Speech is not { } speech ? Truth.Unknown
        : speech < OutBelow || speech > OutAbove ? Truth.False
        : speech >= SureFrom && speech <= SureTo ? Truth.True
        : Truth.Unknown;
}

/// <summary>Weight in kilograms, both limits within.</summary>
public sealed record WeighsBetween(decimal? Low, decimal? High, bool LowIsOut, bool HighIsOut) : Requirement(CriterionTopic.Weight, FamilyAnswer.Weight)
{
    public override Truth Of(Family family) => family.Weight is not { } weight ? Truth.Unknown
        : Truths.Of((Low is null || (LowIsOut ? weight > Low : weight >= Low)) && (High is null || (HighIsOut ? weight < High : weight <= High)));
}

/// <summary>The child was given cells before; where a kind or a transplant is named, other cells may have been given than are meant.</summary>
public sealed record HadCells(bool IsNamed) : Requirement(CriterionTopic.EarlierCells, FamilyAnswer.EarlierCells)
{
    public override Truth Of(Family family) => family.EarlierCells switch { false => Truth.False, true when !IsNamed => Truth.True, _ => Truth.Unknown };
}

/// <summary>The child had seizures, or has epilepsy where only that is named.</summary>
public sealed record HasSeizures(bool OnlyEpilepsy) : Requirement(CriterionTopic.Seizures, FamilyAnswer.Seizures)
{
    public override Truth Of(Family family) => family.Seizures switch
    {
        Seizures.Never => Truth.False,
        Seizures.Epilepsy => Truth.True,
        Seizures.Past when !OnlyEpilepsy => Truth.True,
        _ => Truth.Unknown,
    };
}

/// <summary>The child has a genetic syndrome; where one is named, another may be meant than the child has. Without a test nobody knows.</summary>
public sealed record HasSyndrome(bool IsNamed) : Requirement(CriterionTopic.Genetics, FamilyAnswer.Genetic)
{
    public override Truth Of(Family family) => family.Genetic switch
    {
        GeneticFinding.TestedNone => IsNamed ? Truth.Unknown : Truth.False,
        GeneticFinding.Known when !IsNamed => Truth.True,
        _ => Truth.Unknown,
    };
}

/// <summary>Pregnant or breastfeeding: never a boy, nor a child under 8.</summary>
public sealed record IsPregnant() : Requirement(CriterionTopic.Pregnancy, FamilyAnswer.Sex)
{
    private const int YoungestMonths = 8 * 12;

    public override Truth Of(Family family) => family.Sex == Sex.Male || family.Age is { Most: < YoungestMonths } ? Truth.False : Truth.Unknown;
}

/// <summary>The family lives in one of these countries; in a part of them where <paramref name="OnlyPart"/>.</summary>
public sealed record LivesIn(ImmutableArray<string> Countries, bool OnlyPart) : Requirement(CriterionTopic.Residence, FamilyAnswer.Country)
{
    public override Truth Of(Family family) => family.Country is not { } country ? Truth.Unknown : !Countries.Contains(country, StringComparer.Ordinal) ? Truth.False : OnlyPart ? Truth.Unknown : Truth.True;
}

/// <summary>The family speaks one of these languages.</summary>
public sealed record FamilySpeaks(ImmutableArray<string> Languages) : Requirement(CriterionTopic.FamilyLanguage, FamilyAnswer.Languages)
{
    public override Truth Of(Family family) => family.Languages.IsEmpty ? Truth.Unknown : Truths.Of(family.Languages.Any(l => Languages.Contains(l, StringComparer.Ordinal)));
}

/// <summary>A score on a rating scale, which the family's answers do not hold.</summary>
/// <param name="Instrument">As it is printed.</param>
/// <param name="Low">At least so much.</param>
/// <param name="High">At most so much.</param>
public sealed record Scores(string Instrument, decimal? Low, decimal? High) : Requirement(Instrument == "IQ" ? CriterionTopic.Iq : CriterionTopic.Score, null)
{
    public override Truth Of(Family family) => Truth.Unknown;
}

/// <summary>Medicines or therapies have not changed for some weeks.</summary>
public sealed record StableFor(decimal Weeks) : Requirement(CriterionTopic.StableTreatment, null)
{
    public override Truth Of(Family family) => Truth.Unknown;
}
