using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.CountModels;

/// <summary>Fits the model, the one with equal effects and the saturated one, and says what follows.</summary>
internal static class CountModelFit
{
    public static CountFit Of(CountTable table, CountModel? model, PoolingOptions? options)
    {
        options ??= new() { Method = HeterogeneityMethod.ML };
        var equalEffects = options.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE;
        if (!equalEffects && options.Method != HeterogeneityMethod.ML) throw new ArgumentException("Models of counts are fitted by maximum likelihood (ML) or with equal effects (EE).", nameof(options));
        if (options.Test is not (TestKind.Z or TestKind.T)) throw new ArgumentException("Models of counts are tested by z or t.", nameof(options));
        var (studies, basis, scale) = table.Build();
        var x = table.Design;
        var random = model == CountModel.UMRS;
        var equal = random ? CountMaximum.Of(studies, 0) : CountMaximum.Of(studies);
        var fitted = equalEffects ? equal : random ? CountMaximum.Of(studies, 0, 1) : CountMaximum.Of(studies, 0);
        var (saturated, wald) = random ? CountHeterogeneity.OfRandomLevels(studies, equal, x.Columns) : CountHeterogeneity.Of(studies, x.Columns);
        int k = studies.Length, p = x.Columns, df = k - p, effect = random ? 1 : 0;
        var (beta, covariance) = Coefficients(fitted, basis, scale, p);
        var distribution = options.Test == TestKind.T && df > 0 ? new TestDistribution(df) : TestDistribution.Normal;
        var critical = distribution.Critical(options.Level);
        Coefficient[] coefficients = [.. beta.Select((b, i) => distribution.Of(x.Names[i], b, Math.Sqrt(covariance[(i * p) + i]), critical))];
        double tau2 = fitted.Deviations[effect] * fitted.Deviations[effect], typical = Typical(table);
        var spread = critical * Math.Sqrt(covariance[0] + tau2);
        var parameters = p + (model == CountModel.UMFS ? k : 0) + (random ? 2 : 0) + (equalEffects ? 0 : 1);
        return new()
        {
            K = k,
            Rows = table.Rows,
            LeftOut = table.LeftOut,
            Coefficients = coefficients,
            Tau2 = tau2,
            Tau2StandardError = DeviationError(fitted, effect) * 2 * fitted.Deviations[effect],
            Sigma2 = random ? fitted.Deviations[0] * fitted.Deviations[0] : null,
            I2 = tau2 == 0 ? 0 : 100 * tau2 / (typical + tau2),
            H2 = tau2 == 0 ? 1 : (tau2 / typical) + 1,
            LikelihoodRatio = ChiSquareTest.Of(df > 0 ? Math.Max(0, 2 * (saturated - equal.LogLikelihood)) : 0, df),
            Wald = ChiSquareTest.Of(df > 0 ? wald : 0, df),
            Moderators = MetaRegression.Omnibus(beta, covariance, x, distribution),
            Likelihood = Statistics(fitted.LogLikelihood, saturated, parameters, model is CountModel.UMFS or CountModel.UMRS ? 2 * k : k),
            Prediction = p == 1 && x.InterceptAt == 0 ? new(beta[0] - spread, beta[0] + spread) : null,
            Converged = fitted.Converged && equal.Converged,
            Iterations = fitted.Steps,
            Nodes = fitted.Nodes,
        };
    }

    /// <summary>The covariance of all parameters is the inverse of the curvature; the shared coefficients come first, then back from the basis.</summary>
    private static (double[] Beta, double[] Covariance) Coefficients(CountMaximum fitted, Orthogonal basis, double scale, int p)
    {
        var inverse = Inverse(fitted.Curve);
        var n = fitted.Curve.Size;
        var block = new double[p * p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++) block[(i * p) + j] = inverse[(i * n) + j] * scale * scale;
        }

        return (basis.Back([.. fitted.Linear.Take(p).Select(b => b * scale)]), double.IsInfinity(block[0]) ? block : basis.Back(block, p));
    }

    private static double DeviationError(CountMaximum fitted, int effect)
    {
        var at = Array.IndexOf(fitted.Active, effect);
        if (at < 0) return double.NaN;
        int n = fitted.Curve.Size, i = fitted.Linear.Length + at;
        return Math.Sqrt(Inverse(fitted.Curve)[(i * n) + i]);
    }

    private static double[] Inverse(Curve curve)
    {
        double[] inverse = [.. curve.Hessian.Select(h => -h)];
        if (!double.IsNaN(Symmetric.Invert(inverse, curve.Size, new double[inverse.Length]))) return inverse;

        // The likelihood is flat in some direction: nothing is known there.
        Array.Fill(inverse, 0);
        for (var i = 0; i < curve.Size; i++) inverse[(i * curve.Size) + i] = double.PositiveInfinity;
        return inverse;
    }

    private static double Typical(CountTable table)
    {
        double[] y = [.. table.Effects.Select(e => e.Estimate)], v = [.. table.Effects.Select(e => e.Variance)];
        var options = new PoolingOptions { Method = HeterogeneityMethod.EE };
        return (table.Design.Columns == 1 && table.Design.InterceptAt == 0 ? MetaAnalysis.Fit(y, v, options) : MetaRegression.Fit(y, v, table.Design, options)).TypicalVariance;
    }

    private static FitStatistics Statistics(double log, double saturated, int parameters, int n)
    {
        double small = Math.Max(n, parameters + 2);
        return new(
            log,
            -2 * (log - saturated),
            (-2 * log) + (2 * parameters),
            (-2 * log) + (parameters * Math.Log(n)),
            (-2 * log) + (2 * parameters * small / (small - parameters - 1)));
    }
}
