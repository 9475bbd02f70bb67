using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Bayesian;

/// <summary>
/// Bayesian random-effects meta-analysis of the normal-normal model. Given τ everything is normal; the posterior of τ is integrated
/// numerically to some twelve digits, so nothing is drawn at random and the same studies give the same answer.
/// </summary>
/// <remarks>Röver C (2020). Journal of Statistical Software 93(6). doi:10.18637/jss.v093.i06. Bayes factor of no effect by Savage and Dickey's ratio: Dickey JM (1971). Annals of Mathematical Statistics 42:204–223. doi:10.1214/aoms/1177693507.</remarks>
public static class BayesianMetaAnalysis
{
    /// <summary>Finds the posterior.</summary>
    /// <param name="estimates">One estimate per study, on an additive scale (differences, log ratios).</param>
    /// <param name="variances">Its sampling variance, above 0. A study without one is left out, and the result says so.</param>
    /// <param name="tau">Prior of the standard deviation between true effects.</param>
    /// <param name="mu">Prior of the mean effect; flat if there is none.</param>
    /// <exception cref="ArgumentException">The lengths differ, no study can be pooled, or the priors are so vague and the studies so few that there is no posterior.</exception>
    public static BayesianFit Fit(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, TauPrior tau, NormalPrior? mu = null)
    {
        ArgumentNullException.ThrowIfNull(tau);
        var (rows, leftOut) = StudySelection.Of(estimates, variances, null);
        var model = new HierarchicalNormal(MetaAnalysis.Chosen(estimates, rows), MetaAnalysis.Chosen(variances, rows), mu);
        var power = model.TailPower + tau.TailPower;
        if (!(power > 1)) throw new ArgumentException("A uniform prior of τ without a limit needs more studies: three with a flat prior of the mean, two with a normal one.", nameof(tau));
        var moments = (int)Math.Clamp(Math.Ceiling(power) - 2, 0, 2);
        var posterior = new TauPosterior(t => tau.LogDensity(t) + model.LogLikelihood(t), model.Scale(), tau.Most, moments);

        // Given τ the mean has a standard deviation of the order of τ, unless its prior bounds it.
        var ofMean = mu is null ? moments : 2;
        var proper = tau.IsProper && mu is not null;
        var given = posterior.Nodes.Select(model.Mean).ToArray();
        NormalMixture Mixed(Func<int, (double Mean, double Deviation)> at, int existing)
        {
            var parts = Enumerable.Range(0, given.Length).Select(at).ToArray();
            return new(posterior.Weights, [.. parts.Select(p => p.Mean)], [.. parts.Select(p => p.Deviation)], existing);
        }

        var mean = Mixed(n => given[n], ofMean);
        return new(study => Mixed(n => model.Effect(study, posterior.Nodes[n], given[n].Mean, given[n].Deviation), 2))
        {
            Rows = rows,
            LeftOut = leftOut,
            Tau = posterior,
            Mu = mean,
            Predicted = Mixed(n => (given[n].Mean, double.Hypot(given[n].Deviation, posterior.Nodes[n])), moments),
            LogMarginalLikelihood = proper ? posterior.LogNorm : null,
            BayesFactorNoHeterogeneity = proper ? Math.Exp(model.LogLikelihood(0) - posterior.LogNorm) : null,
            BayesFactorNoEffect = proper ? mean.Density(0) / (StandardNormal.Density(mu!.Mean / mu.StandardDeviation) / mu.StandardDeviation) : null,
        };
    }
}
