using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Findings;

/// <summary>The findings of a snapshot, worked out once.</summary>
public sealed class FindingBook
{
    private readonly FrozenDictionary<string, Finding> byId;

    private FindingBook(ImmutableArray<Finding> all) => (All, byId) = (all, all.ToFrozenDictionary(f => f.Id, StringComparer.OrdinalIgnoreCase));

    /// <summary>In the order of the questions.</summary>
    public ImmutableArray<Finding> All { get; }

    /// <summary>The finding of that name, or null.</summary>
    public Finding? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The findings on a question for some cells or some route.</summary>
    public IEnumerable<Finding> PartsOf(Finding whole) =>
        All.Where(f => !f.Scope.IsWhole && f.Scope.Question == whole.Scope.Question && f.Scope.Body == whole.Scope.Body);

    public static FindingBook Of(Snapshot snapshot) => new(AnswerQuestions.All(snapshot));
}
