using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Statistics.Pooling;

/// <summary>Relates the effects of studies to their moderators: a weighted regression with variance between true effects that the moderators leave.</summary>
/// <remarks>Berkey CS et al. (1995). Statistics in Medicine 14:395–411. doi:10.1002/sim.4780140406. Raudenbush SW (2009).</remarks>
public static class MetaRegression
{
    /// <summary>Fits a meta-regression.</summary>
    /// <param name="estimates">One estimate per study, on an additive scale.</param>
    /// <param name="variances">Its sampling variance, above 0.</param>
    /// <param name="design">The model matrix, one row per study. A study with a missing cell is left out, and the result says so.</param>
    /// <param name="options">How; REML with normal tests by default.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are fewer studies than coefficients, or the columns depend on each other.</exception>
    public static Fit Fit(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, DesignMatrix design, PoolingOptions? options = null)
    {
        options ??= PoolingOptions.Default;
        var (rows, leftOut) = StudySelection.Of(estimates, variances, design);
        var x = design.Select(rows);
        if (x.Rows < x.Columns) throw new ArgumentException(FormattableString.Invariant($"{x.Columns} coefficients need at least as many studies, not {x.Rows}."), nameof(design));
        return Fit(MetaAnalysis.Chosen(estimates, rows), MetaAnalysis.Chosen(variances, rows), x, rows, leftOut, options);
    }

    internal static Fit Fit(double[] y, double[] v, DesignMatrix x, int[] rows, LeftOutStudy[] leftOut, PoolingOptions options)
    {
        var set = new RegressionSet(y, v, x);
        var estimate = BetweenStudyVariance.Estimate(set, options.Method);
        var core = Core.Of(set, estimate, options);
        var (beta, covariance, _) = set.Coefficients(estimate.Tau2);
        for (var i = 0; i < covariance.Length; i++) covariance[i] *= core.Scale;
        var critical = core.Distribution.Critical(options.Level);
        return new(y, v, x, options)
        {
            Rows = rows,
            LeftOut = leftOut,
            Coefficients = [.. beta.Select((b, i) => core.Distribution.Of(x.Names[i], b, Math.Sqrt(covariance[(i * x.Columns) + i]), critical))],
            CovarianceCells = covariance,
            Tau2 = estimate.Tau2,
            Tau2StandardError = estimate.StandardError,
            I2 = core.I2,
            H2 = core.H2,
            Q = core.Q,
            QP = core.QP,
            Moderators = Omnibus(beta, covariance, x, core.Distribution),
            R2 = Explained(y, v, x, estimate.Tau2, core.Q, options.Method),
            Converged = estimate.Converged,
            Evaluations = estimate.Evaluations,
            TypicalVariance = core.TypicalVariance,
            Distribution = core.Distribution,
            Scale = core.Scale,
        };
    }

    internal static OmnibusTest? Omnibus(double[] beta, double[] covariance, DesignMatrix x, TestDistribution distribution)
    {
        var tested = Enumerable.Range(0, x.Columns).Where(c => c != x.InterceptAt).ToArray();
        return tested.Length == 0 ? null : WaldTest.Of(beta, covariance, tested, distribution);
    }

    private static double Explained(double[] y, double[] v, DesignMatrix x, double tau2, double q, HeterogeneityMethod method)
    {
        if (x.InterceptAt < 0 || x.Columns == 1) return double.NaN;
        var without = MetaAnalysis.Fit(y, v, new() { Method = method });
        if (method is HeterogeneityMethod.EE or HeterogeneityMethod.FE)
        {
            return x.Rows == x.Columns ? double.NaN : Math.Max(0, 100 * (1 - (q / (x.Rows - x.Columns) / (without.Q / (x.Rows - 1)))));
        }

        return without.Tau2 > 0 ? Math.Max(0, 100 * (without.Tau2 - tau2) / without.Tau2) : 0;
    }
}

/// <summary>Wald test of several coefficients.</summary>
internal static class WaldTest
{
    public static OmnibusTest Of(double[] beta, double[] covariance, int[] tested, TestDistribution distribution)
    {
        int m = tested.Length, p = beta.Length;
        double[] inverse = new double[m * m], scale = new double[m];
        for (var i = 0; i < m; i++) scale[i] = Math.Sqrt(covariance[(tested[i] * p) + tested[i]]);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++) inverse[(i * m) + j] = covariance[(tested[i] * p) + tested[j]] / (scale[i] * scale[j]);
        }

        if (double.IsNaN(Symmetric.Invert(inverse, m, new double[m * m]))) return new(double.NaN, m, distribution.Df, double.NaN);
        double statistic = 0;
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++) statistic += beta[tested[i]] / scale[i] * inverse[(i * m) + j] * beta[tested[j]] / scale[j];
        }

        if (double.IsPositiveInfinity(distribution.Df)) return new(statistic, m, distribution.Df, ChiSquare.Upper(statistic, m));
        return new(statistic / m, m, distribution.Df, FisherF.Upper(statistic / m, m, distribution.Df));
    }
}
