using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.Tests.Multilevel;

/// <summary>The likelihood by plain matrix algebra: the fit has that value, and no point around it has a higher one.</summary>
public sealed class DenseLikelihoodTests
{
    private readonly Random random = new(20111);

    [Fact]
    public void Nested_and_crossed_terms_are_at_the_maximum_of_the_likelihood_by_matrix_algebra()
    {
        for (var trial = 0; trial < 30; trial++)
        {
            const int n = 40;
            string[] study = [.. Enumerable.Range(0, n).Select(i => FormattableString.Invariant($"s{i / 4}"))], kind = [.. Enumerable.Range(0, n).Select(_ => FormattableString.Invariant($"k{random.Next(6)}"))], row = [.. Enumerable.Range(0, n).Select(i => FormattableString.Invariant($"{i}"))];
            double[] v = [.. Enumerable.Range(0, n).Select(_ => 0.02 + (0.1 * random.NextDouble()))], y = Draw(v, study, kind), x = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
            var method = trial % 2 == 0 ? HeterogeneityMethod.REML : HeterogeneityMethod.ML;
            var known = KnownCovariance.ByCluster(v, study, trial % 3 == 0 ? 0.4 : 0);
            var fit = MultilevelModel.Fit(y, known, DesignMatrix.WithIntercept(x), [RandomTerm.Intercept("study", study), RandomTerm.Intercept("kind", kind), RandomTerm.Intercept("row", row)], new() { Method = method });
            Assert.True(fit.Converged);
            double At(double[] sigma2) => Dense(y, x, (i, k) => known[i, k] + (study[i] == study[k] ? sigma2[0] : 0) + (kind[i] == kind[k] ? sigma2[1] : 0) + (i == k ? sigma2[2] : 0), method == HeterogeneityMethod.REML);
            double[] best = [.. fit.Sigma2];
            var height = At(best);
            Assert.Equal(height, fit.Statistics.LogLikelihood, 1e-9);
            for (var j = 0; j < 3; j++)
            {
                foreach (var step in new[] { 1e-4, -1e-4, 0.05, -0.05, 1 })
                {
                    double[] other = [.. best];
                    other[j] = Math.Max(0, other[j] + step);
                    Assert.True(At(other) <= height + 1e-9, FormattableString.Invariant($"trial {trial}: {At(other):R} beside {height:R}"));
                }
            }
        }
    }

    [Theory]
    [InlineData(BetweenCovariance.CS)]
    [InlineData(BetweenCovariance.HCS)]
    [InlineData(BetweenCovariance.UN)]
    [InlineData(BetweenCovariance.AR)]
    [InlineData(BetweenCovariance.HAR)]
    [InlineData(BetweenCovariance.CAR)]
    [InlineData(BetweenCovariance.DIAG)]
    [InlineData(BetweenCovariance.ID)]
    public void Every_structure_is_at_the_maximum_of_the_likelihood_by_matrix_algebra(BetweenCovariance covariance)
    {
        for (var trial = 0; trial < 12; trial++)
        {
            const int n = 60;
            string[] study = [.. Enumerable.Range(0, n).Select(i => FormattableString.Invariant($"s{i / 3}"))], time = [.. Enumerable.Range(0, n).Select(i => (i % 3) switch { 0 => "0", 1 => "1.5", _ => "4" })];
            double[] v = [.. Enumerable.Range(0, n).Select(_ => 0.02 + (0.1 * random.NextDouble()))], y = Draw(v, study, time), x = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
            var fit = MultilevelModel.Fit(y, v, DesignMatrix.WithIntercept(x), [RandomTerm.Levels("time", time, "study", study, covariance)]);
            double At(double[] tau2, double[] rho) => Dense(y, x, (i, k) => (i == k ? v[i] : 0) + (study[i] == study[k] ? Cell(covariance, i % 3, k % 3, tau2, rho) : 0), true);
            double[] t = [.. fit.Tau2()], r = [.. fit.Rho()];
            var height = At(t, r);
            Assert.Equal(height, fit.Statistics.LogLikelihood, 1e-8);
            for (var j = 0; j < t.Length + r.Length; j++)
            {
                foreach (var step in new[] { 1e-4, -1e-4, 0.02, -0.02, 0.3 })
                {
                    double[] t2 = [.. t], r2 = [.. r];
                    if (j < t.Length) t2[j] = Math.Max(0, t2[j] + step);
                    else r2[j - t.Length] = Math.Clamp(r2[j - t.Length] + step, covariance is BetweenCovariance.CAR ? 0 : covariance is BetweenCovariance.CS or BetweenCovariance.HCS ? -0.5 : -1, 1);
                    if (covariance == BetweenCovariance.UN && Determinant(r2) < 0) continue;
                    Assert.True(!(At(t2, r2) > height + 1e-8), FormattableString.Invariant($"{covariance} trial {trial} {j} {step}: {At(t2, r2):R} beside {height:R}"));
                }
            }
        }
    }

    private static double Cell(BetweenCovariance covariance, int a, int b, double[] tau2, double[] rho)
    {
        var size = tau2.Length == 1 ? tau2[0] : Math.Sqrt(tau2[a] * tau2[b]);
        if (a == b) return size;
        double[] times = [0, 1.5, 4];
        return size * (covariance switch
        {
            BetweenCovariance.CS or BetweenCovariance.HCS => rho[0],
            BetweenCovariance.AR or BetweenCovariance.HAR => Math.Pow(rho[0], Math.Abs(a - b)),
            BetweenCovariance.CAR => Math.Pow(rho[0], Math.Abs(times[a] - times[b])),
            BetweenCovariance.UN => rho[a + b - 1],
            _ => 0,
        });
    }

    private static double Determinant(double[] r) => 1 + (2 * r[0] * r[1] * r[2]) - (r[0] * r[0]) - (r[1] * r[1]) - (r[2] * r[2]);

    private double[] Draw(double[] v, string[] study, string[] kind)
    {
        double a = random.NextDouble() * 0.6, b = random.NextDouble() < 0.4 ? 0 : 0.4;
        var effects = study.Distinct().ToDictionary(s => s, _ => a * Normal());
        var others = kind.Distinct().ToDictionary(s => s, _ => b * Normal());
        return [.. v.Select((x, i) => 0.2 + effects[study[i]] + others[kind[i]] + ((Math.Sqrt(x) + 0.1) * Normal()))];
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Dense(double[] y, double[] x, Func<int, int, double> cell, bool restricted)
    {
        var n = y.Length;
        var v = Matrix<double>.Build.Dense(n, n, cell);
        var design = Matrix<double>.Build.Dense(n, 2, (i, c) => c == 0 ? 1 : x[i]);
        var w = v.Inverse();
        var information = design.TransposeThisAndMultiply(w * design);
        var beta = information.Solve(design.TransposeThisAndMultiply(w * Vector<double>.Build.Dense(y)));
        var residual = Vector<double>.Build.Dense(y) - (design * beta);
        var log = v.Svd(false).S.Sum(Math.Log);
        var deviance = (n * Math.Log(2 * Math.PI)) + log + (residual * (w * residual));
        if (!restricted) return -deviance / 2;
        return -(deviance - (2 * Math.Log(2 * Math.PI)) + Math.Log(information.Determinant()) - Math.Log(design.TransposeThisAndMultiply(design).Determinant())) / 2;
    }
}
