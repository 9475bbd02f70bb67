using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>A study is cited: what it was and what it found.</summary>
internal static class AnswerCitation
{
    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var finding = asked.Subject.IsGeneral ? null : library.Choose.For(asked.Subject);
        if (finding is not null && !finding.Studies.Any(s => asked.Cited.Contains(s.Study.Id, StringComparer.Ordinal))) finding = null;
        var without = asked.SaysGain ? library.Without.For(asked.Subject, finding?.Scope.Question.Id ?? asked.Subject.Questions.FirstOrDefault()) : null;
        return ClaimAnswer.Of(
            [Describe(asked.Citation!, library), without?.Says ?? OnOutcome(asked, finding) ?? Result(asked.Citation!, library), Closing.Of(asked)],
            [.. asked.Cited, finding?.Id, without?.Id]).With(finding);
    }

    /// <summary>What is cited, with its size and its design.</summary>
    public static string Describe(StudyCitation citation, Library library)
    {
        if (citation.Possible.Length > 1)
            return $"The words fit {Spoken.List(citation.Possible.Select(s => s.Label))}; {(citation.Possible.All(s => s.Kind is CitedKind.Uncontrolled or CitedKind.SingleCase) ? "none of them compared children with others" : "they are not all of one kind")}.";
        var cited = citation.Possible[0];
        if (library.Snapshot.Reviews.TryGetValue(cited.Id, out var review)) return $"{review.Label} is a review: {Spoken.Inside(Sentences.First(review.Summary))}";
        if (!library.Snapshot.Studies.TryGetValue(cited.Id, out var study)) return $"{cited.Label} is registered; we know no results of it.";
        var size = study.Size.Headline is { } n ? $" had {Spoken.Count(n.Value, "child", "children")}" : " is on file";
        return $"{study.Label}{size}{Design(study)}.";
    }

    /// <summary>What came of the comparison, where there was one.</summary>
    public static string? Result(StudyCitation citation, Library library)
    {
        if (citation.Possible is not [var cited] || !library.Snapshot.Studies.TryGetValue(cited.Id, out var study) || !study.Design.IsControlled) return null;
        return Counted.Reported(study) switch
        {
            Direction.NoDifference => "It reported no difference between the groups.",
            Direction.FavoursCells => "It reported a difference in favour of cells.",
            Direction.Mixed => "Its results point in different directions.",
            _ => null,
        };
    }

    /// <summary>What the study cited reported on the outcome that is named.</summary>
    private static string? OnOutcome(Asked asked, Findings.Finding? finding) => asked.Cited is [var id] && finding?.Studies.FirstOrDefault(s => s.Study.Id == id) is { } found
        ? found.Direction switch
        {
            Direction.NoDifference => $"It reported no difference in {finding.Scope.Question.Outcome}.",
            Direction.FavoursCells => $"It reported {finding.Scope.Question.Outcome} better with cells.",
            Direction.FavoursControl => $"It reported {finding.Scope.Question.Outcome} better without cells.",
            _ => null,
        }
        : null;

    private static string Design(Study study) => study.Design.Strength switch
    {
        DesignStrength.BlindedRandomised => ": chance decided who had cells or a look-alike, and nobody knew which",
        DesignStrength.OpenRandomised => ": chance decided who had cells, but everybody knew",
        DesignStrength.ControlledNotRandomised => " and a comparison group, but not chance decided who had cells",
        DesignStrength.SingleCase => ": it is the story of a single child",
        _ => ": all had cells, and nobody was compared with them",
    };
}
