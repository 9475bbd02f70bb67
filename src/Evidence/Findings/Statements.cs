using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Evidence.Findings;

/// <summary>The sentence of a finding: how sure by how much. Never typed by hand.</summary>
/// <remarks>Santesso N et al. (2020). GRADE guidelines 26: informative statements. Journal of Clinical Epidemiology 119:126–135. doi:10.1016/j.jclinepi.2019.10.014.</remarks>
internal sealed class Statements(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised, CertaintyLevel level, Snapshot snapshot)
{
    public string Formal() => synthesised.Method switch
    {
        SynthesisMethod.Nothing => $"None of the studies that could be used reports {scope.Question.Outcome}{Where}, so that nothing can be said.",
        SynthesisMethod.NoEvents => Nobody(),
        SynthesisMethod.Pooled or SynthesisMethod.OneStudy => Sized(synthesised.Estimate!),
        SynthesisMethod.EffectDirection => Directed(),
        SynthesisMethod.Proportion => Shared(synthesised.Estimate!),
        _ => $"The evidence is very uncertain. {Studies(studies.Count)} without a comparison group reported {(scope.Question.Effect == PreferredEffect.RiskRatio ? $"whether children were counted as {scope.Question.Outcome}" : $"how {scope.Question.Outcome} changed")}{Where}; what would have happened without the cells is not known.",
    };

    /// <summary>Certainty by size, for an effect with an interval.</summary>
    private string Sized(Estimate estimate)
    {
        var outcome = scope.Question.Outcome;
        if (level == CertaintyLevel.VeryLow) return $"The evidence is very uncertain about the effect of cells on {outcome}{Where} ({estimate.Words}).";
        var (size, up) = Size(estimate);
        var verb = level switch { CertaintyLevel.High => "", CertaintyLevel.Moderate => " likely", _ => " may" };
        if (size == 0) return $"Cells{Where}{verb} make little to no difference to {outcome} ({estimate.Words}).";
        var act = scope.Question.Kind == QuestionKind.Harm || scope.Question.Effect == PreferredEffect.RiskRatio
            ? up ? "increase" : "reduce"
            : up ? "improve" : "worsen";
        var amount = size switch { 1 => " slightly", 3 => " by a large amount", _ => "" };
        return scope.Question.Effect == PreferredEffect.RiskRatio
            ? $"Cells{Where}{verb} {act} the chance of {outcome}{amount} ({estimate.Words})."
            : $"Cells{Where}{verb} {act} {outcome}{amount} ({estimate.Words}).";
    }

    private string Directed()
    {
        var d = synthesised.Directions!;
        var blinded = studies.Where(s => s.Study.Design.Strength == DesignStrength.BlindedRandomised).ToList();
        var none = blinded.Count(s => s.Direction == Direction.NoDifference);
        var count = studies.Count == 1
            ? $"the one comparison {(d.Benefit == 1 ? "favoured the cells" : d.Harm == 1 ? "favoured the control" : "found no difference")}"
            : FormattableString.Invariant($"of {Comparisons(studies.Count)}, {d.Benefit} favoured the cells, {studies.Count - d.Benefit - d.Harm} found no difference and {d.Harm} favoured the control");
        var hidden = synthesised.NotRuledOut is { } bound ? FormattableString.Invariant($" {(studies.Count == 1 ? "It prints no figures; by its number of children it" : "By its number of children, the largest trial without figures")} cannot rule out a benefit of {bound:0.0} standard deviations{(bound >= 0.5 ? ", which would matter" : "")}.") : "";
        if (level == CertaintyLevel.VeryLow)
        {
            return scope.Question.Kind == QuestionKind.Harm
                ? FormattableString.Invariant($"The evidence is very uncertain about the effect of cells on the chance of {scope.Question.Outcome}{Where}: of {Comparisons(studies.Count)}, {d.Harm} found more with cells and {d.Benefit} fewer.")
                : $"The evidence is very uncertain about the effect of cells on {scope.Question.Outcome}{Where}: {count}.{hidden}";
        }

        if (scope.Question.Kind == QuestionKind.Harm && d.Harm + d.Benefit > 0)
        {
            var more = d.Harm > 0 && d.Benefit == 0 ? "may be more frequent" : d.Benefit > 0 && d.Harm == 0 ? "may be less frequent" : "may be more or less frequent";
            var found = studies.Count == 1 ? $"the one comparison found {(d.Harm == 1 ? "more" : "fewer")} with cells" : FormattableString.Invariant($"of {Comparisons(studies.Count)}, {d.Harm} found more with cells and {d.Benefit} fewer");
            return $"With cells{Where}, {scope.Question.Outcome} {more}; by how much is not known: {found}.";
        }

        return none == blinded.Count && none > 0
            ? $"The evidence suggests that cells{Where} do not improve {scope.Question.Outcome}: {Trials(none)} reported no benefit over a look-alike ({count}).{hidden}"
            : $"It may be that cells{Where} change {scope.Question.Outcome}, by how much is not known: {count}.{hidden}";
    }

    /// <summary>Counted in both groups, with nothing to divide.</summary>
    private string Nobody()
    {
        int a = studies.Sum(s => s.Counts!.Value.Events), n = studies.Sum(s => s.Counts!.Value.N), b = studies.Sum(s => s.Counts!.Value.ControlEvents!.Value), m = studies.Sum(s => s.Counts!.Value.ControlN!.Value);
        var left = a == 0 ? $" With cells that still leaves room for up to about {Shares.Of(ClopperPearson.Interval(0, n).Upper)}." : "";
        return FormattableString.Invariant($"{a} of {n} children with cells and {b} of {m} without had {scope.Question.Outcome}{Where}, so that no difference between the two can be worked out.{left}");
    }

    private string Shared(Estimate share)
    {
        int events = studies.Sum(s => s.Counts?.Events ?? 0), n = studies.Sum(s => s.Counts?.N ?? 0);
        var doubt = level == CertaintyLevel.VeryLow ? "The evidence is very uncertain" : level == CertaintyLevel.Low ? "The evidence is of low certainty" : "The evidence is of moderate certainty";
        var what = scope.Question.Kind == QuestionKind.Harm
            ? FormattableString.Invariant($"{events} of {n} children with cells had {scope.Question.Outcome}{Where}")
            : FormattableString.Invariant($"{events} of {n} children counted as {scope.Question.Outcome}{Where}, with no comparison group");
        return events == 0
            ? $"{doubt}: {what}, which still leaves room for up to about {Shares.Of(share.Interval.Upper)}."
            : $"{doubt}: {what}, about {Shares.Of(share.Value)}; by chance alone the true share may be as high as {Shares.Of(share.Interval.Upper)}.";
    }

    /// <summary>0 trivial, 1 small, 2 moderate, 3 large; and whether it is upwards.</summary>
    private (int Size, bool Up) Size(Estimate estimate)
    {
        var (fewer, more) = scope.Question.Important.Bounds(scope.Question.Effect);
        if (scope.Question.Effect == PreferredEffect.RiskRatio)
        {
            var away = Math.Abs(Math.Log(estimate.Value));
            return (estimate.Value > fewer && estimate.Value < more ? 0 : away < Math.Log(1.5) ? 1 : away < Math.Log(2) ? 2 : 3, estimate.Value > 1);
        }

        var units = Math.Abs(estimate.Value) / more;
        return (units < 1 ? 0 : units < 2.5 ? 1 : units < 4 ? 2 : 3, estimate.Value > 0);
    }

    private string Where => (scope.Cells is { } c ? $" ({Spoken.Inside(snapshot.Cells[c].Label)})" : "") + (scope.Route is { } r ? $" ({r.ToString().ToLowerInvariant()})" : "");

    private static string Studies(int n) => Spoken.Sentence(Spoken.Count(n, "study", "studies"));

    private static string Comparisons(int n) => Spoken.Count(n, "comparison", "comparisons");

    private static string Trials(int n) => Spoken.Count(n, "blinded trial", "blinded trials");
}
