using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>What stands for the (im)precision of a study.</summary>
public enum Precision
{
    /// <summary>Standard error (Egger's test, and PET's intercept).</summary>
    StandardError,

    /// <summary>Sampling variance (PEESE's intercept).</summary>
    Variance,

    /// <summary>Sample size.</summary>
    SampleSize,

    /// <summary>One over sample size (Peters).</summary>
    InverseSampleSize,

    /// <summary>Root of sample size.</summary>
    RootSampleSize,

    /// <summary>One over the root of sample size.</summary>
    InverseRootSampleSize,
}

/// <summary>A regression test for funnel plot asymmetry.</summary>
/// <param name="Slope">The coefficient of the precision measure; its p is the p of the test.</param>
/// <param name="Limit">The effect expected of an infinitely large study; null where precision grows without limit, and with moderators.</param>
/// <param name="Fit">The regression.</param>
public sealed record AsymmetryTest(Coefficient Slope, Coefficient? Limit, Fit Fit);

/// <summary>Regression tests for funnel plot asymmetry: do small studies find more than large ones?</summary>
/// <remarks>
/// Egger M et al. (1997). BMJ 315:629–634. doi:10.1136/bmj.315.7109.629. Sterne JAC, Egger M (2005). In: Rothstein HR et al., Publication Bias in
/// Meta-Analysis, 99–110. Peters JL et al. (2006). JAMA 295:676–680. doi:10.1001/jama.295.6.676. PET-PEESE: Stanley TD, Doucouliagos H (2014).
/// Research Synthesis Methods 5:60–78. doi:10.1002/jrsm.1095.
/// </remarks>
public static class EggerTest
{
    /// <summary>By meta-regression with the method and test of the fit; its moderators stay in the model.</summary>
    /// <param name="fit">A meta-analysis of at least three studies.</param>
    /// <param name="precision">The predictor.</param>
    /// <param name="sizes">Sample sizes of the studies that took part, where the predictor needs them.</param>
    /// <exception cref="ArgumentException">Fewer than three studies, sizes missing, or the predictor says nothing that the moderators do not.</exception>
    public static AsymmetryTest ByMetaRegression(Fit fit, Precision precision = Precision.StandardError, IReadOnlyList<double>? sizes = null) => Of(fit, fit?.Options, precision, sizes);

    /// <summary>Egger's original: weighted regression with multiplicative dispersion and t with k − 2 degrees of freedom, fewer with moderators.</summary>
    /// <param name="fit">A meta-analysis of at least three studies; only its studies and moderators are used.</param>
    /// <param name="precision">The predictor.</param>
    /// <param name="sizes">Sample sizes of the studies that took part, where the predictor needs them.</param>
    /// <exception cref="ArgumentException">Fewer than three studies, sizes missing, or the predictor is the same in all studies.</exception>
    public static AsymmetryTest Classical(Fit fit, Precision precision = Precision.StandardError, IReadOnlyList<double>? sizes = null) =>
        Of(fit, new() { Method = HeterogeneityMethod.EE, Test = TestKind.KnappHartung, Level = fit?.Options.Level ?? 0.95 }, precision, sizes);

    private static AsymmetryTest Of(Fit? fit, PoolingOptions? options, Precision precision, IReadOnlyList<double>? sizes)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.K < 3) throw new ArgumentException("A regression test needs at least three studies.", nameof(fit));
        var predictor = Predictor(fit, precision, sizes);
        var regression = MetaRegression.Fit(fit.Estimates, fit.Variances, fit.Design is { } design ? Beside(design, predictor) : DesignMatrix.WithIntercept(predictor), options);
        var hasLimit = fit.Design is null && precision is not (Precision.SampleSize or Precision.RootSampleSize);
        return new(regression.Coefficients[^1], hasLimit ? regression.Coefficients[0] : null, regression);
    }

    private static DesignMatrix Beside(DesignMatrix design, double[] predictor) =>
        new(design.Rows, design.Columns + 1, [.. Enumerable.Range(0, design.Rows).SelectMany(i => (double[])[.. design.Row(i), predictor[i]])], [.. design.Names, "predictor"]);

    private static double[] Predictor(Fit fit, Precision precision, IReadOnlyList<double>? sizes)
    {
        if (precision == Precision.StandardError) return [.. fit.Variances.Select(Math.Sqrt)];
        if (precision == Precision.Variance) return fit.Variances;
        if (sizes is null || sizes.Count != fit.K) throw new ArgumentException("One sample size per study that took part.", nameof(sizes));
        return [.. sizes.Select(n => precision switch { Precision.SampleSize => n, Precision.InverseSampleSize => 1 / n, Precision.RootSampleSize => Math.Sqrt(n), _ => 1 / Math.Sqrt(n) })];
    }
}
