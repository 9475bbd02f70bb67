using Equipoise.Evidence.Eligibility;

namespace Equipoise.Product.Tests.Eligibility;

/// <summary>Invented families for whom answers were worked out by hand.</summary>
internal static class Families
{
    /// <summary>A boy of six and a quarter in Türkiye.</summary>
    public static readonly Family Deniz = new()
    {
        Age = new(6, 3), Sex = Sex.Male, Country = "TR", Diagnosis = Diagnosis.Autism, Speech = Speech.Words, Languages = ["tr"], EarlierCells = false, Seizures = Seizures.Never, Genetic = GeneticFinding.TestedNone, Weight = 21,
    };

    /// <summary>A girl of thirteen in the United States.</summary>
    public static readonly Family Ruth = new()
    {
        Age = new(13), Sex = Sex.Female, Country = "US", Diagnosis = Diagnosis.AutismDsm5, Speech = Speech.Sentences, Languages = ["en"], EarlierCells = true, Seizures = Seizures.Epilepsy, Genetic = GeneticFinding.Known, Weight = 45,
    };

    /// <summary>A family that has answered nothing.</summary>
    public static readonly Family Silent = new();

    /// <summary>Criteria with what they came to, as signs: + met, - not met, ? ask.</summary>
    public static string Signs(this IEnumerable<Criterion> criteria, Family family) => string.Concat(criteria.Select(c => JudgeCriterion.Of(c, family).Verdict switch { CriterionVerdict.Met => '+', CriterionVerdict.NotMet => '-', _ => '?' }));
}
