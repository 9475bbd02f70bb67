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
        ? [$"No study that we could use has reported {scope.Question.Outcome} in a way that can be counted.", "So nobody knows."]
        : [What(scope, studies, synthesised), Null(scope, studies, synthesised, level) ?? Sure(scope, level)];

    /// <summary>Fair trials that found no benefit and printed no size do not show that there is none.</summary>
    private static string? Null(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised, CertaintyLevel level) =>
        level == CertaintyLevel.Low && synthesised.Method == SynthesisMethod.EffectDirection && scope.Question.Kind != QuestionKind.Harm && studies.All(s => s.Direction == Direction.NoDifference)
            ? "So it looks as if cells do not help with this; a benefit that such trials could not see is still possible."
            : null;

    private static string What(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised)
    {
        if (synthesised.Method == SynthesisMethod.Proportion) return Counted(scope, studies, synthesised.Estimate!);
        if (scope.Body == EvidenceBody.Uncontrolled) return $"{Spoken.Sentence(Spoken.Count(studies.Count, "study", "studies"))} looked at {(scope.Question.Effect == PreferredEffect.RiskRatio ? $"whether children were counted as {scope.Question.Outcome} after cells" : $"{scope.Question.Outcome} before and after cells")}, with no other children to compare.";
        if (scope.Question.Kind == QuestionKind.Harm) return Harmed(scope, studies);
        var blinded = studies.Where(s => s.Study.Design.Strength == DesignStrength.BlindedRandomised).ToList();
        var came = scope.Question.Effect == PreferredEffect.RiskRatio ? $"{scope.Question.Outcome} was more frequent with cells" : $"{scope.Question.Outcome} came out better with cells";
        int all = studies.Select(s => s.Study.Id).Distinct(StringComparer.Ordinal).Count(), better = studies.Count(s => s.Direction == Direction.FavoursCells), hidden = blinded.Count(b => b.Direction == Direction.FavoursCells);
        if (all == 1)
        {
            var said = better > 0 ? $"it found that {came}" : $"it did not find that {came}";
            return $"One study compared children with cells and without; {said}. {(blinded.Count == 1 ? "It put children into groups by chance and kept it secret who had cells." : "It was not kept secret from everybody who had cells, or children were not put into groups by chance.")}";
        }

        var fair = blinded.Count == 0 ? "None of them both put children into groups by chance and kept it secret who had cells."
            : $"{(blinded.Count == all ? "All" : Spoken.Sentence(Spoken.Number(blinded.Count)))} of them put children into groups by chance and kept it secret who had cells; {Spoken.Some(hidden, "of these came out in favour of cells", "of these came out in favour of cells")}.";
        return $"{Spoken.Sentence(Spoken.Count(all, "study", "studies"))} compared children with cells and without; {(better == 0 ? "none" : Spoken.Number(better))} of them found that {came}. {fair}";
    }

    private static string Harmed(Scope scope, IReadOnlyList<Contribution> studies)
    {
        var counted = studies.Where(s => s.Counts is { ControlN: not null }).Select(s => s.Counts!.Value).ToList();
        if (counted.Count == studies.Count) return $"In {Spoken.Count(studies.Count, "study", "studies")} that compared, {Spoken.Digits(counted.Sum(c => c.Events))} of {Spoken.Digits(counted.Sum(c => c.N))} children with cells and {Spoken.Digits(counted.Sum(c => c.ControlEvents!.Value))} of {Spoken.Digits(counted.Sum(c => c.ControlN!.Value))} without had {scope.Question.Outcome}.";
        int more = studies.Count(s => s.Direction == Direction.FavoursControl), fewer = studies.Count(s => s.Direction == Direction.FavoursCells);
        return studies.Count == 1
            ? $"One study compared children with cells and without; it saw {scope.Question.Outcome} {(more == 1 ? "more often" : fewer == 1 ? "less often" : "equally often")} with cells."
            : $"{Spoken.Sentence(Spoken.Count(studies.Count, "study", "studies"))} compared children with cells and without; {(more == 0 ? "none" : Spoken.Number(more))} saw {scope.Question.Outcome} more often with cells, {(fewer == 0 ? "none" : Spoken.Number(fewer))} less often.";
    }

    private static string Counted(Scope scope, IReadOnlyList<Contribution> studies, Estimate share)
    {
        int events = studies.Sum(s => s.Counts?.Events ?? 0), n = studies.Sum(s => s.Counts?.N ?? 0);
        var what = scope.Question.Kind == QuestionKind.Harm ? $"had {scope.Question.Outcome}" : $"were counted as {scope.Question.Outcome}";
        return $"{(events == 0 ? "None" : Spoken.Sentence(Spoken.Number(events)))} of {Spoken.Digits(n)} children with cells {what}; among many more children it could be as many as {Shares.Of(share.Interval.Upper)}.";
    }

    private static string Sure(Scope scope, CertaintyLevel level) => level switch
    {
        CertaintyLevel.High => "We can be sure of this.",
        CertaintyLevel.Moderate => "This is probably so.",
        CertaintyLevel.Low => "This may be so, but better studies could change it.",
        _ => scope.Body == EvidenceBody.Uncontrolled && scope.Question.Kind != QuestionKind.Harm
            ? "Children also change without cells, so this cannot tell whether cells did anything."
            : scope.Question.Kind == QuestionKind.Harm ? "How often it really happens is not known." : "We cannot be sure of this at all.",
    };
}
