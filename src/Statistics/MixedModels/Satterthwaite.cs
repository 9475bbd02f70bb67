using Equipoise.Statistics.LinearModels;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.MixedModels;

/// <summary>
/// Degrees of freedom that give a combination's estimated variance the mean and variance of a scaled chi-square: twice the square of the variance,
/// divided by the variance of its estimate. Several combinations at once: Fai and Cornelius (1996), over the eigenvectors of their covariance.
/// </summary>
internal sealed class Satterthwaite(MixedModelOptions options, GaussianFit fit) : Inference(options, fit, double.NaN)
{
    protected override double Df(double[] weights)
    {
        var q = Fit.Model.ParameterCount;
        var variance = Form(Fit.Covariance, weights, weights);
        double[] slopes = [.. Fit.CovarianceSlopes.Select(s => Form(s, weights, weights))];
        double spread = 0;
        for (var i = 0; i < q; i++) spread += slopes[i] * Rows.Dot(Fit.ParameterCovariance.AsSpan(i * q, q), slopes);
        return spread > 0 ? 2 * variance * variance / spread : double.PositiveInfinity;
    }

    protected override (double Df, double Factor) Df(IReadOnlyList<double[]> rows)
    {
        int l = rows.Count;
        if (l == 1) return (Df(rows[0]), 1);
        var eigen = Matrix<double>.Build.Dense(l, l, (i, k) => Form(Fit.Covariance, rows[i], rows[k])).Evd(Symmetricity.Symmetric);
        var each = new double[l];
        for (var e = 0; e < l; e++)
        {
            var weights = new double[P];
            for (var i = 0; i < l; i++) Rows.AddScaled(weights, eigen.EigenVectors[i, e], rows[i]);
            each[e] = Df(weights);
        }

        if (each.Max() - each.Min() < 1e-8 * each.Max()) return (each.Average(), 1);
        if (each.Any(v => v <= 2)) return (2, 1);
        var expected = each.Sum(v => double.IsPositiveInfinity(v) ? 1 : v / (v - 2));
        return (2 * expected / (expected - l), 1);
    }
}
