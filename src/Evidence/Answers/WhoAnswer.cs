using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Answers;

/// <summary>Who was studied? The children behind the findings, each counted once.</summary>
internal static class WhoAnswer
{
    public static Answer From(Snapshot snapshot, Graded graded)
    {
        var studies = graded.Studies;
        var blinded = studies.Where(s => s.Design.Strength == DesignStrength.BlindedRandomised).ToList();
        return new()
        {
            Id = "who",
            Question = "Who was studied?",
            Sentences =
            [
                studies.Count == 0
                    ? "Nobody whose results can be counted."
                    : $"Our answers rest on {Spoken.Count(studies.Count, "study", "studies")} with {Spoken.Number(Counted.Children(studies))} children; {(blinded.Count == 0 ? "none" : Spoken.Number(Counted.Children(blinded)))} of them were in a blinded trial.",
                Ages(studies),
            ],
            Doubt = Unsaid(studies),
            Proof = [new("/studies", $"All {snapshot.Studies.Count} records of studies"), new("/studies#map", "The map of studies by cells and design")],
            Findings = [],
        };
    }

    private static string Ages(IReadOnlyList<Study> studies)
    {
        var told = studies.Select(s => s.Population.Ages).OfType<Ages>().Where(a => a is { Low: not null, High: not null }).ToList();
        if (told.Count == 0) return "No study tells the ages of its youngest and oldest child.";
        var youngest = told.Min(a => Years(a.Low!.Value, a.Unit));
        var oldest = told.Max(a => Years(a.High!.Value, a.Unit));
        return $"{(told.Count == 1 ? "The one study that tells" : $"The {Spoken.Number(told.Count)} studies that tell")} the ages took children from {Spoken.Amount(Math.Floor(youngest))} to {Spoken.Amount(Math.Ceiling(oldest))} years old.";
    }

    private static string Unsaid(IReadOnlyList<Study> studies)
    {
        var sex = studies.Count(s => s.Population.Sex is not null);
        return $"Only {Spoken.Number(sex)} of {Spoken.Count(studies.Count, "study", "studies")} told us how many were girls, so nobody can say whether the answers fit every child.";
    }

    private static decimal Years(decimal age, AgeUnit unit) => unit == AgeUnit.Months ? age / 12 : age;
}
