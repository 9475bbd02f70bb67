using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Answers;

/// <summary>What is running?</summary>
internal static class RunningAnswer
{
    public static Answer From(Snapshot snapshot)
    {
        var trials = snapshot.Content.Trials;
        var recruiting = trials.Count(t => t.Status.Value is TrialStatus.Recruiting);
        var planned = trials.Count(t => t.Status.Value is TrialStatus.NotYetRecruiting);
        var completed = trials.Where(t => t.Status.Value is TrialStatus.Completed).ToList();
        var silent = completed.Count(t => t.Publication.Value is Publication.NotFound or Publication.RegistryResultsOnly);
        return new()
        {
            Id = "running",
            Question = "What is running?",
            Sentences =
            [
                $"Of {Spoken.Number(trials.Length)} registered trials, {Spoken.Some(recruiting, "was", "were")} looking for children and {Spoken.Some(planned, "was", "were")} about to, when we last saw their entries.",
                $"{Spoken.Sentence(Spoken.Count(completed.Count, "trial is", "trials are"))} finished, and for {Spoken.Number(silent)} of them we found no paper in a journal.",
            ],
            Doubt = "A registry entry is not an approval: anybody can register a trial, and entries go out of date. Ask the centre.",
            Proof = [new("/trials", $"All {trials.Length} registered trials"), new("/unknowns", "What nobody knows yet")],
        };
    }
}
