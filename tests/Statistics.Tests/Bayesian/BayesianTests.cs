using Equipoise.Statistics.Bayesian;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Bayesian;

/// <summary>The posterior beside a plain sum over a grid of mean and heterogeneity, which knows no conditional normals; and laws.</summary>
public sealed class BayesianTests
{
    private static readonly double[] Y = [0.31, -0.2, 0.85, 0.4, 0.12];
    private static readonly double[] V = [0.04, 0.09, 0.12, 0.02, 0.2];

    private static readonly (string Name, TauPrior Prior, Func<double, double> Density)[] Priors =
    [
        ("half-normal", TauPrior.HalfNormal(0.5), t => Math.Sqrt(2 / Math.PI) / 0.5 * Math.Exp(-2 * t * t)),
        ("half-Cauchy", TauPrior.HalfCauchy(0.3), t => 2 / Math.PI / 0.3 / (1 + (t * t / 0.09))),
        ("uniform", TauPrior.Uniform(2), t => t < 2 ? 0.5 : 0),
    ];

    [Fact]
    public void The_posterior_is_that_of_a_plain_sum_over_a_grid()
    {
        foreach (var (name, prior, density) in Priors)
        {
            var fit = BayesianMetaAnalysis.Fit(Y, V, prior, new(0.1, 0.8));
            double all = 0, mean = 0, square = 0, tau = 0, tau2 = 0, above = 0, below = 0, shrunk = 0, newAbove = 0;
            const double step = 0.008;
            var far = name == "half-Cauchy" ? 24.0 : 2.0 + (name == "uniform" ? 0 : 1);
            for (var t = step / 2; t < far; t += step)
            {
                for (var m = -4 + (step / 2); m < 4; m += step)
                {
                    var log = -(m - 0.1) * (m - 0.1) / 2 / 0.64;
                    for (var i = 0; i < Y.Length; i++) log -= ((Y[i] - m) * (Y[i] - m) / (V[i] + (t * t)) / 2) + (0.5 * Math.Log(2 * Math.PI * (V[i] + (t * t))));
                    var p = density(t) * Math.Exp(log) / Math.Sqrt(2 * Math.PI * 0.64);
                    all += p;
                    mean += p * m;
                    square += p * m * m;
                    tau += p * t;
                    tau2 += p * t * t;
                    if (m > 0) above += p;
                    if (t < 0.4) below += p;
                    shrunk += p * ((Y[2] * t * t) + (m * V[2])) / ((t * t) + V[2]);
                    newAbove += p * Math.Exp(-(0.25 - m) * (0.25 - m) / 2 / (0.01 + (t * t))) / Math.Sqrt(2 * Math.PI * (0.01 + (t * t)));
                }
            }

            const double tolerance = 2e-4;
            Assert.Equal(Math.Log(all * step * step), fit.LogMarginalLikelihood!.Value, tolerance);
            Assert.Equal(mean / all, fit.Mu.Mean!.Value, tolerance);
            Assert.Equal(Math.Sqrt((square / all) - Math.Pow(mean / all, 2)), fit.Mu.StandardDeviation!.Value, tolerance);
            Assert.Equal(tau / all, fit.Tau.Mean!.Value, name == "half-Cauchy" ? 1e-3 : tolerance);
            if (name != "half-Cauchy") Assert.Equal(Math.Sqrt((tau2 / all) - Math.Pow(tau / all, 2)), fit.Tau.StandardDeviation!.Value, tolerance);
            Assert.Equal(above / all, fit.Mu.Above(0), tolerance);
            Assert.Equal(below / all, fit.Tau.Below(0.4), tolerance);
            Assert.Equal(shrunk / all, fit.Effect(2).Mean!.Value, tolerance);

            // The density of a new effect seen with a little noise is the average of normal densities.
            double smoothed = 0;
            for (var x = -3.0; x < 3.5; x += 0.005) smoothed += fit.Predicted.Density(x) * Math.Exp(-(x - 0.25) * (x - 0.25) / 0.02) / Math.Sqrt(2 * Math.PI * 0.01) * 0.005;
            Assert.Equal(newAbove / all, smoothed, 5e-4);
        }
    }

    [Fact]
    public void Quantiles_probabilities_and_intervals_fit_together()
    {
        foreach (var mu in new[] { null, new NormalPrior(0, 1) })
        {
            foreach (var (name, prior, _) in Priors)
            {
                var fit = BayesianMetaAnalysis.Fit(Y, V, prior, mu);
                foreach (Posterior posterior in new Posterior[] { fit.Tau, fit.Mu, fit.Predicted, fit.Effect(1) })
                {
                    foreach (var p in new[] { 1e-6, 0.025, 0.5, 0.9, 0.9999 })
                    {
                        var x = posterior.Quantile(p);
                        Assert.Equal(p, posterior.Below(x), 1e-11);
                        Assert.Equal(1 - p, posterior.Above(x), 1e-11);
                    }

                    var shortest = posterior.Shortest(0.9);
                    Assert.Equal(0.9, posterior.Below(shortest.Upper) - posterior.Below(shortest.Lower), 1e-9);
                    Assert.True(shortest.Width <= posterior.Central(0.9).Width + 1e-9, name);
                    if (shortest.Lower > 0 || posterior is NormalMixture) Assert.Equal(posterior.Density(shortest.Lower), posterior.Density(shortest.Upper), 1e-7 * posterior.Density(posterior.Mode));
                    foreach (var off in new[] { -0.01, 0.01 }) Assert.True(posterior.Density(posterior.Mode + off) <= posterior.Density(posterior.Mode), name);
                    Assert.Equal((posterior.Below(posterior.Median + 1e-5) - posterior.Below(posterior.Median - 1e-5)) / 2e-5, posterior.Density(posterior.Median), 1e-6);
                }
            }
        }
    }

    [Fact]
    public void Unit_and_origin_do_not_matter()
    {
        var plain = BayesianMetaAnalysis.Fit(Y, V, TauPrior.HalfNormal(0.5), new(0.1, 0.8));
        foreach (var unit in new[] { 1e-6, 1e7 })
        {
            var moved = BayesianMetaAnalysis.Fit([.. Y.Select(y => (y + 3) * unit)], [.. V.Select(v => v * unit * unit)], TauPrior.HalfNormal(0.5 * unit), new(3.1 * unit, 0.8 * unit));
            Assert.Equal(plain.Tau.Median, moved.Tau.Median / unit, 1e-10);
            Assert.Equal(plain.Mu.Quantile(0.975), (moved.Mu.Quantile(0.975) / unit) - 3, 1e-9);
            Assert.Equal(plain.Mu.StandardDeviation!.Value, moved.Mu.StandardDeviation!.Value / unit, 1e-9);
            Assert.Equal(plain.BayesFactorNoHeterogeneity!.Value, moved.BayesFactorNoHeterogeneity!.Value, 1e-9);
        }
    }

    [Fact]
    public void Sure_of_no_heterogeneity_it_is_the_equal_effects_model()
    {
        var equal = MetaAnalysis.Fit(Y, V, new() { Method = HeterogeneityMethod.EE });
        var fit = BayesianMetaAnalysis.Fit(Y, V, TauPrior.HalfNormal(1e-7));
        Assert.Equal(equal.Pooled.Estimate, fit.Mu.Median, 1e-9);
        Assert.Equal(equal.Pooled.Interval.Lower, fit.Mu.Central().Lower, 1e-9);
        Assert.Equal(equal.Pooled.Estimate, fit.Effect(0).Mean!.Value, 1e-9);
    }

    [Fact]
    public void Many_studies_leave_little_doubt_about_heterogeneity()
    {
        const int k = 20_000;
        var random = new Random(20261126);
        double[] y = new double[k], v = new double[k];
        for (var i = 0; i < k; i++)
        {
            v[i] = 0.05 + (0.1 * random.NextDouble());
            y[i] = 0.3 + (Math.Sqrt(12 * (v[i] + 0.04)) * (random.NextDouble() - 0.5));
        }

        var fit = BayesianMetaAnalysis.Fit(y, v, TauPrior.HalfCauchy(0.5));
        var ml = MetaAnalysis.Fit(y, v);
        Assert.Equal(Math.Sqrt(ml.Tau2), fit.Tau.Median, 0.001);
        Assert.Equal(ml.Tau2StandardError / 2 / Math.Sqrt(ml.Tau2), fit.Tau.StandardDeviation!.Value, 1e-4);
        Assert.Equal(ml.Pooled.Estimate, fit.Mu.Mean!.Value, 1e-5);
    }

    [Fact]
    public void Where_the_tail_is_too_heavy_there_is_no_mean_and_nobody_pretends()
    {
        var three = BayesianMetaAnalysis.Fit(Y.AsSpan(0, 3), V.AsSpan(0, 3), TauPrior.Uniform());
        Assert.Null(three.Tau.Mean);
        Assert.Null(three.Mu.Mean);
        Assert.NotNull(three.Effect(0).Mean);
        Assert.True(double.IsFinite(three.Tau.Median) && double.IsFinite(three.Mu.Quantile(0.975)));
        var four = BayesianMetaAnalysis.Fit(Y.AsSpan(0, 4), V.AsSpan(0, 4), TauPrior.Uniform());
        Assert.NotNull(four.Tau.Mean);
        Assert.Null(four.Tau.StandardDeviation);
        Assert.Null(four.Predicted.StandardDeviation);
        Assert.Null(three.LogMarginalLikelihood);
        Assert.NotNull(BayesianMetaAnalysis.Fit(Y.AsSpan(0, 3), V.AsSpan(0, 3), TauPrior.Uniform(), new(0, 1)).Mu.StandardDeviation);
    }

    [Fact]
    public void One_study_learns_nothing_about_heterogeneity()
    {
        var fit = BayesianMetaAnalysis.Fit([0.5], [0.04], TauPrior.HalfNormal(0.5));
        Assert.Equal(0.5 * 0.6744897501960817, fit.Tau.Median, 1e-10);
        Assert.Equal(0.5, fit.Mu.Median, 1e-10);
        Assert.Equal(0.5, fit.Effect(0).Median, 1e-10);
    }

    [Fact]
    public void Too_few_studies_and_values_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BayesianMetaAnalysis.Fit([0.1, 0.2], [0.1, 0.1], TauPrior.Uniform()));
        Assert.Throws<ArgumentException>(() => BayesianMetaAnalysis.Fit([0.1], [0.1], TauPrior.Uniform(), new(0, 1)));
        Assert.Throws<ArgumentException>(() => BayesianMetaAnalysis.Fit([double.NaN], [0.1], TauPrior.HalfNormal(1)));
        Assert.Throws<ArgumentException>(() => BayesianMetaAnalysis.Fit([0.1, 0.2], [0.1], TauPrior.HalfNormal(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TauPrior.HalfNormal(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TauPrior.HalfCauchy(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => TauPrior.Uniform(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NormalPrior(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NormalPrior(double.NaN, 1));
        var fit = BayesianMetaAnalysis.Fit([0.1, double.NaN, 0.3], [0.1, 0.1, 0.2], TauPrior.HalfNormal(1));
        Assert.Equal([new LeftOutStudy(1, LeftOutReason.Missing)], fit.LeftOut);
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Tau.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Mu.Shortest(1));
    }

    [Fact]
    public void Identical_studies_and_variances_of_any_size_have_a_posterior()
    {
        foreach (var v in new[] { new[] { 1.0, 1, 1 }, [1e-12, 1, 1e12], [1e-8, 1e-8, 1e-8] })
        {
            foreach (var y in new[] { new[] { 0.2, 0.2, 0.2 }, [0, 1, -1e3] })
            {
                var fit = BayesianMetaAnalysis.Fit(y, v, TauPrior.HalfCauchy(1));
                Assert.True(fit.Tau.Central() is var t && t.Lower >= 0 && t.Upper > t.Lower && double.IsFinite(t.Upper), $"{string.Join(' ', y)}, {string.Join(' ', v)}: {t}");
                Assert.True(fit.Mu.Shortest() is var m && m.Width > 0 && m.Contains(fit.Mu.Mode), $"{string.Join(' ', y)}, {string.Join(' ', v)}: {m}");
            }
        }
    }
}
