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
    /// <param name="starts">Natural parameters to start from, inside what is possible; by default <see cref="Starts"/>'s first.</param>
    public static Maximum Run(GaussianLikelihood likelihood, IReadOnlyList<double[]>? starts = null)
    {
        Maximum? best = null;
        var iterations = 0;
        foreach (var start in starts ?? [Starts.Plain(likelihood.Model)])
        {
            var found = new Climb(likelihood, start).Run();
            iterations += found.Iterations;
            if (best is null || Better(found, best)) best = found;
        }

        if (best is null) throw new ArgumentException("At least one start.", nameof(starts));
        likelihood.At(best.Natural);
        likelihood.Differentiate();
        return best with { Iterations = iterations };
    }

    private static bool Better(Maximum one, Maximum other)
    {
        var gain = one.LogLikelihood - other.LogLikelihood;
        return gain > 1e-9 * (1 + Math.Abs(other.LogLikelihood)) || (one.Converged && !other.Converged && gain > -1e-9);
    }
}
