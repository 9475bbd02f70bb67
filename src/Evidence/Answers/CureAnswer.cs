using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Answers;

/// <summary>Can it cure autism?</summary>
internal static class CureAnswer
{
    public static Answer From(Snapshot snapshot)
    {
        var counted = Counted.From(snapshot);
        var blinded = counted.Blinded.ToList();
        var claims = snapshot.Content.Studies.Count(s => s.Results.Any(r => Mentions(r.Conclusion) || Mentions(r.Item) || Mentions(r.Cut)));
        return new()
        {
            Id = "cure",
            Question = "Can it cure autism?",
            Sentences =
            [
                claims == 0
                    ? $"Nothing on file shows that it can: none of the {Spoken.Number(snapshot.Studies.Count)} records of studies reports a cure."
                    : $"{Spoken.Sentence(Spoken.Count(claims, "record speaks", "records speak"))} of a cure; read how it was measured before you believe it.",
                blinded.Count == 0
                    ? "No blinded trial is on file."
                    : $"The studies looked for smaller things, such as more words or better daily skills, and the {Spoken.Count(blinded.Count, "blinded trial", "blinded trials")} with {Spoken.Number(Counted.Children(blinded))} children reported {Said(blinded)}.",
            ],
            Doubt = "A page that promises a cure is saying more than any study does.",
            Proof = [new("/studies", $"All {snapshot.Studies.Count} studies"), new("/warning-signs", "Warning signs on a page that sells cells")],
        };
    }

    private static string Said(List<Studies.Study> blinded) =>
        blinded.All(s => Counted.Reported(s) == Studies.Direction.NoDifference) ? "no benefit over a look-alike without cells" : "mixed results";

    private static bool Mentions(string? words) => words?.Contains("cure", StringComparison.OrdinalIgnoreCase) ?? false;
}
