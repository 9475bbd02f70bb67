using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Pooling;

/// <summary>τ² is the global maximum, also where the reference program stops early, fails, or sits on a lower hill.</summary>
public sealed class GlobalMaximumTests
{
    [Fact]
    public void Ten_thousand_simulated_meta_analyses_sum_to_the_exact_sums()
    {
        long seed = 20261122;
        double dl = 0, reml = 0, tau2 = 0;
        var boundary = 0;
        double[] y = new double[10], v = new double[10];
        for (var n = 0; n < 10_000; n++)
        {
            ParkMiller.Studies(ref seed, y, v);
            var fit = MetaAnalysis.Fit(y, v);
            Assert.True(fit.Converged, $"Data set {n} did not settle after {fit.Evaluations} evaluations.");
            if (fit.Tau2 == 0) boundary++;
            reml += fit.Pooled.Estimate;
            tau2 += fit.Tau2;
            dl += MetaAnalysis.Fit(y, v, new() { Method = HeterogeneityMethod.DL }).Pooled.Estimate;
        }

        Assert.Equal(2989.077516312368, dl, 1e-8);
        Assert.Equal(2989.902899983625, reml, 1e-8);
        Assert.Equal(549.78434159, tau2, 1e-7);
        Assert.Equal(2151, boundary);
    }

    [Theory]
    [InlineData(HeterogeneityMethod.ML)]
    [InlineData(HeterogeneityMethod.REML)]
    public void No_point_of_a_fine_grid_is_more_likely(HeterogeneityMethod method)
    {
        long seed = 4711;
        double[] y = new double[6], v = new double[6];
        for (var n = 0; n < Soak.Times(200); n++)
        {
            ParkMiller.Studies(ref seed, y, v);
            for (var i = 0; i < 6; i++)
            {
                // Variances of very different size and two clusters of effects make likelihoods with several hills.
                v[i] = Math.Pow(v[i], 3);
                y[i] = (y[i] * 0.2) + (i % 2);
            }

            var fit = MetaAnalysis.Fit(y, v, new() { Method = method });
            var set = new WrittenOutLikelihood(y, v);
            var best = set.Log(fit.Tau2, method == HeterogeneityMethod.REML);
            for (var step = 0; step <= 2000; step++)
            {
                var tau2 = step == 0 ? 0 : Math.Pow(10, -9 + (step * 0.005));
                Assert.True(set.Log(tau2, method == HeterogeneityMethod.REML) <= best + 1e-10, $"Data set {n}: τ² {tau2} is more likely than {fit.Tau2}.");
            }
        }
    }
}

/// <summary>The simulated studies of the reference collection: Park and Miller's generator, three numbers a study.</summary>
internal static class ParkMiller
{
    public static void Studies(ref long seed, double[] y, double[] v)
    {
        for (var i = 0; i < y.Length; i++)
        {
            double u1 = Next(ref seed), u2 = Next(ref seed), u3 = Next(ref seed);
            v[i] = 0.01 + (0.19 * u1);
            var r = Math.Sqrt(-2 * Math.Log(u2));
            y[i] = 0.3 + (Math.Sqrt(0.05) * r * Math.Cos(2 * Math.PI * u3)) + (Math.Sqrt(v[i]) * r * Math.Sin(2 * Math.PI * u3));
        }
    }

    private static double Next(ref long seed) => (seed = 16807 * seed % 2147483647) / 2147483647.0;
}

/// <summary>The likelihood of a random-effects meta-analysis, written out term by term: a second road.</summary>
internal sealed class WrittenOutLikelihood(double[] y, double[] v)
{
    public double Log(double tau2, bool restricted)
    {
        double sum = 0, weighted = 0, logs = 0, q = 0;
        for (var i = 0; i < y.Length; i++)
        {
            sum += 1 / (v[i] + tau2);
            weighted += y[i] / (v[i] + tau2);
            logs += Math.Log(v[i] + tau2);
        }

        for (var i = 0; i < y.Length; i++) q += (y[i] - (weighted / sum)) * (y[i] - (weighted / sum)) / (v[i] + tau2);
        return -(logs + q + (restricted ? Math.Log(sum) : 0)) / 2;
    }
}
