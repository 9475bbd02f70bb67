namespace Equipoise.Statistics.Agreement;

/// <summary>How far two readings of the same things agree beyond what chance would do: 1 always, 0 as often as by chance, below 0 more seldom.</summary>
/// <remarks>Cohen J (1960). Educational and Psychological Measurement 20:37–46. doi:10.1177/001316446002000104.</remarks>
public static class CohenKappa
{
    /// <summary>κ = (p₀ − pₑ) ÷ (1 − pₑ), with the share of pairs that agree and the share that chance would make agree.</summary>
    /// <param name="pairs">The two readings of each thing, as categories; there must be at least one.</param>
    /// <typeparam name="T">A category; two are the same when they are equal.</typeparam>
    /// <returns>Null when every reading is the same category, for then there is nothing to agree beyond chance.</returns>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static double? Of<T>(IReadOnlyCollection<(T First, T Second)> pairs) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0) throw new ArgumentException("There must be at least one pair of readings.", nameof(pairs));
        var (first, second) = (new Dictionary<T, int>(), new Dictionary<T, int>());
        var agree = 0;
        foreach (var (a, b) in pairs)
        {
            first[a] = first.GetValueOrDefault(a) + 1;
            second[b] = second.GetValueOrDefault(b) + 1;
            if (EqualityComparer<T>.Default.Equals(a, b)) agree++;
        }

        double n = pairs.Count;
        var chance = first.Sum(c => c.Value / n * (second.GetValueOrDefault(c.Key) / n));
        return 1 - chance < 1e-12 ? null : ((agree / n) - chance) / (1 - chance);
    }
}
