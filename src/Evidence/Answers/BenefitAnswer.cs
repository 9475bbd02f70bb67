using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Answers;

/// <summary>Does it help? Blinded trials speak first, then open comparisons, then what was seen without any comparison.</summary>
internal static class BenefitAnswer
{
    public static Answer From(Snapshot snapshot)
    {
        var counted = Counted.From(snapshot);
        return new()
        {
            Id = "help",
            Question = "Does it help?",
            Sentences = [Blinded(counted), Open(counted) + Uncontrolled(counted, snapshot)],
            Doubt = $"{Doubt(counted)} {Sure(snapshot)}",
            Proof =
            [
                new("/findings", "Every outcome, and how sure one may be"),
                new("/studies?design=blinded-randomised", "The blinded trials"),
                new("/studies", "Every study, side by side"),
                new("/natural-course", "What happens without cells"),
            ],
        };
    }

    private static string Blinded(Counted counted)
    {
        var trials = counted.Blinded.ToList();
        if (trials.Count == 0) return "No blinded trial is on file, so nobody knows.";
        var none = trials.Count(s => Counted.Reported(s) == Direction.NoDifference);
        var children = Spoken.Number(Counted.Children(trials));
        return trials.Count == 1 ? $"The one blinded trial, with {children} children, reported {(none == 1 ? "no benefit" : "a benefit")} over a look-alike without cells."
            : none == trials.Count ? $"{(none == 2 ? "Both" : $"All {Spoken.Number(none)}")} blinded trials, with {children} children between them, reported no benefit over a look-alike without cells."
            : $"Of {Spoken.Number(trials.Count)} blinded trials, with {children} children between them, {Spoken.Number(none)} reported no benefit over a look-alike without cells.";
    }

    private static string Open(Counted counted)
    {
        var open = counted.Open.ToList();
        if (open.Count == 0) return "";
        var better = open.Where(s => Counted.Reported(s) == Direction.FavoursCells).ToList();
        return $"Where everybody knew who had cells, {Spoken.Number(better.Count)} of {Spoken.Count(open.Count, "comparison", "comparisons")} favoured the cells; ";
    }

    private static string Uncontrolled(Counted counted, Snapshot snapshot)
    {
        var alone = counted.WithoutComparison.Count();
        var placebo = snapshot.Shelf(Shelf.NaturalCourse).SelectMany(g => g.Facts)
            .Where(f => f is { Cut: not null, Unit: "%", Value: not null, Instrument: "CGI-I", How: How.Read })
            .OrderByDescending(f => f.N ?? 0)
            .FirstOrDefault();
        var words = $"{Spoken.Count(alone, "study", "studies")} had no comparison at all and cannot tell, because children also change without cells";
        return placebo is null ? words + "." : $"{words}: about {Spoken.Amount(placebo.Value!.Value)} in 100 are much improved on placebo.";
    }

    private static string Doubt(Counted counted)
    {
        var blinded = counted.Blinded.ToImmutableArray();
        var numbers = blinded.Count(s => s.Results.Any(r => r is { Versus: not null, CiLower: not null }));
        var secondHand = blinded.Count(s => Counted.HowRead(s) > How.Read);
        return (numbers == 0
                ? "“No benefit shown” is not “no benefit”: no blinded trial gave us numbers that tell how large a benefit could still be hiding."
                : $"{Spoken.Sentence(Spoken.Number(numbers))} of {Spoken.Count(blinded.Length, "blinded trial", "blinded trials")} gave numbers that tell how large a benefit could still be hiding.")
            + (secondHand == 0 ? "" : $" We know the result of {Spoken.Number(secondHand)} of them only second-hand.");
    }

    /// <summary>The best certainty that any compared outcome reaches, from the findings.</summary>
    private static string Sure(Snapshot snapshot)
    {
        var compared = snapshot.Content.Questions.Where(q => q.Kind == QuestionKind.Benefit)
            .Select(q => AnswerQuestions.Of(new Scope(q, EvidenceBody.Controlled), snapshot)).Where(f => f.K > 0).ToList();
        if (compared.Count == 0) return "No outcome was compared in a way that could be graded.";
        var best = compared.Max(f => f.Certainty.Level);
        var word = best switch { CertaintyLevel.VeryLow => "very low", CertaintyLevel.Low => "low", CertaintyLevel.Moderate => "moderate", _ => "high" };
        return $"Of the {Spoken.Count(compared.Count, "outcome", "outcomes")} that were compared, the certainty is {word} at best.";
    }
}
