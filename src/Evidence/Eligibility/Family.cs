using System.Collections.Immutable;

namespace Equipoise.Evidence.Eligibility;

/// <summary>Sex of a child, as registers ask for it.</summary>
public enum Sex
{
    Male, Female,
}

/// <summary>What a family says about the diagnosis, and by which manual it was made where they know.</summary>
public enum Diagnosis
{
    /// <summary>Autism, the manual not said.</summary>
    Autism,

    /// <summary>Autism by DSM-5 (2013 and later).</summary>
    AutismDsm5,

    /// <summary>Autism by DSM-IV (1994 to 2013).</summary>
    AutismDsm4,

    /// <summary>Autism by ICD-10 or ICD-11.</summary>
    AutismIcd,

    /// <summary>Somebody suspects it; no doctor has said so yet.</summary>
    Suspected,

    /// <summary>The child has no diagnosis of autism.</summary>
    None,
}

/// <summary>How a child speaks, from least to most.</summary>
public enum Speech
{
    None, Words, Phrases, Sentences,
}

/// <summary>Whether a child has ever had a seizure.</summary>
public enum Seizures
{
    /// <summary>Not one, nor a diagnosis of epilepsy.</summary>
    Never,

    /// <summary>Had at least one, and has no epilepsy now.</summary>
    Past,

    /// <summary>Has epilepsy.</summary>
    Epilepsy,
}

/// <summary>Whether a genetic syndrome was found.</summary>
public enum GeneticFinding
{
    /// <summary>Tested, and none found.</summary>
    TestedNone,

    /// <summary>Never tested.</summary>
    NotTested,

    /// <summary>One is known.</summary>
    Known,
}

/// <summary>How far a family would go.</summary>
public enum Travel
{
    OwnCountry, Nearby, Anywhere,
}

/// <summary>A child's age in completed years and, where they were given, completed months on top.</summary>
public readonly record struct ChildAge
{
    public ChildAge(int years, int? months = null)
    {
        if (years is < 0 or > 120) throw new ArgumentOutOfRangeException(nameof(years), "An age is 0 to 120 years.");
        if (months is < 0 or > 11) throw new ArgumentOutOfRangeException(nameof(months), "Months on top of the years are 0 to 11.");
        (Years, Months) = (years, months);
    }

    public int Years { get; }

    public int? Months { get; }

    /// <summary>The fewest completed months that the answer can mean.</summary>
    public int Fewest => Years * 12 + (Months ?? 0);

    /// <summary>The most completed months that the answer can mean.</summary>
    public int Most => Years * 12 + (Months ?? 11);
}

/// <summary>What a family says of its child to find trials. Every answer may lack; one that lacks is asked for where a trial needs it. Kept nowhere.</summary>
public sealed record Family
{
    public ChildAge? Age { get; init; }

    public Sex? Sex { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string? Country { get; init; }

    public Diagnosis? Diagnosis { get; init; }

    public Speech? Speech { get; init; }

    /// <summary>Languages that the family speaks well, as ISO 639-1 codes; empty when not said.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>True when the child was given cells of any kind before.</summary>
    public bool? EarlierCells { get; init; }

    public Seizures? Seizures { get; init; }

    public GeneticFinding? Genetic { get; init; }

    /// <summary>In kilograms.</summary>
    public decimal? Weight { get; init; }

    public Travel? Travel { get; init; }

    /// <summary>Whether the family gave this answer.</summary>
    public bool Says(FamilyAnswer answer) => answer switch
    {
        FamilyAnswer.Age => Age is not null,
        FamilyAnswer.Sex => Sex is not null,
        FamilyAnswer.Country => Country is not null,
        FamilyAnswer.Diagnosis => Diagnosis is not null,
        FamilyAnswer.Speech => Speech is not null,
        FamilyAnswer.Languages => !Languages.IsEmpty,
        FamilyAnswer.EarlierCells => EarlierCells is not null,
        FamilyAnswer.Seizures => Seizures is not null,
        FamilyAnswer.Genetic => Genetic is not null,
        _ => Weight is not null,
    };
}
