using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Equipoise.Evidence.Reviews;

namespace Equipoise.Site.Reviews;

/// <summary>A review with what follows from its own printed numbers.</summary>
public sealed record CheckedReview : Review
{
    [SetsRequiredMembers]
    public CheckedReview(Review review) : base(review) => Consistency = [.. review.Pooled.Select(PooledConsistency.Of)];

    /// <summary>One entry for each of <see cref="Review.Pooled"/>, in their order; null where nothing follows.</summary>
    public ImmutableArray<PooledConsistency?> Consistency { get; }
}
