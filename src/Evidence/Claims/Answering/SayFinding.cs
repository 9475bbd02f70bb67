using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Studies;
using Graded = Equipoise.Evidence.Findings.Finding;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>What a finding rests on, in one sentence that a family reads at once. How sure one may be stands in the finding's own sentence.</summary>
internal static class SayFinding
{
    public static string Of(Graded finding) => finding switch
    {
        { Scope.Question.Kind: QuestionKind.Harm, Scope.Body: EvidenceBody.Controlled } => Harmed(finding),
        { Method: SynthesisMethod.Proportion } => Sentences.First(finding.Plain[0]),
        { Scope.Body: EvidenceBody.Controlled } => Compared(finding),
        _ => $"{Studies(finding)} looked at {finding.Scope.Question.Outcome} before and after {Cells(finding)}, with nobody to compare with.",
    };

    private static string Compared(Graded finding)
    {
        var outcome = finding.Scope.Question.Outcome;
        var better = finding.Studies.Count(s => s.Direction == Direction.FavoursCells);
        var blinded = finding.Studies.Where(IsBlinded).ToList();
        if (better == 0 && blinded.Count == finding.K)
            return $"{Studies(finding, "blinded trial", "blinded trials")} set {Cells(finding)} against a look-alike without cells, and reported no benefit for {outcome}.";
        var fair = blinded.Count == 0 ? "none kept it secret who had cells"
            : blinded.TrueForAll(s => s.Direction != Direction.FavoursCells) ? $"the {(blinded.Count == 1 ? "one that was" : Spoken.Number(blinded.Count) + " that were")} blinded reported no benefit"
            : $"{Spoken.Number(blinded.Count)} {(blinded.Count == 1 ? "was" : "were")} blinded";
        return finding.K == 1
            ? $"{Studies(finding)} compared {Cells(finding)} with care without cells and reported {(better == 1 ? $"{outcome} better with cells, but everybody knew who had them" : $"no difference in {outcome}")}."
            : $"{Studies(finding)} compared {Cells(finding)} with care without cells: {Spoken.Number(better)} reported {outcome} better with cells, {Spoken.Number(finding.K - better)} did not, and {fair}.";
    }

    private static string Harmed(Graded finding)
    {
        var more = finding.Studies.Count(s => s.Direction == Direction.FavoursControl);
        return $"{Studies(finding)} compared how often {finding.Scope.Question.Outcome} came with cells and without: {(more == 0 ? "it was not more often with cells" : more == finding.K ? "it was more often with cells" : $"{Spoken.Number(more)} saw more with cells")}.";
    }

    private static bool IsBlinded(Contribution s) => s.Study.Design.Strength == DesignStrength.BlindedRandomised;

    private static string Studies(Graded finding, string one = "study", string many = "studies") =>
        $"{Spoken.Sentence(Spoken.Count(finding.K, one, many))} with {Spoken.Digits(finding.N)} children";

    private static string Cells(Graded finding) => finding.Scope switch
    {
        { Cells: { } kind } => "cells (" + kind.Replace('-', ' ').Replace("msc", "MSC", StringComparison.Ordinal).Replace("mnc", "MNC", StringComparison.Ordinal) + ")",
        { Route: { } route } => "cells (" + Shape.Kebab(route.ToString()) + ")",
        _ => "cells",
    };
}
