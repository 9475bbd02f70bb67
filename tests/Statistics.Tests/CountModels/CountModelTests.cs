using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tests.Goldens;
using Equipoise.Statistics.Tests.Oracles;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Statistics.Tests.CountModels;

/// <summary>The likelihood by its definition: equal to ours, greatest at ours, and greater there than where the reference program stops.</summary>
public sealed class CountModelTests
{
    private static readonly TwoByTwo[] Rare = [.. new (double, double, double, double)[] { (0, 120, 4, 115), (2, 60, 5, 58), (1, 90, 3, 92), (4, 200, 3, 190), (0, 45, 2, 50), (6, 300, 15, 310), (3, 80, 1, 79) }.Select(t => TwoByTwo.FromTotals(t.Item1, t.Item2, t.Item3, t.Item4))];
    private static readonly PersonTime[] Times = [new(2, 120, 8, 115), new(0, 60, 5, 58), new(1, 90, 9, 92), new(14, 200, 3, 190), new(3, 45, 2, 50)];
    private static readonly OneRate[] Rates = [new(0, 10.5), new(2, 41), new(11, 33), new(1, 70), new(5, 12)];
    private static readonly OneProportion[] Proportions = [new(0, 12), new(3, 41), new(11, 33), new(1, 70), new(12, 12)];

    private static readonly (string Name, Func<PoolingOptions?, CountFit> Fit, Func<double, double, double, double> Likelihood)[] Models =
    [
        ("UM.FS", o => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, Rare, o), (b, t, _) => CountIntegral.FixedLevels(Rare, b, t)),
        ("UM.RS", o => GeneralizedMixedModel.OddsRatio(CountModel.UMRS, Rare, o), (b, t, s) => CountIntegral.RandomLevels(Rare, b, t, s)),
        ("UM.RS rates", o => GeneralizedMixedModel.RateRatio(CountModel.UMRS, Times, o), (b, t, s) => CountIntegral.RandomLevels(Times, b, t, s)),
        ("CM.EL", o => GeneralizedMixedModel.OddsRatio(CountModel.CMEL, Rare, o), (b, t, _) => CountIntegral.Conditional(Rare, b, t)),
        ("CM.AL", o => GeneralizedMixedModel.OddsRatio(CountModel.CMAL, Rare, o), (b, t, _) => CountIntegral.Logits([.. Rare.Select(x => (x.A, x.A + x.C, Math.Log(x.N1 / x.N2)))], b, t)),
        ("CM.EL rates", o => GeneralizedMixedModel.RateRatio(CountModel.CMEL, Times, o), (b, t, _) => CountIntegral.Logits([.. Times.Select(x => (x.Events1, x.Events1 + x.Events2, Math.Log(x.Time1 / x.Time2)))], b, t)),
        ("PLO", o => GeneralizedMixedModel.Proportion(Proportions, o), (b, t, _) => CountIntegral.Logits([.. Proportions.Select(x => (x.Events, x.N, 0.0))], b, t)),
        ("IRLN", o => GeneralizedMixedModel.Rate(Rates, o), (b, t, _) => CountIntegral.Rates(Rates, b, t)),
    ];

    [Fact]
    public void The_likelihood_is_that_of_plain_sums_and_greatest_at_the_estimates()
    {
        foreach (var (name, fit, likelihood) in Models)
        {
            var ours = fit(null);
            double beta = ours.Pooled.Estimate, tau = Math.Sqrt(ours.Tau2), sigma = Math.Sqrt(ours.Sigma2 ?? 0);
            Assert.True(ours.Converged, name);
            var here = likelihood(beta, tau, sigma);
            Assert.True(Math.Abs(here - ours.Likelihood.LogLikelihood) < 1e-7, $"{name}: {here} {ours.Likelihood.LogLikelihood}");
            foreach (var (b, t, s) in new (double, double, double)[] { (0.02, 0, 0), (-0.02, 0, 0), (0, 0.03, 0), (0, -0.03, 0), (0, 0.3, 0), (0, 0, 0.03), (0, 0, -0.03) })
            {
                if ((s != 0 && sigma == 0) || tau + t < 0) continue;
                Assert.True(likelihood(beta + b, tau + t, sigma + s) < here, $"{name} is not greatest: {b} {t} {s}");
            }
        }
    }

    [Fact]
    public void Standard_errors_are_those_of_the_curvature_of_plain_sums()
    {
        // Second differences in beta and tau; only models without other parameters.
        foreach (var (name, fit, likelihood) in Models.Where(m => !m.Name.StartsWith("UM", StringComparison.Ordinal)))
        {
            var ours = fit(null);
            const double h = 2e-3;
            double b = ours.Pooled.Estimate, t = Math.Sqrt(ours.Tau2);
            double L(double i, double j) => likelihood(b + (i * h), t + (j * h), 0);
            double here = L(0, 0), bb = (L(1, 0) - (2 * here) + L(-1, 0)) / (h * h), tt = (L(0, 1) - (2 * here) + L(0, -1)) / (h * h), bt = (L(1, 1) - L(1, -1) - L(-1, 1) + L(-1, -1)) / (4 * h * h);
            var variance = t == 0 ? -1 / bb : -1 / (bb - (bt * bt / tt));
            Assert.True(Math.Abs(Math.Sqrt(variance) - ours.Pooled.StandardError) < 1e-4 * ours.Pooled.StandardError, $"{name}: {Math.Sqrt(variance)} {ours.Pooled.StandardError}");
            if (t > 0) Assert.Equal(2 * t * Math.Sqrt(-1 / (tt - (bt * bt / bb))), ours.Tau2StandardError, 1e-3 * ours.Tau2StandardError);
            else Assert.True(double.IsNaN(ours.Tau2StandardError), name);
        }
    }

    [Theory]
    [InlineData("dat.laopaiboon2015", "UM.FS")]
    [InlineData("dat.nielweise2007", "UM.FS")]
    [InlineData("dat.nielweise2007", "UM.RS")]
    [InlineData("dat.nielweise2008", "UM.RS")]
    [InlineData("dat.hart1999", "UM.RS")]
    public void Where_rma_glmm_differs_the_exact_likelihood_is_greater_at_ours(string data, string model)
    {
        var g = Golden.Counts.First(c => c.Kind == "glmm" && c.DataSet == data && c.Measure is "OR" or "IRR");
        var f = g.List("fits").First(x => x.GetProperty("model").GetString() == model && x.GetProperty("method").GetString() == "ML");
        var ours = CountModelGoldens.Fit(g, f);
        double At(double beta, double tau2, double sigma2) => (model, g.Measure) switch
        {
            ("UM.FS", _) => CountIntegral.FixedLevels(Informative(g), beta, Math.Sqrt(tau2)),
            (_, "OR") => CountIntegral.RandomLevels(Informative(g), beta, Math.Sqrt(tau2), Math.Sqrt(sigma2)),
            _ => CountIntegral.RandomLevels(EffectGoldens.Times(g), beta, Math.Sqrt(tau2), Math.Sqrt(sigma2)),
        };
        var here = At(ours.Pooled.Estimate, ours.Tau2, ours.Sigma2 ?? 0);
        var there = At(f.GetProperty("beta").GetDouble(), f.GetProperty("tau2").GetDouble(), f.TryGetProperty("sigma2", out var s) ? Golden.Numbers(s)[0] : 0);
        Assert.Equal(here, ours.Likelihood.LogLikelihood, 1e-6);
        Assert.True(here > there, $"{here:R} is not above {there:R}");
    }

    private static TwoByTwo[] Informative(Golden g) => [.. EffectGoldens.Tables(g).Where(t => t.IsComplete && !t.IsDoubleZero)];

    [Fact]
    public void Equal_effects_are_the_same_without_heterogeneity_and_tests_agree_with_it()
    {
        // Every study has nearly the same odds ratio: the likelihood is greatest at no heterogeneity.
        TwoByTwo[] same = [.. new[] { 40.0, 100, 160 }.Select(n => TwoByTwo.FromTotals(n * 0.1, n, n * 0.2, n))];
        foreach (var model in Enum.GetValues<CountModel>())
        {
            CountFit ml = GeneralizedMixedModel.OddsRatio(model, same), ee = GeneralizedMixedModel.OddsRatio(model, same, new() { Method = HeterogeneityMethod.EE });
            Assert.Equal(0, ml.Tau2);
            Assert.Equal(ee.Pooled.Estimate, ml.Pooled.Estimate, 1e-9);
            Assert.Equal(ee.Pooled.StandardError, ml.Pooled.StandardError, 1e-9);
            Assert.Equal(0, ml.LikelihoodRatio.Statistic, 0.02);
            Assert.Equal(2, ml.LikelihoodRatio.Df);
        }

        Assert.Equal(Math.Log(0.1 / 0.9 / (0.2 / 0.8)), GeneralizedMixedModel.OddsRatio(CountModel.UMFS, same).Pooled.Estimate, 1e-9);
    }

    [Fact]
    public void Exchanging_the_groups_turns_the_effect_and_nothing_else()
    {
        foreach (var model in Enum.GetValues<CountModel>())
        {
            CountFit there = GeneralizedMixedModel.OddsRatio(model, Rare), back = GeneralizedMixedModel.OddsRatio(model, [.. Rare.Select(t => t.Swapped())]);
            Assert.Equal(there.Tau2, back.Tau2, 1e-6);
            Assert.Equal(there.Pooled.Estimate, -back.Pooled.Estimate, 1e-6);
            Assert.Equal(there.Pooled.StandardError, back.Pooled.StandardError, 1e-6);
            Assert.Equal(there.Likelihood.LogLikelihood, back.Likelihood.LogLikelihood, 1e-8);

            // With random levels the saturated model frees the first group only.
            if (model == CountModel.UMRS) continue;
            Assert.Equal(there.Wald.Statistic, back.Wald.Statistic, 1e-7);
            Assert.Equal(there.LikelihoodRatio.Statistic, back.LikelihoodRatio.Statistic, 1e-7);
        }
    }

    [Fact]
    public void Moderators_explain_what_they_made()
    {
        // Two kinds of studies, each without heterogeneity inside: the coefficient is their difference.
        double[] kind = [0, 0, 0, 1, 1, 1];
        TwoByTwo[] tables = [.. kind.Select((m, i) => TwoByTwo.FromTotals(10 * (i + 1) * (m == 0 ? 2 : 6), 100 * (i + 1), 10 * (i + 1) * 4, 100 * (i + 1)))];
        foreach (var model in new[] { CountModel.UMFS, CountModel.CMAL, CountModel.CMEL })
        {
            var fit = GeneralizedMixedModel.OddsRatio(model, tables, design: DesignMatrix.WithIntercept(kind));
            CountFit first = GeneralizedMixedModel.OddsRatio(model, tables.AsSpan(0, 3)), second = GeneralizedMixedModel.OddsRatio(model, tables.AsSpan(3, 3));
            Assert.Equal(first.Pooled.Estimate, fit.Coefficients[0].Estimate, 1e-8);
            Assert.Equal(second.Pooled.Estimate - first.Pooled.Estimate, fit.Coefficients[1].Estimate, 1e-8);
            Assert.Equal(0, fit.Tau2);
            Assert.Equal(4, fit.Wald.Df);
            Assert.Equal(Math.Pow(fit.Coefficients[1].Statistic, 2), fit.Moderators!.Value.Statistic, 1e-6);

            // Years far from zero say the same as years from the first.
            var shifted = GeneralizedMixedModel.OddsRatio(model, tables, design: DesignMatrix.WithIntercept([.. kind.Select(m => m + 2000)]));
            Assert.Equal(fit.Coefficients[1].Estimate, shifted.Coefficients[1].Estimate, 1e-8);
        }
    }

    [Fact]
    public void Studies_that_say_nothing_are_left_out_and_named()
    {
        TwoByTwo[] tables = [Rare[0], new(0, 30, 0, 30), new(double.NaN, 3, 4, 5), new(20, 0, 25, 0), Rare[1], new(0, 0, 3, 20), Rare[3], Rare[6]];
        var fit = GeneralizedMixedModel.OddsRatio(CountModel.UMFS, tables);
        Assert.Equal(4, fit.K);
        Assert.Equal([0, 4, 6, 7], fit.Rows);
        Assert.Equal(
            [new(1, LeftOutReason.NoInformation), new(2, LeftOutReason.Missing), new(3, LeftOutReason.NoInformation), new(5, LeftOutReason.NoInformation)],
            fit.LeftOut);
        Assert.Equal([new LeftOutStudy(1, LeftOutReason.NoInformation)], GeneralizedMixedModel.RateRatio(CountModel.CMEL, [Times[0], new(0, 5, 0, 5), Times[3]]).LeftOut);
        Assert.Equal([new LeftOutStudy(0, LeftOutReason.NoInformation)], GeneralizedMixedModel.Rate([new(0, 0), .. Rates]).LeftOut);
    }

    [Fact]
    public void One_study_is_its_own_pooled_effect()
    {
        TwoByTwo one = new(5, 45, 10, 40);
        foreach (var model in new[] { CountModel.UMFS, CountModel.CMAL, CountModel.CMEL })
        {
            var fit = GeneralizedMixedModel.OddsRatio(model, [one]);
            Assert.True(double.IsFinite(fit.Pooled.Estimate) && fit.Pooled.StandardError > 0, $"{model}");
            Assert.Equal(1, fit.LikelihoodRatio.P);
            Assert.Equal(0, fit.Tau2);
        }

        Assert.Equal(LogOddsRatio.From(one).Estimate, GeneralizedMixedModel.OddsRatio(CountModel.UMFS, [one]).Pooled.Estimate, 1e-8);
    }

    [Fact]
    public void What_has_no_bound_or_no_meaning_is_refused()
    {
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, [new(0, 10, 3, 7), new(0, 20, 2, 18)]));
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, [new(0, 10, 0, 7)]));
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, []));
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.RateRatio(CountModel.UMFS, [new(0, 10, 3, 7)]));
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.Proportion([new(0, 10), new(0, 3)]));
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.Rate([new(0, 10)]));
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, Rare, new() { Method = HeterogeneityMethod.REML }));
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, Rare, new() { Method = HeterogeneityMethod.ML, Test = TestKind.KnappHartung }));
        Assert.Throws<ArgumentException>(() => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, Rare, design: DesignMatrix.Intercept(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, [new(-1, 10, 3, 7)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneralizedMixedModel.OddsRatio(CountModel.CMEL, [new(1.5, 10, 3, 7), new(3, 8, 2, 9)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneralizedMixedModel.OddsRatio((CountModel)9, Rare));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneralizedMixedModel.Rate([new(3, double.PositiveInfinity)]));
    }

    [Fact]
    public void Studies_that_contradict_each_other_completely_end_with_an_answer_or_say_that_there_is_none()
    {
        foreach (var model in Enum.GetValues<CountModel>())
        {
            var fit = GeneralizedMixedModel.OddsRatio(model, [new(0, 20, 15, 5), new(18, 2, 0, 20), new(0, 30, 20, 10), new(25, 5, 0, 30)]);
            Assert.True(fit.Tau2 > 4, $"{model}: {fit.Tau2}");
            Assert.True(double.IsFinite(fit.Pooled.Estimate), $"{model}");
        }
    }

    [Fact]
    public void Whatever_the_counts_there_is_an_answer_a_refusal_or_a_word_that_it_did_not_settle() => Soak.ForAll(40, Anything, tables =>
    {
        foreach (var model in Enum.GetValues<CountModel>())
        {
            CountFit fit;
            try
            {
                fit = GeneralizedMixedModel.OddsRatio(model, tables);
            }
            catch (ArgumentException)
            {
                // The effect has no bound in these tables.
                continue;
            }

            Assert.Equal(tables.Length, fit.K + fit.LeftOut.Count);
            Assert.False(double.IsNaN(fit.Pooled.Estimate + fit.Pooled.StandardError + fit.Pooled.P + fit.LikelihoodRatio.P + fit.Wald.P + fit.I2), $"{model}: {fit.Pooled}");
            Assert.True(double.IsFinite(fit.Pooled.StandardError) || !fit.Converged, $"{model}: {fit.Pooled}");
            var equal = GeneralizedMixedModel.OddsRatio(model, tables, new() { Method = HeterogeneityMethod.EE });
            Assert.True(fit.Likelihood.LogLikelihood >= equal.Likelihood.LogLikelihood - 1e-9, $"{model}: less likely with heterogeneity than without");
        }
    });

    private static Gen<TwoByTwo[]> Anything =>
        from k in Gen.Choose(1, 7)
        from most in Gen.Elements(3, 12, 200)
        from list in Gen.ArrayOf(from n1 in Gen.Choose(0, most) from n2 in Gen.Choose(0, most) from x1 in Gen.Choose(0, n1) from x2 in Gen.Choose(0, n2) select TwoByTwo.FromTotals(x1, n1, x2, n2), k)
        select list;
}
