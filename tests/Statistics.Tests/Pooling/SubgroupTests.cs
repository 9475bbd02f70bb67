using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Pooling;

/// <summary>Subgroups, best predictions and given weights beside a second way of reaching the same numbers, and with input that no table should bring.</summary>
public sealed class SubgroupTests
{
    private static readonly double[] Y = [0.1, 0.5, 0.9, -0.2, 0.3, 0.8, 0.4, 0.0], V = [0.02, 0.05, 0.01, 0.04, 0.03, 0.02, 0.06, 0.05];
    private static readonly string?[] Kind = ["b", "a", "b", "a", "b", "a", "a", "b"];

    [Theory]
    [InlineData(TestKind.Z)]
    [InlineData(TestKind.KnappHartung)]
    public void One_tau2_for_all_subgroups_is_a_regression_on_a_dummy(TestKind kind)
    {
        var options = new PoolingOptions { Test = kind };
        var groups = Subgroups.WithCommonTau2(Y, V, Kind, options);
        var regression = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept([.. Kind.Select(k => k == "b" ? 1.0 : 0)]), options);
        Assert.Equal(["a", "b"], groups.Labels);
        Assert.Equal(regression.Tau2, groups.Model.Tau2, 12);
        Assert.Equal(regression.Coefficients[0].Estimate, groups.Model.Coefficients[0].Estimate, 12);
        Assert.Equal(regression.Coefficients[1].Estimate, groups.Model.Coefficients[1].Estimate - groups.Model.Coefficients[0].Estimate, 12);
        Assert.Equal(regression.Moderators!.Value.Statistic, groups.Between!.Value.Statistic, 10);
        Assert.Equal(regression.Moderators.Value.P, groups.Between.Value.P, 10);
        Assert.Equal(regression.Moderators.Value.Df2, groups.Between.Value.Df2);
    }

    [Fact]
    public void A_study_without_a_label_or_a_variance_is_left_out_and_named_by_its_row()
    {
        var groups = Subgroups.Of([.. Y, 1, 2], [.. V, 0.1, 0], [.. Kind, null, "a"]);
        Assert.Equal([new(8, LeftOutReason.Missing), new(9, LeftOutReason.VarianceNotPositive)], groups.LeftOut);
        Assert.Equal([1, 3, 5, 6], groups.Groups[0].Fit.Rows);
        Assert.Equal([new LeftOutStudy(9, LeftOutReason.VarianceNotPositive)], groups.Groups[0].Fit.LeftOut);
        Assert.Equal([0, 2, 4, 7], groups.Groups[1].Fit.Rows);
    }

    [Fact]
    public void One_subgroup_has_nothing_to_differ_from()
    {
        Assert.Null(Subgroups.Of(Y, V, [.. Y.Select(_ => "all")]).Between);
        Assert.Null(Subgroups.WithCommonTau2(Y, V, [.. Y.Select(_ => "all")]).Between);
        Assert.Equal(MetaAnalysis.Fit(Y, V).Pooled.Estimate, Subgroups.WithCommonTau2(Y, V, [.. Y.Select(_ => "all")]).Model.Pooled.Estimate, 12);
    }

    [Fact]
    public void Labels_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Subgroups.Of(Y, V, ["a"]));
        Assert.Throws<ArgumentException>(() => Subgroups.Of(Y, V, new string?[Y.Length]));
        Assert.Throws<ArgumentException>(() => Subgroups.WithCommonTau2([double.NaN], [1.0], ["a"]));
    }

    [Fact]
    public void Every_study_a_subgroup_of_its_own_keeps_its_estimate()
    {
        var groups = Subgroups.Of(Y, V, [.. Y.Select((_, i) => FormattableString.Invariant($"{i}"))]);
        for (var i = 0; i < Y.Length; i++) Assert.Equal(Y[i], groups.Groups[i].Fit.Pooled.Estimate);
        Assert.Equal(MetaAnalysis.Fit(Y, V, new() { Method = HeterogeneityMethod.EE }).Q, groups.Between!.Value.Statistic, 10);
    }

    [Fact]
    public void A_best_prediction_lies_between_the_study_and_the_pooled_effect()
    {
        var fit = MetaAnalysis.Fit(Y, V);
        var all = BestPredictions.Of(fit);
        for (var i = 0; i < Y.Length; i++)
        {
            Assert.InRange(all[i].Estimate, Math.Min(Y[i], fit.Pooled.Estimate), Math.Max(Y[i], fit.Pooled.Estimate));
            Assert.Equal(fit.Tau2 / (fit.Tau2 + V[i]), all[i].OwnShare, 15);
        }

        Assert.All(BestPredictions.Of(MetaAnalysis.Fit(Y, V, new() { Method = HeterogeneityMethod.EE })), p => Assert.Equal(0, p.OwnShare));
    }

    [Fact]
    public void Given_the_optimal_weights_the_fit_comes_back()
    {
        foreach (var kind in Enum.GetValues<TestKind>())
        {
            var fit = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept([1, 2, 3, 4, 5, 6, 8, 7]), new() { Test = kind });
            var again = GivenWeights.Of(fit, [.. V.Select(v => 3 / (v + fit.Tau2))]);
            for (var c = 0; c < 2; c++)
            {
                Assert.Equal(fit.Coefficients[c].Estimate, again.Coefficients[c].Estimate, 12);
                Assert.Equal(fit.Coefficients[c].StandardError, again.Coefficients[c].StandardError, 12);
                Assert.Equal(fit.Coefficients[c].P, again.Coefficients[c].P, 12);
            }

            Assert.Equal(fit.Moderators!.Value.Statistic, again.Moderators!.Value.Statistic, 10);
        }
    }

    [Fact]
    public void Equal_weights_give_the_plain_mean()
    {
        var fit = MetaAnalysis.Fit(Y, V);
        var plain = GivenWeights.Equal(fit);
        Assert.Equal(Y.Average(), plain.Pooled.Estimate, 14);
        Assert.Equal(Math.Sqrt(V.Sum(v => v + fit.Tau2)) / Y.Length, plain.Pooled.StandardError, 14);
        Assert.True(plain.Prediction!.Value.Width > plain.Pooled.Interval.Width, "A new study is less certain than the mean.");
    }

    [Fact]
    public void Weights_that_are_none_are_refused()
    {
        var fit = MetaAnalysis.Fit([1.0, 2], [0.1, 0.2]);
        foreach (double[] bad in new double[][] { [1], [1, double.NaN], [1, -1], [0, 0], [1, double.PositiveInfinity] }) Assert.Throws<ArgumentException>(() => GivenWeights.Of(fit, bad));
        Assert.Equal(2, GivenWeights.Of(fit, [0, 5]).Pooled.Estimate, 14);
        Assert.Throws<ArgumentException>(() => GivenWeights.Of(MetaRegression.Fit([1.0, 2, 4], [1.0, 1, 1], DesignMatrix.WithIntercept([1, 2, 3])), [0, 1, 0]));
    }

    [Fact]
    public void Wald_tests_of_one_and_of_all_moderators_are_the_tests_that_the_fit_gives()
    {
        var fit = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept([1, 2, 3, 4, 5, 6, 8, 7], [0, 1, 0, 0, 1, 1, 1, 0]), new() { Test = TestKind.KnappHartung });
        Assert.Equal(fit.Moderators!.Value.P, fit.Wald(1, 2).P, 14);
        Assert.Equal(fit.Coefficients[1].P, fit.Wald(1).P, 12);
        Assert.Throws<ArgumentException>(() => fit.Wald());
        Assert.Throws<ArgumentException>(() => fit.Wald(1, 1));
        Assert.Throws<ArgumentException>(() => fit.Wald(3));
    }

    [Fact]
    public void Inflation_of_the_only_moderator_is_none_and_of_two_it_is_that_of_their_correlation()
    {
        var one = MetaRegression.Fit(Y, V, DesignMatrix.WithIntercept([1, 2, 3, 4, 5, 6, 8, 7]));
        Assert.Equal(1, Assert.Single(VarianceInflation.Of(one)), 12);
        double[] a = [1, 2, 3, 4, 5, 6, 8, 7], b = [0, 1, 0, 0, 1, 1, 1, 0], same = [.. V.Select(_ => 0.02)];
        var two = MetaRegression.Fit(Y, same, DesignMatrix.WithIntercept(a, b));
        double ma = a.Average(), mb = b.Average(), ab = a.Zip(b).Sum(p => (p.First - ma) * (p.Second - mb)), r2 = ab * ab / a.Sum(x => (x - ma) * (x - ma)) / b.Sum(x => (x - mb) * (x - mb));
        Assert.All(VarianceInflation.Of(two), factor => Assert.Equal(1 / (1 - r2), factor, 10));
        Assert.Equal(1, VarianceInflation.Of(two, 1, 2), 12);
        Assert.Throws<ArgumentException>(() => VarianceInflation.Of(two, 0));
        Assert.Throws<ArgumentException>(() => VarianceInflation.Of(MetaAnalysis.Fit(Y, V)));
    }
}
