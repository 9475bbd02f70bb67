using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.MixedModels;

/// <summary>A fitted mixed model.</summary>
public sealed class MixedFit
{
    private readonly ModelRows rows;
    private readonly GaussianFit fit;
    private readonly Inference inference;

    internal MixedFit(MixedModelOptions options, ModelRows rows, GaussianFit fit)
    {
        (Options, this.rows, this.fit) = (options, rows, fit);
        inference = Inference.Of(options, fit);
        Coefficients = [.. Enumerable.Range(0, P).Select(i => inference.Contrast(rows.X.Names[i], Unit(i)))];
        CovarianceParameters = Parameters();
        RandomCovariances = [.. options.Random.Select((r, t) => Random(t))];
    }

    /// <summary>How it was fitted.</summary>
    public MixedModelOptions Options { get; }

    /// <summary>Number of rows that took part.</summary>
    public int N => fit.Model.N;

    /// <summary>Number of coefficients of the fixed effects.</summary>
    public int P => fit.Model.P;

    /// <summary>Rows that took part, from 0.</summary>
    public IReadOnlyList<int> Rows => rows.Used;

    /// <summary>Rows left out because something is missing in them.</summary>
    public IReadOnlyList<int> LeftOut => rows.LeftOut;

    /// <summary>Names of the coefficients.</summary>
    public IReadOnlyList<string> Names => rows.X.Names;

    /// <summary>The fixed effects, with t tests (or z) and intervals.</summary>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>Covariance of the coefficients: under Kenward and Roger the adjusted one.</summary>
    /// <param name="row">Number of a coefficient from 0.</param>
    /// <param name="column">Number of a coefficient from 0.</param>
    public double Covariance(int row, int column) => inference.Covariance[(row * P) + column];

    /// <summary>The (restricted) log likelihood, with −(n − p)/2 log 2π for REML and −n/2 log 2π for ML.</summary>
    public double LogLikelihood => fit.Maximum.LogLikelihood;

    /// <summary>Number of parameters: coefficients and covariance parameters.</summary>
    public int ParameterCount => P + fit.Model.ParameterCount;

    /// <summary>Akaike's criterion, −2 log likelihood + 2 parameters.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * ParameterCount);

    /// <summary>Schwarz's criterion, with log n for ML and log(n − p) for REML; programs differ in this.</summary>
    public double Bic => (-2 * LogLikelihood) + (ParameterCount * Math.Log(Options.Method == LikelihoodMethod.REML ? N - P : N));

    /// <summary>Whether the search for the greatest likelihood ended at a maximum. If not, the numbers are those of the best point seen.</summary>
    public bool Converged => fit.Maximum.Converged;

    /// <summary>How often the derivatives of the likelihood were computed.</summary>
    public int Iterations => fit.Maximum.Iterations;

    /// <summary>Whether the estimated covariance lies on the edge of what is possible: a variance of 0, a correlation of ±1, a singular matrix.</summary>
    public bool IsSingular => CovarianceParameters.Any(p => p.AtEdge);

    /// <summary>Variances, covariances and correlations, those of random effects first.</summary>
    public IReadOnlyList<CovarianceParameter> CovarianceParameters { get; }

    /// <summary>Covariance matrix of each term of random effects.</summary>
    public IReadOnlyList<CovarianceMatrix> RandomCovariances { get; }

    /// <summary>Standard deviation of the residuals; where it differs between visits, that of the first.</summary>
    public double Sigma => Math.Sqrt(fit.Maximum.Natural[fit.Model.Parameters(fit.Model.Terms.Count - 1).Start]);

    /// <summary>Covariance matrix of the residuals of a subject over all visits (or times); one cell for independent residuals.</summary>
    public CovarianceMatrix ResidualCovariance() => Matrix(fit.Model.Terms.Count - 1, "residual", rows.Visits.Length > 0 ? rows.Visits : ["residual"]);

    /// <summary>Estimate and test of a linear combination of the coefficients.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="weights">One weight per coefficient.</param>
    /// <exception cref="ArgumentException">Not one weight per coefficient, or not finite.</exception>
    public Coefficient Contrast(string name, params ReadOnlySpan<double> weights)
    {
        Check(weights);
        return inference.Contrast(name, weights.ToArray());
    }

    /// <summary>F test (or chi-square for <see cref="DegreesOfFreedom.Normal"/>) that several linear combinations of the coefficients are zero at once.</summary>
    /// <param name="combinations">One row of weights each; rows may depend on each other.</param>
    /// <exception cref="ArgumentException">There are none, or not one weight per coefficient.</exception>
    public OmnibusTest Test(params IReadOnlyList<double[]> combinations)
    {
        if (combinations.Count == 0) throw new ArgumentException("At least one combination.", nameof(combinations));
        foreach (var row in combinations) Check(row);
        return inference.Test(combinations);
    }

    /// <summary>Predicted random effects (best linear unbiased predictions) of a term.</summary>
    /// <param name="term">Number of the term in <see cref="MixedModelOptions.Random"/>.</param>
    public IReadOnlyList<PredictedEffect> Predicted(int term = 0) => RandomPredictions.Of(fit, term, rows.GroupNames[term]);

    /// <summary>Tests of the terms of the formula, each given all others; empty for a model without formula.</summary>
    public IReadOnlyList<TermTest> TermTests()
    {
        if (Source is not { } source) return [];
        var names = source.Matrix.Formula.TermNames;
        return [.. names.Select((n, t) => new TermTest(n, Test([.. Enumerable.Range(0, P).Where(c => source.Matrix.TermOf[c] == t).Select(Unit)])))];
    }

    /// <summary>Marginal means at the levels of some variables of the formula.</summary>
    /// <param name="variables">Names of columns.</param>
    /// <exception cref="ArgumentException">The model was not fitted by formula, or it has no such variable.</exception>
    public EstimatedMeans EstimatedMeans(params IReadOnlyList<string> variables) => Source is { } source
        ? MixedModels.EstimatedMeans.Of(this, source.Matrix, source.Table, variables)
        : throw new ArgumentException("Marginal means need a model fitted by formula.", nameof(variables));

    internal (ModelMatrix Matrix, Table Table)? Source { get; set; }

    private double[] Unit(int coefficient) => [.. Enumerable.Range(0, P).Select(k => k == coefficient ? 1.0 : 0)];

    private void Check(ReadOnlySpan<double> weights)
    {
        if (weights.Length != P) throw new ArgumentException(FormattableString.Invariant($"The model has {P} coefficients, not {weights.Length}."), nameof(weights));
        foreach (var w in weights)
        {
            if (!double.IsFinite(w)) throw new ArgumentException("Weights are finite numbers.", nameof(weights));
        }
    }

    private List<CovarianceParameter> Parameters()
    {
        var list = new List<CovarianceParameter>();
        var edges = fit.AtEdge();
        int q = fit.Model.ParameterCount, j = 0;
        foreach (var term in fit.Model.Terms)
        {
            for (var k = 0; k < term.Structure.Parameters; k++, j++)
            {
                var variance = fit.ParameterCovariance[(j * q) + j];
                list.Add(new(term.Name, term.ParameterName(k), fit.Maximum.Natural[j], !edges[j] && variance > 0 ? Math.Sqrt(variance) : double.NaN, edges[j]));
            }
        }

        return list;
    }

    private CovarianceMatrix Random(int term) => Matrix(term, Options.Random[term].Name, fit.Model.Terms[term].Levels);

    private CovarianceMatrix Matrix(int term, string name, IReadOnlyList<string> names)
    {
        var natural = fit.Maximum.Natural.AsSpan(fit.Model.Parameters(term));
        var cells = new double[names.Count * names.Count];
        for (var a = 0; a < names.Count; a++)
        {
            for (var b = 0; b < names.Count; b++) cells[(a * names.Count) + b] = fit.Model.Terms[term].Structure.Element(a, b, natural).Value;
        }

        return new(name, names, cells);
    }
}
