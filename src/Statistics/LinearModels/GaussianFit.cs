using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.LinearModels;

/// <summary>A model at its greatest likelihood, in terms of the model matrix as it was given.</summary>
internal sealed class GaussianFit
{
    private readonly Lazy<double[][]> covarianceSlopes;
    private readonly Lazy<double[]> parameterCovariance;

    /// <param name="likelihood">Standing at the maximum, with its derivatives.</param>
    /// <param name="maximum">Where that is.</param>
    public GaussianFit(GaussianLikelihood likelihood, Maximum maximum)
    {
        (Likelihood, Maximum, Model) = (likelihood, maximum, likelihood.Model);
        Coefficients = Model.Basis.Back([.. Model.OrdinaryCoefficients.Zip(likelihood.Coefficients, (a, b) => a + b)]);
        Covariance = Model.Basis.Back(likelihood.Covariance, Model.P);
        covarianceSlopes = new(() => [.. likelihood.Slopes.Select(a => Model.Basis.Back(Around(likelihood.Covariance, a), Model.P))]);
        parameterCovariance = new(CovarianceOfParameters);
    }

    public GaussianModel Model { get; }

    public GaussianLikelihood Likelihood { get; }

    public Maximum Maximum { get; }

    /// <summary>β.</summary>
    public double[] Coefficients { get; }

    /// <summary>(X'V⁻¹X)⁻¹.</summary>
    public double[] Covariance { get; }

    /// <summary>Derivative of the covariance of β by every natural parameter.</summary>
    public double[][] CovarianceSlopes => covarianceSlopes.Value;

    /// <summary>
    /// Covariance of the natural parameters, from the observed information of the working ones: parameters at the edge of the possible do not vary.
    /// </summary>
    public double[] ParameterCovariance => parameterCovariance.Value;

    /// <summary>Which natural parameters lie on the edge of the possible.</summary>
    public bool[] AtEdge() => Model.AtEdge(Maximum.Natural);

    /// <summary>A B A.</summary>
    internal double[] Around(double[] a, double[] b)
    {
        int p = Model.P;
        double[] half = new double[p * p], result = new double[p * p];
        Symmetric.Multiply(a, b, p, half);
        Symmetric.Multiply(half, a, p, result);
        return result;
    }

    private double[] CovarianceOfParameters()
    {
        var q = Model.ParameterCount;
        var space = new WorkingSpace(Model);
        space.Transform(Maximum.Working, Likelihood);
        var inverse = PseudoInverse.Of(space.Observed, [.. Model.Units.Select(Math.Sqrt)]);
        double[] half = new double[q * q], transposed = new double[q * q], result = new double[q * q];
        Symmetric.Multiply(space.Jacobian, inverse, q, half);
        for (var i = 0; i < q; i++)
        {
            for (var k = 0; k < q; k++) transposed[(k * q) + i] = space.Jacobian[(i * q) + k];
        }

        Symmetric.Multiply(half, transposed, q, result);
        return result;
    }
}
