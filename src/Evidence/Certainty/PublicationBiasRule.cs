using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Certainty;

/// <summary>Publication bias: trials that were registered and finished, and whose results nobody can find.</summary>
internal static class PublicationBiasRule
{
    public static CertaintyReason Judge(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised, Snapshot snapshot)
    {
        if (synthesised.SmallStudies is { P: < SmallStudyEffects.Suspicious } small) return new(CertaintyDomain.PublicationBias, -1, small.Sentence);
        if (scope.IsWhole && snapshot.RiskOfBias.MissingFor(ConstructOf(scope.Question, snapshot)) is { Overall: { } missing } judged)
        {
            return missing == Judgement.High
                ? new(CertaintyDomain.PublicationBias, -1, $"Results that ought to be there are missing (ROB-ME): {string.Join(' ', judged.Reasons)}")
                : new(CertaintyDomain.PublicationBias, 0, missing == Judgement.Low ? "Nothing that ought to be there is known to be missing (ROB-ME)." : $"There are some concerns about missing results (ROB-ME): {string.Join(' ', judged.Reasons)}");
        }

        return BySilentTrials(scope, studies, snapshot);
    }

    private static Construct? ConstructOf(Question question, Snapshot snapshot) =>
        question.Kind == QuestionKind.Harm || question.Measures.IsEmpty ? null : snapshot.Instruments[question.Measures[0].Instrument].Construct;

    private static CertaintyReason BySilentTrials(Scope scope, IReadOnlyList<Contribution> studies, Snapshot snapshot)
    {
        var silent = snapshot.Content.Trials.Where(t => t.Publication.Value == Publication.NotFound && t.Status.Value is TrialStatus.Completed or TrialStatus.Unknown or TrialStatus.Terminated && Fits(t, scope)).ToList();
        var missing = silent.Sum(t => t.Enrolment?.Value ?? 0);
        var children = studies.Sum(s => s.Children);
        if (silent.Count == 0) return new(CertaintyDomain.PublicationBias, 0, "No finished trial is known whose results are missing.");
        return missing >= children / 5.0 && missing > 0
            ? new(CertaintyDomain.PublicationBias, -1, FormattableString.Invariant($"{silent.Count} registered {(silent.Count == 1 ? "trial" : "trials")} with {missing} planned children {(silent.Count == 1 ? "has" : "have")} no results that anybody could find; {children} children are counted here."))
            : new(CertaintyDomain.PublicationBias, 0, FormattableString.Invariant($"{silent.Count} registered {(silent.Count == 1 ? "trial has" : "trials have")} no results that anybody could find, too small to change much."));
    }

    private static bool Fits(RegisteredTrial trial, Scope scope) =>
        (scope.Cells is null || trial.Cells?.Value == scope.Cells) && (scope.Route is not { } route || (trial.Routes is { } r && r.Value.Contains(route)));
}
