using Equipoise.Evidence.Background;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Answers;

/// <summary>Does it help? Taken from the findings: blinded trials speak first, then open comparisons, then what was seen without any comparison.</summary>
internal static class BenefitAnswer
{
    public static Answer From(Snapshot snapshot, Graded graded)
    {
        var compared = graded.Compared;
        var studies = Graded.StudiesOf(compared);
        var blinded = studies.Where(s => s.Design.Strength == DesignStrength.BlindedRandomised).ToList();
        return new()
        {
            Id = "help",
            Question = "Does it help?",
            Sentences = [Blinded(blinded, compared), Spoken.Sentence(Open(studies.Except(blinded).ToList(), compared) + Alone(graded, snapshot))],
            Doubt = Doubt(blinded, compared),
            Proof =
            [
                new("/findings", "Every outcome, and how sure one may be"),
                new("/studies?design=blinded-randomised", "The blinded trials"),
                new("/studies", "Every study, side by side"),
                new("/natural-course", "What happens without cells"),
            ],
            Findings = Graded.Ids(compared),
        };
    }

    private static string Blinded(List<Study> trials, IReadOnlyList<Finding> compared)
    {
        if (trials.Count == 0) return "No blinded trial is on file that compared an outcome, so nobody knows.";
        var none = trials.Count(t => !Graded.Favours(t, compared));
        var things = compared.Count(f => f.Studies.Any(s => trials.Contains(s.Study)));
        var children = $"{Spoken.Number(Counted.Children(trials))} children";
        var any = things == 1 ? "in the one thing compared" : $"in any of the {Spoken.Number(things)} things compared";
        if (trials.Count == 1) return $"The one blinded trial, with {children}, reported {(none == 1 ? "no benefit" : "a benefit")} over a look-alike without cells{(none == 1 ? ", " + any : "")}.";
        return none == trials.Count
            ? $"{(none == 2 ? "Both" : $"All {Spoken.Number(none)}")} blinded trials, with {children} between them, reported no benefit over a look-alike without cells, {any}."
            : $"Of {Spoken.Number(trials.Count)} blinded trials, with {children} between them, {Spoken.Number(trials.Count - none)} reported a benefit over a look-alike without cells in something, and {Spoken.Number(none)} reported none in anything.";
    }

    private static string Open(List<Study> open, IReadOnlyList<Finding> compared) => open.Count == 0 ? ""
        : $"where everybody knew who had cells, {(open.Count == 1 ? Graded.Favours(open[0], compared) ? "the one study that compared" : "not the one study that compared" : $"{Spoken.Of(open.Count(s => Graded.Favours(s, compared)), open.Count)} studies that compared")} saw children do better; ";

    private static string Alone(Graded graded, Snapshot snapshot)
    {
        var alone = Graded.StudiesOf(graded.Alone).Count;
        var placebo = snapshot.Shelf(Shelf.NaturalCourse).SelectMany(g => g.Facts)
            .Where(f => f is { Cut: not null, Unit: "%", Value: not null, Instrument: "CGI-I", How: How.Read })
            .OrderByDescending(f => f.N ?? 0)
            .FirstOrDefault();
        var words = $"{Spoken.Count(alone, "study", "studies")} compared with nobody and cannot tell, for children also change without cells";
        return placebo is null ? words + "." : $"{words}: about {Spoken.Amount(placebo.Value!.Value)} in 100 are much improved on a look-alike.";
    }

    private static string Doubt(List<Study> blinded, IReadOnlyList<Finding> compared)
    {
        if (compared.Count == 0) return "No outcome was compared in a way that could be graded.";
        var sized = blinded.Count(b => compared.Any(f => f.Studies.Any(s => s.Study == b && s.Effect is not null)));
        var told = blinded.Count(b => compared.SelectMany(f => f.Studies).Where(s => s.Study == b).All(s => s.IsSecondHand));
        var size = sized == 0
            ? "“No benefit reported” is not “no benefit”: no blinded trial gave us numbers that tell how large a benefit could still be hiding."
            : $"{Spoken.Sentence(Spoken.Number(sized))} of {Spoken.Count(blinded.Count, "blinded trial", "blinded trials")} gave numbers that tell how large a benefit could still be hiding.";
        return size + (told == 0 ? "" : $" We know the results of {Spoken.Number(told)} of them only second-hand.");
    }
}
