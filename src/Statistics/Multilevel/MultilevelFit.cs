using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>A fitted multilevel or multivariate meta-analysis.</summary>
public sealed class MultilevelFit
{
    private readonly SamplingErrors errors;

    internal MultilevelFit(MultilevelOptions options, MultilevelRows rows, SamplingErrors errors, GaussianFit fit)
    {
        (Options, Data, this.errors, Gaussian) = (options, rows, errors, fit);
        Components = [.. rows.Terms.SelectMany(ComponentsOf)];
        DegreesOfFreedom = CoefficientDfs.Of(rows, options);
        var tail = Level.Tail(options.Level);
        Coefficients = [.. fit.Coefficients.Select((b, i) => Tested(rows.X.Names[i], b, fit.Covariance[(i * P) + i], DegreesOfFreedom[i], tail))];
        int[] tested = [.. Enumerable.Range(0, P).Where(c => c != rows.X.InterceptAt)];
        Moderators = tested.Length == 0 ? null : Wald(tested);
    }

    /// <summary>How it was fitted.</summary>
    public MultilevelOptions Options { get; }

    /// <summary>Number of estimates that took part.</summary>
    public int K => Gaussian.Model.N;

    /// <summary>Number of coefficients.</summary>
    public int P => Gaussian.Model.P;

    /// <summary>Rows of the estimates that took part, from 0.</summary>
    public IReadOnlyList<int> Rows => Data.Used;

    /// <summary>The estimates that did not, and why.</summary>
    public IReadOnlyList<LeftOutStudy> LeftOut => Data.LeftOut;

    /// <summary>What a reader should know of how the model was changed or what cannot be estimated.</summary>
    public IReadOnlyList<string> Warnings => Data.Warnings;

    /// <summary>The coefficients; without moderators one, the pooled effect.</summary>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>Covariance of the coefficients.</summary>
    /// <param name="row">Number of a coefficient from 0.</param>
    /// <param name="column">Number of a coefficient from 0.</param>
    public double Covariance(int row, int column) => Gaussian.Covariance[(row * P) + column];

    /// <summary>The first coefficient; without moderators the pooled effect.</summary>
    public Coefficient Pooled => Coefficients[0];

    /// <summary>Variances and correlations of the random effects, term by term.</summary>
    public IReadOnlyList<VarianceComponent> Components { get; }

    /// <summary>σ² of the intercept terms, in the order given.</summary>
    public IReadOnlyList<double> Sigma2 => [.. Components.Where(c => c.Kind == ComponentKind.Sigma2).Select(c => c.Estimate)];

    /// <summary>τ² of a term with an inner factor, level by level (or one for all).</summary>
    /// <param name="term">Its place among such terms, from 0.</param>
    public IReadOnlyList<double> Tau2(int term = 0) => Inner(ComponentKind.Tau2, term);

    /// <summary>ρ of a term with an inner factor: one, or for an unstructured one those of levels 1 and 2, 1 and 3, …, 2 and 3, ….</summary>
    /// <param name="term">Its place among such terms, from 0.</param>
    public IReadOnlyList<double> Rho(int term = 0) => Inner(ComponentKind.Rho, term);

    /// <summary>Name and number of groups of every term, in order.</summary>
    public IReadOnlyList<(string Name, int Groups)> Groups => [.. Data.Terms.Select(t => (t.Source.Name, t.GroupNames.Length))];

    /// <summary>Cochran's Q: how much estimates differ beyond their sampling errors and moderators. NaN for a singular sampling covariance (a warning says so).</summary>
    public double Q => Data.IsSingular ? double.NaN : errors.Q;

    /// <summary>Degrees of freedom of Q.</summary>
    public int QDf => K - P;

    /// <summary>p of Q, 0 to 1.</summary>
    public double QP => Data.IsSingular ? double.NaN : ChiSquare.Upper(Q, QDf);

    /// <summary>Test of all moderators (every coefficient but the intercept); null without any.</summary>
    public OmnibusTest? Moderators { get; }

    /// <summary>Number of parameters: coefficients, variances and correlations.</summary>
    public int ParameterCount => P + Components.Count(c => !c.IsFixed);

    /// <summary>Fit by unrestricted likelihood, at these estimates.</summary>
    public FitStatistics MaximumLikelihood => Likelihoods.Criteria(Unrestricted, -2 * (Unrestricted - Saturated), ParameterCount, K);

    /// <summary>Fit by restricted likelihood, at these estimates; with ½ log |X'X|, so that it does not depend on the coding of moderators.</summary>
    public FitStatistics RestrictedLikelihood => Likelihoods.Criteria(Restricted, -2 * Restricted, ParameterCount, K - P);

    /// <summary>The one of the two that was made greatest.</summary>
    public FitStatistics Statistics => Options.Method == HeterogeneityMethod.ML ? MaximumLikelihood : RestrictedLikelihood;

    /// <summary>Whether the search for the greatest likelihood ended at a maximum. If not, the numbers are those of the best point seen.</summary>
    public bool Converged => Gaussian.Maximum.Converged;

    /// <summary>How often the derivatives of the likelihood were computed.</summary>
    public int Iterations => Gaussian.Maximum.Iterations;

    /// <summary>Sampling variance of a typical estimate, (k − p)/tr P. Higgins JPT, Thompson SG (2002). Statistics in Medicine 21:1539–1558. doi:10.1002/sim.1186.</summary>
    public double TypicalVariance => Data.IsSingular ? double.NaN : (K - P) / errors.Trace;

    /// <summary>
    /// Share of the total variance, per cent, that is due to each intercept term: σ² divided by all σ² and the typical sampling variance; empty for
    /// models with an inner factor, whose variance differs between rows, and for a singular sampling covariance.
    /// </summary>
    /// <remarks>Nakagawa S, Santos ESA (2012). Evolutionary Ecology 26:1253–1274. doi:10.1007/s10682-012-9555-5. Jackson D, White IR, Riley RD (2012). Statistics in Medicine 31:3805–3820. doi:10.1002/sim.5453.</remarks>
    public IReadOnlyList<double> I2 => !Data.IsSingular && Data.Terms.All(t => t.IsIntercept) ? [.. Sigma2.Select(s => 100 * s / (Sigma2.Sum() + TypicalVariance))] : [];

    /// <summary>
    /// Interval in which the true effect of a new group is expected; null with moderators, or if the variance differs between levels (see
    /// <see cref="Predict"/>).
    /// </summary>
    public Interval? Prediction => P == 1 && Data.X.InterceptAt == 0 && !VariesByLevel ? Predict([1]).Range : null;

    /// <summary>The expected effect of an estimate that took part, at its moderators and, where the variance differs between levels of one inner factor, at its level.</summary>
    /// <param name="row">Its number among those that took part, from 0.</param>
    public Prediction PredictRow(int row)
    {
        FittedTerm[] inner = [.. Data.Terms.Where(t => !t.IsIntercept)];
        return Predict(Data.X.Row(row), inner.Length == 1 ? inner[0].LevelNames[inner[0].Level[row]] : null);
    }

    internal MultilevelRows Data { get; }

    internal GaussianFit Gaussian { get; }

    internal IReadOnlyList<double> DegreesOfFreedom { get; }

    internal bool VariesByLevel => Data.Terms.Any(t => Tau2Of(t).Length > 1);

    private double Unrestricted => -((K * Math.Log(2 * Math.PI)) + Gaussian.Likelihood.LogDeterminant + Gaussian.Likelihood.Quadratic) / 2;

    private double Restricted => -(((K - P) * Math.Log(2 * Math.PI)) + Gaussian.Likelihood.LogDeterminant + Gaussian.Likelihood.Quadratic + Gaussian.Likelihood.LogDeterminantOfInformation - Gaussian.Model.LogDeterminantOfDesign) / 2;

    private double Saturated => Data.IsSingular ? double.NaN : -((K * Math.Log(2 * Math.PI)) + errors.LogDeterminant) / 2;

    /// <summary>The expected effect at given values of the moderators, with confidence and prediction interval.</summary>
    /// <param name="row">One number per coefficient, the intercept's 1 included.</param>
    /// <param name="level">The level of the inner factor, where the variance of true effects differs between levels; without it there is no prediction interval then (NaN).</param>
    /// <exception cref="ArgumentException">Not one number per coefficient, or no such level.</exception>
    public Prediction Predict(ReadOnlySpan<double> row, string? level = null)
    {
        if (row.Length != P) throw new ArgumentException(FormattableString.Invariant($"The model has {P} coefficients, not {row.Length}."), nameof(row));
        double estimate = 0, variance = 0, df = double.PositiveInfinity;
        for (var i = 0; i < P; i++)
        {
            estimate += row[i] * Coefficients[i].Estimate;
            for (var j = 0; j < P; j++) variance += row[i] * row[j] * Covariance(i, j);
            if (row[i] != 0) df = Math.Min(df, DegreesOfFreedom[i]);
        }

        var critical = new TestDistribution(df).Critical(Options.Level);
        double se = Math.Sqrt(variance), spread = critical * Math.Sqrt(variance + Between(level));
        return new(estimate, se, new(estimate - (critical * se), estimate + (critical * se)), new(estimate - spread, estimate + spread));
    }

    /// <summary>Wald test that the chosen coefficients are all zero: chi-square, or F where the fit's own tests are t tests.</summary>
    /// <param name="coefficients">Their positions, from 0, each once.</param>
    /// <exception cref="ArgumentException">None, one twice, or one that the model does not have.</exception>
    public OmnibusTest Wald(params ReadOnlySpan<int> coefficients)
    {
        int[] chosen = coefficients.ToArray();
        if (chosen.Length == 0 || chosen.Distinct().Count() < chosen.Length || chosen.Any(c => c < 0 || c >= P)) throw new ArgumentException(FormattableString.Invariant($"Choose among the coefficients 0 to {P - 1}, each once."), nameof(coefficients));
        return WaldTest.Of([.. Coefficients.Select(c => c.Estimate)], Gaussian.Covariance, chosen, new(chosen.Min(c => DegreesOfFreedom[c])));
    }

    /// <summary>Predicted random effects (best linear unbiased predictions) of a term, one per group; with an inner factor one per level.</summary>
    /// <param name="term">Number of the term, from 0.</param>
    /// <remarks>Robinson GK (1991). Statistical Science 6:15–32. doi:10.1214/ss/1177011926.</remarks>
    public IReadOnlyList<PredictedEffect> Predicted(int term = 0)
    {
        var at = Data.Active.IndexOf(term);
        if (at >= 0)
        {
            foreach (var pattern in Gaussian.Model.BlockList.Select(b => b.Pattern).Distinct()) pattern.Invert(Gaussian.Maximum.Natural, new double[pattern.Size * pattern.Size]);
            return RandomPredictions.Of(Gaussian, at, Data.Terms[term].GroupNames);
        }

        double[] none = [0];
        return [.. Data.Terms[term].GroupNames.Select(g => new PredictedEffect(g, none, none))];
    }

    /// <summary>Natural parameters of a term; none if it was left out.</summary>
    internal double[] Natural(int term) => Data.Active.IndexOf(term) is >= 0 and var at ? Gaussian.Maximum.Natural[Gaussian.Model.Parameters(at)] : [];

    private static Coefficient Tested(string name, double estimate, double variance, double df, double tail)
    {
        var distribution = new TestDistribution(df);
        return distribution.Of(name, estimate, Math.Sqrt(variance), distribution.Critical(1 - (2 * tail)));
    }

    private IEnumerable<VarianceComponent> ComponentsOf(FittedTerm term, int number)
    {
        var at = Data.Active.IndexOf(number);
        var edges = at < 0 ? [] : Gaussian.Model.AtEdge(Gaussian.Maximum.Natural)[Gaussian.Model.Parameters(at)];
        return Multilevel.Components.Of(term, number, Natural(number), edges, Starts.Variance(Gaussian.Model));
    }

    private double[] Inner(ComponentKind kind, int term)
    {
        int[] numbers = [.. Enumerable.Range(0, Data.Terms.Length).Where(t => !Data.Terms[t].IsIntercept)];
        if (term < 0 || term >= numbers.Length) throw new ArgumentOutOfRangeException(nameof(term), term, "The model has no such term with an inner factor.");
        return [.. Components.Where(c => c.Kind == kind && c.Term == numbers[term]).Select(c => c.Estimate)];
    }

    private double[] Tau2Of(FittedTerm term) => term.IsIntercept || Natural(Array.IndexOf(Data.Terms, term)).Length == 0 ? [] : Multilevel.Components.Variances(term, Natural(Array.IndexOf(Data.Terms, term)));

    /// <summary>Variance of the true effect of a new row at a level.</summary>
    private double Between(string? level)
    {
        var sum = Sigma2.Sum();
        foreach (var term in Data.Terms.Where(t => !t.IsIntercept))
        {
            var variances = Tau2Of(term);
            if (level is not null && !term.LevelNames.Contains(level, StringComparer.Ordinal) && term.AllLevels.Contains(level, StringComparer.Ordinal)) continue;
            if (variances.Length == 0) continue;
            var at = variances.Length == 1 && term.AllLevels.Length == term.LevelNames.Length ? 0 : level is null ? -1 : Array.IndexOf(term.LevelNames, level);
            if (at < 0 && level is not null) throw new ArgumentException($"'{level}' is not a level of '{term.Source.Name}'. Its levels are {string.Join(", ", term.LevelNames.Take(12))}.", nameof(level));
            sum += at < 0 ? double.NaN : variances[at];
        }

        return sum;
    }
}
