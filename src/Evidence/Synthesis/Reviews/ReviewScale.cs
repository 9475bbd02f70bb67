using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Synthesis.Reviews;

/// <summary>What kind of effect an analysis pools, and how a row's data become one.</summary>
internal static class ReviewScale
{
    /// <summary>Whether the effect is pooled as a logarithm. A measure with a name of its own is judged by its rows: what they show is the exponential of what they give, or it is not.</summary>
    public static bool IsRatio(ReviewOutcome outcome, IEnumerable<ReviewRow> rows)
    {
        if (outcome.Kind == ReviewDataKind.Individual) return true;
        switch (outcome.Measure?.ToUpperInvariant())
        {
            case "OR" or "RR" or "PETO_OR" or "HR": return true;
            case "RD" or "MD" or "SMD": return false;
        }

        foreach (var row in rows)
            if (row is { IsEstimable: true, Estimate.Value: { } given, Effect.Value: { } shown } && Given(row) && Math.Abs(given) > 1e-9)
                return Math.Abs(shown - Math.Exp(given)) <= 0.006 * Math.Max(1, Math.Abs(shown));
        return outcome.Measure?.Contains("ratio", StringComparison.OrdinalIgnoreCase) == true;
    }

    /// <summary>True when the row gives an estimate of its own beside the effect it shows.</summary>
    public static bool Given(ReviewRow row) => row.Attributes.Any(a => a.Name == "ESTIMATE" && a.Text.Length > 0);
}
