using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Findings;
using Graded = Equipoise.Evidence.Findings.Finding;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Children are said to get better, or not to.</summary>
internal static class AnswerBenefit
{
    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var finding = library.Choose.For(asked.Subject);
        var without = asked.SaysGain ? library.Without.For(asked.Subject, finding?.Scope.Question.Id ?? asked.Subject.Questions.FirstOrDefault()) : null;
        var blinded = finding is null or { Scope.Body: EvidenceBody.Uncontrolled } ? Blinded(asked, library) : ([], null);
        return ClaimAnswer.Of(
            [finding is null ? Nothing(asked, library) : SayFinding.Of(finding), without?.Says ?? blinded.Says, Closing.Of(asked)],
            [finding?.Id, .. asked.Cited, .. Studies(finding), .. blinded.Ids, without?.Id, .. finding is null ? Shelf(asked, library) : []]).With(finding);
    }

    public static IEnumerable<string> Studies(Graded? finding) => finding is null ? [] : finding.Studies.OrderByDescending(s => s.Children).Take(4).Select(s => s.Study.Id);

    /// <summary>Nobody measured it, with such cells, given in such a way.</summary>
    public static string Nothing(Asked asked, Library library)
    {
        var cells = library.Choose.Kinds(asked.Subject).Select(c => Spoken.Inside(c.Name)).ToList();
        var what = asked.Subject.Cells.IsEmpty || cells.Count is 0 or > 2 ? asked.Subject.Cells.IsEmpty ? "cells" : "cells or products of this kind" : Spoken.List(cells);
        return $"No study that we know counted this in children with autism after {what}{Way(asked)}.";
    }

    private static string Way(Asked asked) => asked.Subject.Route switch
    {
        Evidence.Studies.Route.Intranasal => " through the nose",
        Evidence.Studies.Route.Intrathecal => " into the spine",
        Evidence.Studies.Route.Intravenous => " into a vein",
        _ => "",
    };

    private static (ImmutableArray<string> Ids, string? Says) Blinded(Asked asked, Library library)
    {
        var trials = library.Choose.Blinded(asked.Subject).ToList();
        return trials.Count == 0 ? ([], null)
            : ([.. trials.Select(t => t.Id)], $"The {(trials.Count == 1 ? "one blinded trial" : Spoken.Number(trials.Count) + " blinded trials")} of such cells, with {Spoken.Digits(Counted.Children(trials))} children, reported {(trials.All(t => Counted.Reported(t) == Evidence.Studies.Direction.NoDifference) ? "no benefit over a look-alike" : "mixed results")}.");
    }

    /// <summary>What the pages on such cells or such an outcome say.</summary>
    private static IEnumerable<string> Shelf(Asked asked, Library library) =>
    [
        .. library.Choose.Kinds(asked.Subject).Select(c => c.Id),
        .. asked.Subject.HasCells("exosomes") ? ["exosomes-child-not-shown"] : Array.Empty<string>(),
        .. asked.Subject.LeavesUnasked("gut") ? ["gut-child-not-studied"] : Array.Empty<string>(),
        .. asked.Subject.Questions.Take(1),
    ];
}
