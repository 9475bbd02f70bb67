using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>What the rankings look at in one passage.</summary>
/// <param name="Numbers">Numbers of its features, each once.</param>
/// <param name="Count">How many features were looked for, known or not, with repeats.</param>
public readonly record struct PassageFeatures(ImmutableArray<int> Numbers, int Count)
{
    /// <summary>What a weight counts for: the more a passage says, the less each part of it.</summary>
    public double Share => 1 / Math.Sqrt(Math.Max(1, Count));
}
