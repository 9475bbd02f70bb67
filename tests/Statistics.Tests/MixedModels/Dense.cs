using Equipoise.Statistics.Pooling;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.Tests.MixedModels;

/// <summary>The likelihood of a linear model by plain matrix algebra, as an independent road.</summary>
internal static class Dense
{
    public static double Restricted(double[] y, DesignMatrix design, Func<int, int, double> covariance)
    {
        int n = y.Length, p = design.Columns;
        var v = Matrix<double>.Build.Dense(n, n, covariance);
        var x = Matrix<double>.Build.Dense(n, p, (i, c) => design.Row(i)[c]);
        var w = v.Inverse();
        var information = x.Transpose() * w * x;
        var r = Vector<double>.Build.DenseOfArray(y);
        r -= x * information.Solve(x.Transpose() * w * r);
        return -(((n - p) * Math.Log(2 * Math.PI)) + v.Cholesky().DeterminantLn + information.Cholesky().DeterminantLn + (r * (w * r))) / 2;
    }
}
