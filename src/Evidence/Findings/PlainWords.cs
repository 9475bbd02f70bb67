using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>A finding for a family: what was found and how sure one may be, in two short sentences.</summary>
internal static class PlainWords
{
    public static ImmutableArray<string> Of(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised, CertaintyLevel level) => studies.Count == 0
        ? [$"Nobody has reported {scope.Question.Outcome} in a way that can be counted.", "So nobody knows."]
        : [What(scope, studies, synthesised), Sure(scope, level)];

    private static string What(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised)
    {
        if (synthesised.Method == SynthesisMethod.Proportion) return Counted(scope, studies, synthesised.Estimate!);
        if (scope.Body == EvidenceBody.Uncontrolled) return $"{Spoken.Sentence(Spoken.Count(studies.Count, "study", "studies"))} looked at {scope.Question.Outcome} before and after cells, with no other children to compare.";
        var better = studies.Count(s => s.Direction == Direction.FavoursCells);
        var blinded = studies.Where(s => s.Study.Design.Strength == DesignStrength.BlindedRandomised).ToList();
        var fair = blinded.Count == 0 ? "In none of them were families and raters kept from knowing who had cells."
            : $"{(blinded.Count == studies.Count ? "All" : Spoken.Sentence(Spoken.Number(blinded.Count)))} of them kept it secret who had cells, and {Spoken.Some(blinded.Count(b => b.Direction == Direction.FavoursCells), "of these was in favour of cells", "of these were in favour of cells")}.";
        return $"{Spoken.Sentence(Spoken.Count(studies.Count, "study", "studies"))} compared children with cells and without; {Spoken.Number(better)} said that {scope.Question.Outcome} came out better with cells. {fair}";
    }

    private static string Counted(Scope scope, IReadOnlyList<Contribution> studies, Estimate share)
    {
        int events = studies.Sum(s => s.Counts?.Events ?? 0), n = studies.Sum(s => s.Counts?.N ?? 0);
        var what = scope.Question.Kind == QuestionKind.Harm ? $"had {scope.Question.Outcome}" : $"were counted as {scope.Question.Outcome}";
        return $"{(events == 0 ? "None" : Spoken.Sentence(Spoken.Number(events)))} of {Spoken.Digits(n)} children with cells {what}; it could be up to {Shares.Of(share.Interval.Upper)}.";
    }

    private static string Sure(Scope scope, CertaintyLevel level) => level switch
    {
        CertaintyLevel.High => "We can be sure of this.",
        CertaintyLevel.Moderate => "This is probably so.",
        CertaintyLevel.Low => "This may be so, but better studies could change it.",
        _ => scope.Body == EvidenceBody.Uncontrolled && scope.Question.Kind != QuestionKind.Harm
            ? "Children also change without cells, so this cannot tell whether cells did anything."
            : "We cannot be sure of this at all.",
    };
}
