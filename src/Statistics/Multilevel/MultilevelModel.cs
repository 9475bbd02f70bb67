using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>
/// Multilevel and multivariate meta-analysis: estimates that belong together (several effects of one study, studies of one team, several outcomes) are
/// pooled with random effects for what they share, y = Xβ + Zu + e, where Var(e) = V is known and the variances of u are estimated. The greatest
/// (restricted) likelihood is sought from several starting points with exact derivatives; its time grows with the number of independent groups.
/// </summary>
/// <remarks>
/// Konstantopoulos S (2011). Research Synthesis Methods 2:61–76. doi:10.1002/jrsm.35. Berkey CS et al. (1998). Statistics in Medicine 17:2537–2550.
/// doi:10.1002/(SICI)1097-0258(19981130)17:22&lt;2537::AID-SIM953&gt;3.0.CO;2-C. Jackson D, Riley R, White IR (2011). Statistics in Medicine
/// 30:2481–2498. doi:10.1002/sim.4172.
/// </remarks>
public static class MultilevelModel
{
    /// <summary>Fits a model to estimates with independent sampling errors.</summary>
    /// <param name="estimates">Estimates on an additive scale; NaN is missing.</param>
    /// <param name="variances">Their sampling variances, above 0.</param>
    /// <param name="design">The model matrix, one row an estimate; null for a pooled effect only.</param>
    /// <param name="random">The random terms, in order.</param>
    /// <param name="options">How; REML with normal tests by default.</param>
    /// <exception cref="ArgumentException">Lists differ in length, there are not more complete rows than coefficients, columns depend on each other, or the method or test is not one for such models.</exception>
    public static MultilevelFit Fit(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, DesignMatrix? design, IReadOnlyList<RandomTerm> random, MultilevelOptions? options = null) =>
        Fit(estimates, KnownCovariance.Diagonal(variances), design, random, options);

    /// <summary>Fits a model to estimates whose sampling errors may be correlated.</summary>
    /// <param name="estimates">Estimates on an additive scale; NaN is missing.</param>
    /// <param name="covariance">Their sampling covariance.</param>
    /// <param name="design">The model matrix, one row an estimate; null for a pooled effect only.</param>
    /// <param name="random">The random terms, in order.</param>
    /// <param name="options">How; REML with normal tests by default.</param>
    /// <exception cref="ArgumentException">As above, or a block of the sampling covariance is not positive definite.</exception>
    public static MultilevelFit Fit(ReadOnlySpan<double> estimates, KnownCovariance covariance, DesignMatrix? design, IReadOnlyList<RandomTerm> random, MultilevelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentNullException.ThrowIfNull(random);
        options ??= new();
        var rows = new MultilevelRows(estimates, covariance, design ?? DesignMatrix.Intercept(estimates.Length), random, options);
        return Fit(rows, options);
    }

    internal static MultilevelFit Fit(MultilevelRows rows, MultilevelOptions options)
    {
        var errors = SamplingErrors.Of(rows);
        var model = rows.Model();
        var likelihood = new GaussianLikelihood(model, options.Method == Heterogeneity.HeterogeneityMethod.REML || rows.IsEqualEffects);
        var maximum = model.ParameterCount == 0 ? Nothing(likelihood) : ZeroVariances.Of(rows, likelihood, Maximisation.Run(likelihood, MultilevelStarts.Of(model, errors)));
        likelihood.At(maximum.Natural);
        return new(options, rows, errors, new GaussianFit(likelihood, maximum));
    }

    /// <summary>Without variances to estimate there is nothing to search.</summary>
    private static Maximum Nothing(GaussianLikelihood likelihood) => new([], [], likelihood.At([]), true, 0);
}
