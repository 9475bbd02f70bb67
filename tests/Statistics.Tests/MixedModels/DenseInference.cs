using Equipoise.Statistics.Pooling;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.Tests.MixedModels;

/// <summary>
/// Satterthwaite's and Kenward and Roger's quantities of one coefficient by plain matrix algebra over all rows at once, with every derivative
/// of V and of the likelihood by differences: slow, and independent of the program's road.
/// </summary>
internal sealed class DenseInference(double[] y, DesignMatrix design, double[] parameters, Func<double[], int, int, double> covariance)
{
    private readonly Matrix<double> x = Matrix<double>.Build.Dense(y.Length, design.Columns, (i, c) => design.Row(i)[c]);

    private Matrix<double> V(double[] at) => Matrix<double>.Build.Dense(y.Length, y.Length, (i, k) => covariance(at, i, k));

    private Matrix<double> Phi(double[] at) => (x.Transpose() * V(at).Inverse() * x).Inverse();

    /// <summary>2 Var² / Var(Var), with the observed information by differences of the likelihood.</summary>
    public double Satterthwaite(int c)
    {
        var q = parameters.Length;
        var information = Matrix<double>.Build.Dense(q, q, (j, k) => -Second(at => Dense.Restricted(y, design, (a, b) => covariance(at, a, b)), j, k));
        var slope = Vector<double>.Build.Dense(q, j => First(at => Phi(at)[c, c], j));
        var variance = Phi(parameters)[c, c];
        return 2 * variance * variance / (slope * information.Solve(slope));
    }

    /// <summary>Adjusted variance and degrees of freedom of a coefficient.</summary>
    public (double Variance, double Df) KenwardRoger(int c)
    {
        int q = parameters.Length, n = y.Length;
        var w = V(parameters).Inverse();
        var phi = Phi(parameters);
        Matrix<double>[] d = [.. Enumerable.Range(0, q).Select(j => Matrix<double>.Build.Dense(n, n, (a, b) => First(at => covariance(at, a, b), j)))];
        Matrix<double>[] p = [.. d.Select(v => -(x.Transpose() * w * v * w * x))];
        Matrix<double> Q(int j, int k) => x.Transpose() * w * d[j] * w * d[k] * w * x;
        var projected = w - (w * x * phi * x.Transpose() * w);
        var information = Matrix<double>.Build.Dense(q, q, (j, k) => (projected * d[j] * projected * d[k]).Trace() / 2);
        var spread = information.Inverse();
        var inside = Matrix<double>.Build.Dense(design.Columns, design.Columns);
        double a2 = 0;
        for (var j = 0; j < q; j++)
        {
            for (var k = 0; k < q; k++)
            {
                var (one, other) = (j, k);
                var bent = Matrix<double>.Build.Dense(n, n, (a, b) => Second(at => covariance(at, a, b), one, other));
                inside += spread[j, k] * (Q(j, k) - (p[j] * phi * p[k]) - (x.Transpose() * w * bent * w * x / 4));
                a2 += spread[j, k] * (phi * p[j] * phi)[c, c] * (phi * p[k] * phi)[c, c] / (phi[c, c] * phi[c, c]);
            }
        }

        return ((phi + (2 * phi * inside * phi))[c, c], 2 / a2);
    }

    private double First(Func<double[], double> f, int j) => (f(Moved((j, 1))) - f(Moved((j, -1)))) / (2 * Step(j));

    private double Second(Func<double[], double> f, int j, int k) => j == k
        ? (f(Moved((j, 1))) - (2 * f(parameters)) + f(Moved((j, -1)))) / (Step(j) * Step(j))
        : (f(Moved((j, 1), (k, 1))) - f(Moved((j, 1), (k, -1))) - f(Moved((j, -1), (k, 1))) + f(Moved((j, -1), (k, -1)))) / (4 * Step(j) * Step(k));

    private double Step(int j) => 1e-4 * Math.Max(0.3, Math.Abs(parameters[j]));

    private double[] Moved(params (int At, int By)[] steps)
    {
        var moved = (double[])parameters.Clone();
        foreach (var (at, by) in steps) moved[at] += by * Step(at);
        return moved;
    }
}
