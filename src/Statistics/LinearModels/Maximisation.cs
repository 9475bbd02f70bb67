namespace Equipoise.Statistics.LinearModels;

/// <summary>Where a likelihood is greatest, as far as the search could tell.</summary>
/// <param name="Working">Working parameters there.</param>
/// <param name="Natural">Natural parameters there.</param>
/// <param name="LogLikelihood">The (restricted) log likelihood.</param>
/// <param name="Converged">Whether the slope vanished there and the curvature is that of a maximum.</param>
/// <param name="Iterations">How often derivatives were computed.</param>
internal sealed record Maximum(double[] Working, double[] Natural, double LogLikelihood, bool Converged, int Iterations);

/// <summary>Finds the covariance parameters of greatest likelihood.</summary>
internal static class Maximisation
{
    /// <summary>
    /// Climbs from every start and keeps the highest maximum. Afterwards the likelihood object stands at that point, with its derivatives.
    /// </summary>
    /// <param name="likelihood">Restricted or not.</param>
    /// <param name="starts">Natural parameters to start from, inside what is possible; by default as many as the model may need.</param>
    public static Maximum Run(GaussianLikelihood likelihood, IReadOnlyList<double[]>? starts = null)
    {
        Maximum? best = null;
        foreach (var start in starts ?? Starts.Several(likelihood.Model)) best = Higher(best, new Climb(likelihood, start).Run());
        if (best is null) throw new ArgumentException("At least one start.", nameof(starts));
        if (starts is null && (!best.Converged || likelihood.Model.AtEdge(best.Natural).Contains(true)))
        {
            foreach (var start in Starts.Further(likelihood.Model)) best = Higher(best, new Climb(likelihood, start).Run());
        }

        likelihood.At(best.Natural);
        likelihood.Differentiate();
        return best;
    }

    private static Maximum Higher(Maximum? best, Maximum found) =>
        best is null ? found : (Better(found, best) ? found : best) with { Iterations = best.Iterations + found.Iterations };

    private static bool Better(Maximum one, Maximum other)
    {
        var gain = one.LogLikelihood - other.LogLikelihood;
        return gain > 1e-9 * (1 + Math.Abs(other.LogLikelihood)) || (one.Converged && !other.Converged && gain > -1e-9);
    }
}
