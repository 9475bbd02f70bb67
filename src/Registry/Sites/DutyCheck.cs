using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Sites;

/// <summary>
/// Whether somebody who acts in a role was given the tasks of the role and trained for them. What is missing warns: the person, and those who keep the site's logs. It stops nothing, for the log may
/// lag behind what was signed on paper, and it is no deviation of a child.
/// </summary>
public static class DutyCheck
{
    /// <returns>A sentence for each thing that is missing.</returns>
    public static ImmutableArray<string> Lacking(Role role, Guid userId, IEnumerable<Delegation> delegations, IEnumerable<Training> trainings, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(delegations);
        ArgumentNullException.ThrowIfNull(trainings);
        var tasks = delegations.Where(d => d.UserId == userId && d.HoldsOn(on)).Select(d => d.Task).ToHashSet();
        var topics = trainings.Where(t => t.UserId == userId && t.HoldsOn(on)).Select(t => t.Topic).ToHashSet();
        return
        [
            .. Delegation.Needed(role).Where(task => !tasks.Contains(task)).Select(task => $"Not delegated, or not signed: {Words.Of(task)}."),
            .. Training.Needed(role).Where(topic => !topics.Contains(topic)).Select(topic => $"No training on file that holds: {Words.Of(topic)}."),
        ];
    }
}
