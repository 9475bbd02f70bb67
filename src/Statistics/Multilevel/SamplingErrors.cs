using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>What the sampling covariance V alone says: with W = V⁻¹ and P = W − WX(X'WX)⁻¹X'W, the residual Q = y'Py and the trace of P. Errors of a singular V are taken as independent.</summary>
/// <param name="Q">Cochran's Q.</param>
/// <param name="LogDeterminant">log |V|.</param>
/// <param name="Trace">tr P, the information about a variance added to every row.</param>
internal readonly record struct SamplingErrors(double Q, double LogDeterminant, double Trace)
{
    public static SamplingErrors Of(MultilevelRows rows)
    {
        if (!rows.Known.IsDiagonal && !rows.IsSingular) return Of(rows.WithoutRandomEffects());
        var set = new RegressionSet(rows.Y, [.. rows.Known.Variances], rows.X);
        var moments = set.At(0);
        return new(moments.Q, set.LogDeterminants(0).LogVariances, moments.TraceP);
    }

    private static SamplingErrors Of(GaussianModel model)
    {
        var likelihood = new GaussianLikelihood(model, restricted: true);
        if (double.IsNegativeInfinity(likelihood.At([]))) throw new ArgumentException("The sampling variances differ so much that the coefficients cannot be told apart.", nameof(model));
        int p = model.P, c = p + 1;
        double trace = 0;
        double[] inner = new double[c * c], scratch = new double[Math.Max(c * c, model.LargestBlock * model.LargestBlock)], square = new double[model.LargestBlock * model.LargestBlock];
        foreach (var pattern in model.Patterns)
        {
            var n = pattern.Size;
            for (var i = 0; i < n; i++) trace += pattern.Moments.Count * pattern.Inverse[(i * n) + i];
            Symmetric.Multiply(pattern.Inverse, pattern.Inverse, n, square);
            pattern.Moments.AddInner(square, inner, scratch);
        }

        for (var a = 0; a < p; a++) trace -= Rows.Dot(likelihood.Covariance.AsSpan(a * p, p), inner.AsSpan(a * c, p));
        return new(likelihood.Quadratic, likelihood.LogDeterminant, trace);
    }
}
