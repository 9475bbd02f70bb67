using Equipoise.Evidence.RegisteredTrials;

namespace Equipoise.Site.Trials;

/// <summary>What a reader wants to know first of a registered trial.</summary>
public enum TrialGroup
{
    Running, FinishedWithoutPaper, Published, Elsewhere,
}

/// <summary>How registered trials are put in order.</summary>
public static class TrialGroups
{
    public static TrialGroup Of(RegisteredTrial trial) => trial switch
    {
        { Status.Value: TrialStatus.Recruiting or TrialStatus.NotYetRecruiting or TrialStatus.EnrollingByInvitation or TrialStatus.ActiveNotRecruiting } => TrialGroup.Running,
        { Publication.Value: Publication.Published } => TrialGroup.Published,
        { Status.Value: TrialStatus.Completed or TrialStatus.Terminated } => TrialGroup.FinishedWithoutPaper,
        _ => TrialGroup.Elsewhere,
    };

    /// <summary>Whether no paper of the trial could be found although one might be expected; a withdrawn trial has nothing to report.</summary>
    public static bool IsSilent(RegisteredTrial trial) =>
        trial.Publication.Value is Publication.NotFound or Publication.RegistryResultsOnly && trial.Status.Value != TrialStatus.Withdrawn;

    public static string Heading(TrialGroup group) => group switch
    {
        TrialGroup.Running => "Running and planned",
        TrialGroup.FinishedWithoutPaper => "Finished, but no paper found",
        TrialGroup.Published => "Finished and published",
        _ => "Withdrawn, or state not known",
    };

    public static string About(TrialGroup group) => group switch
    {
        TrialGroup.Running => "Being listed in a registry is not approval. Ask the trial itself whether it still takes children.",
        TrialGroup.FinishedWithoutPaper => "These trials are over. We found no paper of them. Results that stay in a drawer make the rest look better or worse than it is.",
        TrialGroup.Published => "Each leads to the study that reports it.",
        _ => "A withdrawn trial never began. For the others we could not read in which state they are.",
    };
}
