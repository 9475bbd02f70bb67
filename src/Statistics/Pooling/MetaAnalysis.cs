using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Statistics.Pooling;

/// <summary>Pools the effects of studies by inverse variance, with or without variance between their true effects.</summary>
/// <remarks>
/// Viechtbauer W (2010). Journal of Statistical Software 36(3). doi:10.18637/jss.v036.i03 (the conventions).
/// τ² is always the global maximum or root, to the last digits.
/// </remarks>
public static class MetaAnalysis
{
    private static readonly string[] InterceptName = ["intrcpt"];

    /// <summary>Pools effect sizes.</summary>
    /// <param name="effects">One effect per study.</param>
    /// <param name="options">How; REML with normal tests by default.</param>
    /// <exception cref="ArgumentException">No study can be pooled.</exception>
    public static Fit Fit(ReadOnlySpan<EffectSize> effects, PoolingOptions? options = null)
    {
        double[] estimates = new double[effects.Length], variances = new double[effects.Length];
        for (var i = 0; i < effects.Length; i++) (estimates[i], variances[i]) = effects[i];
        return Fit(estimates, variances, options);
    }

    /// <summary>Pools estimates with known sampling variances.</summary>
    /// <param name="estimates">One estimate per study, on an additive scale (differences, log ratios).</param>
    /// <param name="variances">Its sampling variance, above 0. A study without one is left out, and the result says so.</param>
    /// <param name="options">How; REML with normal tests by default.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no study can be pooled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie between 0 and 1.</exception>
    public static Fit Fit(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, PoolingOptions? options = null)
    {
        options ??= PoolingOptions.Default;
        var (rows, leftOut) = StudySelection.Of(estimates, variances, null);
        return Fit(Chosen(estimates, rows), Chosen(variances, rows), rows, leftOut, options);
    }

    internal static Fit Fit(double[] y, double[] v, int[] rows, LeftOutStudy[] leftOut, PoolingOptions options)
    {
        var set = new StudySet(y, v);
        var estimate = BetweenStudyVariance.Estimate(set, options.Method);
        var core = Core.Of(set, estimate, options);
        var variance = core.Scale / core.At.SumW;
        var critical = core.Distribution.Critical(options.Level);
        var pooled = core.Distribution.Of("intrcpt", set.Mean(estimate.Tau2), Math.Sqrt(variance), critical);
        var spread = critical * Math.Sqrt(variance + estimate.Tau2);
        return new(y, v, null, options)
        {
            Rows = rows,
            LeftOut = leftOut,
            Coefficients = [pooled],
            CovarianceCells = [variance],
            Tau2 = estimate.Tau2,
            Tau2StandardError = estimate.StandardError,
            I2 = core.I2,
            H2 = core.H2,
            Q = core.Q,
            QP = core.QP,
            Prediction = new(pooled.Estimate - spread, pooled.Estimate + spread),
            Converged = estimate.Converged,
            Evaluations = estimate.Evaluations,
            TypicalVariance = core.TypicalVariance,
            Distribution = core.Distribution,
            Scale = core.Scale,
        };
    }

    internal static double[] Chosen(ReadOnlySpan<double> values, int[] rows)
    {
        if (rows.Length == values.Length) return values.ToArray();
        var chosen = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++) chosen[i] = values[rows[i]];
        return chosen;
    }
}

/// <summary>What a pooled mean and a regression have in common.</summary>
internal readonly record struct Core(
    Moments At, double Scale, TestDistribution Distribution, double I2, double H2, double Q, double QP, double TypicalVariance)
{
    public static Core Of<T>(T set, Tau2Estimate estimate, PoolingOptions options)
        where T : IStudySet
    {
        var equal = options.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE;
        double df = set.K - set.P;
        Moments atZero = set.At(0), at = estimate.Tau2 == 0 ? atZero : set.At(estimate.Tau2);
        var typical = df > 0 ? df / atZero.TraceP : double.NaN;
        double q = df > 0 ? atZero.Q : 0, i2 = 0, h2 = 1;
        if (df > 0)
        {
            i2 = equal ? (q > df ? 100 * (q - df) / q : 0) : 100 * estimate.Tau2 / (typical + estimate.Tau2);
            h2 = equal ? q / df : (estimate.Tau2 / typical) + 1;
        }

        return new(at, ScaleOf(options.Test, at.Q, df), DistributionOf(options.Test, df), i2, h2, q, ChiSquare.Upper(q, df), typical);
    }

    internal static double ScaleOf(TestKind test, double q, double df) => test switch
    {
        _ when df <= 0 => 1,
        TestKind.KnappHartung => q / df,
        TestKind.KnappHartungAdHoc => Math.Max(1, q / df),
        _ => 1,
    };

    /// <summary>Without residual degrees of freedom there is no t distribution, and the normal one takes its place.</summary>
    private static TestDistribution DistributionOf(TestKind test, double df) => test == TestKind.Z || df <= 0 ? TestDistribution.Normal : new(df);
}
