using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>Somebody was trained.</summary>
public sealed record NewTraining(Guid UserId, TrainingTopic Topic, string Title, DateOnly On, DateOnly? Expires = null);

/// <summary>Enters a line into the training log.</summary>
public sealed class RecordTraining(IDbContextFactory<RegistryDb> databases)
{
    public const int LongestTitle = 200;

    /// <returns>The id of the line.</returns>
    public Task<Outcome<Guid>> Run(Acting acting, NewTraining training, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(training);
        return databases.Act<Guid>(acting, Right.SiteWrite, "training.recorded", training, async db =>
        {
            if (!await db.SiteRoles.AnyAsync(r => r.UserId == training.UserId, cancel)) return DelegateTask.NoPerson;
            var problems = Problems(training, (await db.Sites.SingleAsync(cancel)).Today(acting.At)).ToList();
            if (problems.Count > 0) return new Refused(RefusalCode.Invalid, "The training cannot be entered like this.") { Fields = [.. problems] };
            var added = new Training { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), UserId = training.UserId, Topic = training.Topic, Title = training.Title.Trim(), On = training.On, Expires = training.Expires };
            db.Trainings.Add(added);
            return added.Id;
        }, cancel);
    }

    private static IEnumerable<FieldProblem> Problems(NewTraining t, DateOnly today)
    {
        if (t.Title?.Trim() is null or { Length: 0 or > LongestTitle }) yield return new("title", "length", $"A title has 1 to {LongestTitle} characters.");
        if (t.On > today) yield return new("on", "future", "A training in the future has not been had.");
        if (t.Expires < t.On) yield return new("expires", "order", "It cannot expire before it took place.");
    }
}
