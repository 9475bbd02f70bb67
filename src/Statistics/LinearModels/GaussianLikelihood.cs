using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// The log likelihood of a model with β profiled out, unrestricted (ML) or restricted (REML), as a function of the natural covariance parameters,
/// with its first derivatives and its observed and expected information. Constants: −(n/2) log 2π for ML; for REML −((n − p)/2) log 2π and
/// −½ log |X'V⁻¹X| (add ½ <see cref="GaussianModel.LogDeterminantOfDesign"/> where a program counts that too).
/// </summary>
/// <remarks>
/// Patterson HD, Thompson R (1971). Biometrika 58:545–554. doi:10.1093/biomet/58.3.545. Harville DA (1977). Journal of the American
/// Statistical Association 72:320–338. doi:10.1080/01621459.1977.10480998.
/// </remarks>
internal sealed class GaussianLikelihood
{
    private readonly double[] inner;
    private readonly double[] scratch;
    private readonly InformationSums sums;

    public GaussianLikelihood(GaussianModel model, bool restricted)
    {
        (Model, IsRestricted) = (model, restricted);
        int p = model.P, c = p + 1;
        inner = new double[c * c];
        scratch = new double[Math.Max(model.LargestBlock * model.LargestBlock, c * c)];
        (Coefficients, Covariance) = (new double[p], new double[p * p]);
        sums = new(this);
    }

    public GaussianModel Model { get; }

    public bool IsRestricted { get; }

    /// <summary>log |V| at the parameters last evaluated.</summary>
    public double LogDeterminant { get; private set; }

    /// <summary>(y − Xβ)'V⁻¹(y − Xβ).</summary>
    public double Quadratic { get; private set; }

    /// <summary>log |X'V⁻¹X|.</summary>
    public double LogDeterminantOfInformation { get; private set; }

    /// <summary>Coefficients of the basis, beyond those of ordinary least squares.</summary>
    public double[] Coefficients { get; }

    /// <summary>(Q'V⁻¹Q)⁻¹, the covariance of the coefficients of the basis.</summary>
    public double[] Covariance { get; }

    /// <summary>First derivatives by the natural parameters, after <see cref="Differentiate"/>.</summary>
    public double[] Score => sums.Score;

    /// <summary>Minus the second derivatives.</summary>
    public double[] Observed => sums.Observed;

    /// <summary>Their expectation.</summary>
    public double[] Expected => sums.Expected;

    /// <summary>Q'V⁻¹V_jV⁻¹Q for every parameter j.</summary>
    public IReadOnlyList<double[]> Slopes => sums.Slopes;

    /// <summary>The log likelihood; negative infinity where V is not positive definite.</summary>
    public double At(ReadOnlySpan<double> natural)
    {
        int p = Model.P, c = p + 1;
        Array.Clear(inner);
        LogDeterminant = 0;
        foreach (var pattern in Model.Patterns)
        {
            var log = pattern.Invert(natural, scratch);
            if (!double.IsFinite(log)) return double.NegativeInfinity;
            LogDeterminant += pattern.Moments.Count * log;
            pattern.Moments.AddInner(pattern.Inverse, inner, scratch);
        }

        foreach (var block in Model.LowRank)
        {
            var log = block.AddInner(natural, inner, scratch);
            if (!double.IsFinite(log)) return double.NegativeInfinity;
            LogDeterminant += log;
        }

        for (var i = 0; i < p; i++) inner.AsSpan(i * c, p).CopyTo(Covariance.AsSpan(i * p));
        LogDeterminantOfInformation = Symmetric.Invert(Covariance, p, scratch);
        if (!double.IsFinite(LogDeterminantOfInformation)) return double.NegativeInfinity;
        LogDeterminantOfInformation += Model.LogDeterminantOfDesign;
        Quadratic = inner[^1];
        for (var i = 0; i < p; i++)
        {
            Coefficients[i] = 0;
            for (var k = 0; k < p; k++) Coefficients[i] += Covariance[(i * p) + k] * inner[(k * c) + p];
            Quadratic -= Coefficients[i] * inner[(i * c) + p];
        }

        var n = IsRestricted ? Model.N - p : Model.N;
        var value = -((n * Math.Log(2 * Math.PI)) + LogDeterminant + Quadratic + (IsRestricted ? LogDeterminantOfInformation : 0)) / 2;
        return double.IsNaN(value) ? double.NegativeInfinity : value;
    }

    /// <summary>Score and information at the parameters last evaluated.</summary>
    public void Differentiate() => sums.Sum();
}
