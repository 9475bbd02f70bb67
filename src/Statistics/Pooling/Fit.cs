using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Statistics.Pooling;

/// <summary>A fitted meta-analysis or meta-regression.</summary>
public sealed class Fit
{
    private FitStatistics[]? likelihoods;

    internal Fit(double[] estimates, double[] variances, DesignMatrix? design, PoolingOptions options) =>
        (Estimates, Variances, Design, Options) = (estimates, variances, design, options);

    /// <summary>How it was fitted.</summary>
    public PoolingOptions Options { get; }

    /// <summary>Number of studies that took part.</summary>
    public int K => Estimates.Length;

    /// <summary>Number of coefficients.</summary>
    public int P => Coefficients.Count;

    /// <summary>The estimates that took part.</summary>
    public IReadOnlyList<double> StudyEstimates => Estimates;

    /// <summary>Their sampling variances.</summary>
    public IReadOnlyList<double> StudyVariances => Variances;

    /// <summary>Rows of the studies that took part, from 0.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>The studies that did not, and why.</summary>
    public required IReadOnlyList<LeftOutStudy> LeftOut { get; init; }

    /// <summary>The coefficients; without moderators one, the pooled effect.</summary>
    public required IReadOnlyList<Coefficient> Coefficients { get; init; }

    /// <summary>Covariance of the coefficients.</summary>
    public double Covariance(int row, int column) => CovarianceCells[(row * P) + column];

    /// <summary>The pooled effect (the first coefficient).</summary>
    public Coefficient Pooled => Coefficients[0];

    /// <summary>Variance between true effects, τ²; 0 for equal effects.</summary>
    public double Tau2 { get; init; }

    /// <summary>Standard error of τ²; NaN where there is none.</summary>
    public double Tau2StandardError { get; init; }

    /// <summary>Share of the total variance that is between studies, 0 to 100 per cent.</summary>
    /// <remarks>Higgins JPT, Thompson SG (2002). Statistics in Medicine 21:1539–1558. doi:10.1002/sim.1186.</remarks>
    public double I2 { get; init; }

    /// <summary>Total variance divided by sampling variance.</summary>
    public double H2 { get; init; }

    /// <summary>Cochran's Q (residual, with moderators). Cochran WG (1954). Biometrics 10:101–129. doi:10.2307/3001666.</summary>
    public double Q { get; init; }

    /// <summary>Degrees of freedom of Q, k − p.</summary>
    public int QDf => K - P;

    /// <summary>p of Q, 0 to 1.</summary>
    public double QP { get; init; }

    /// <summary>Test of all moderators; null without any.</summary>
    public OmnibusTest? Moderators { get; init; }

    /// <summary>Share of τ² that the moderators explain, per cent; 0 where there is nothing to explain, NaN without an intercept.</summary>
    public double R2 { get; init; } = double.NaN;

    /// <summary>Interval in which the true effect of a new study is expected; null with moderators. Higgins JPT, Thompson SG, Spiegelhalter DJ (2009). JRSS A 172:137–159. doi:10.1111/j.1467-985X.2008.00552.x.</summary>
    public Interval? Prediction { get; init; }

    /// <summary>Fit by unrestricted likelihood.</summary>
    public FitStatistics MaximumLikelihood => (likelihoods ??= Both())[0];

    /// <summary>Fit by restricted likelihood. When k = p nothing is left to be likely: the log likelihood is 0 and there is no BIC (NaN).</summary>
    public FitStatistics RestrictedLikelihood => (likelihoods ??= Both())[1];

    /// <summary>Whether the search for τ² ended. If not, <see cref="Tau2"/> is the best value seen.</summary>
    public bool Converged { get; init; }

    /// <summary>How often the likelihood or Q was evaluated.</summary>
    public int Evaluations { get; init; }

    /// <summary>Sampling variance of a typical study. Higgins and Thompson (2002), equation 9.</summary>
    public double TypicalVariance { get; init; }

    internal double[] Estimates { get; }

    internal double[] Variances { get; }

    /// <summary>The model matrix of the studies that took part; null without moderators.</summary>
    public DesignMatrix? Design { get; }

    internal double[] CovarianceCells { get; init; } = [];

    internal TestDistribution Distribution { get; init; }

    /// <summary>Knapp and Hartung's factor of the covariance; 1 without.</summary>
    internal double Scale { get; init; } = 1;

    /// <summary>Weight of every study that took part, per cent.</summary>
    public double[] Weights()
    {
        var weights = new double[K];
        double sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] = 1 / (Variances[i] + Tau2);
        for (var i = 0; i < weights.Length; i++) weights[i] *= 100 / sum;
        return weights;
    }

    /// <summary>The expected effect at given values of the moderators, with confidence and prediction interval.</summary>
    /// <param name="row">One number per coefficient, the intercept's 1 included.</param>
    /// <exception cref="ArgumentException">Not one number per coefficient.</exception>
    public Prediction Predict(params ReadOnlySpan<double> row)
    {
        if (row.Length != P) throw new ArgumentException(FormattableString.Invariant($"The model has {P} coefficients, not {row.Length}."), nameof(row));
        var (estimate, variance) = Expected(row);
        var critical = Distribution.Critical(Options.Level);
        double se = Math.Sqrt(variance), spread = critical * Math.Sqrt(variance + Tau2);
        return new(estimate, se, new(estimate - (critical * se), estimate + (critical * se)), new(estimate - spread, estimate + spread));
    }

    /// <summary>Wald test that the chosen coefficients are all zero: chi-square, or F where the fit's own tests are t tests.</summary>
    /// <param name="coefficients">Their positions, from 0, each once.</param>
    /// <exception cref="ArgumentException">None, one twice, or one that the model does not have.</exception>
    public OmnibusTest Wald(params ReadOnlySpan<int> coefficients)
    {
        var chosen = coefficients.ToArray();
        if (chosen.Length == 0 || chosen.Distinct().Count() < chosen.Length || chosen.Any(c => c < 0 || c >= P)) throw new ArgumentException(FormattableString.Invariant($"Choose among the coefficients 0 to {P - 1}, each once."), nameof(coefficients));
        return WaldTest.Of([.. Coefficients.Select(c => c.Estimate)], CovarianceCells, chosen, Distribution);
    }

    /// <summary>What the model expects at a row of the model matrix, and the variance of that.</summary>
    internal (double Estimate, double Variance) Expected(ReadOnlySpan<double> row)
    {
        double estimate = 0, variance = 0;
        for (var i = 0; i < row.Length; i++)
        {
            estimate += row[i] * Coefficients[i].Estimate;
            for (var j = 0; j < row.Length; j++) variance += row[i] * row[j] * Covariance(i, j);
        }

        return (estimate, variance);
    }

    internal IStudySet Set() => Design is null ? new StudySet(Estimates, Variances) : new RegressionSet(Estimates, Variances, Design);

    private FitStatistics[] Both()
    {
        var (full, restricted) = Likelihoods.Statistics(Set(), Tau2, IsEqualEffects);
        return [full, restricted];
    }

    internal bool IsEqualEffects => Options.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE;
}

/// <summary>What a model expects.</summary>
/// <param name="Estimate">Expected effect.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Confidence">Confidence interval of the expected effect.</param>
/// <param name="Range">Prediction interval of the true effect of a new study.</param>
public readonly record struct Prediction(double Estimate, double StandardError, Interval Confidence, Interval Range);
