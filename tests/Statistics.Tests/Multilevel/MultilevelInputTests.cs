using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Multilevel;

/// <summary>What no table should bring to a multilevel model, and what is said about it.</summary>
public sealed class MultilevelInputTests
{
    private static readonly double[] Y = [0.1, 0.3, -0.2, 0.5, 0.4, 0.9, 0.2, 0.0];
    private static readonly double[] V = [0.05, 0.04, 0.06, 0.05, 0.03, 0.04, 0.05, 0.06];
    private static readonly string[] Study = ["a", "a", "b", "b", "c", "c", "d", "d"];
    private static readonly string[] Each = ["1", "2", "3", "4", "5", "6", "7", "8"];

    [Fact]
    public void Rows_that_miss_anything_are_left_out_and_named()
    {
        double[] y = [.. Y, double.NaN, 1, 1, 1], v = [.. V, 0.1, double.NaN, 0, 0.1];
        var fit = MultilevelModel.Fit(y, v, null, [RandomTerm.Intercept("study", [.. Study, "a", "a", "a", null])]);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], fit.Rows);
        Assert.Equal([new(8, LeftOutReason.Missing), new(9, LeftOutReason.Missing), new(10, LeftOutReason.VarianceNotPositive), new(11, LeftOutReason.Missing)], fit.LeftOut);
        Assert.Equal(MultilevelModel.Fit(Y, V, null, [RandomTerm.Intercept("study", Study)]).Pooled, fit.Pooled);
    }

    [Fact]
    public void One_group_only_has_no_variance_between_groups()
    {
        var fit = MultilevelModel.Fit(Y, V, null, [RandomTerm.Intercept("lab", Enumerable.Repeat("x", 8).ToArray()), RandomTerm.Intercept("row", Each)]);
        var lab = fit.Components[0];
        Assert.True(lab is { IsFixed: true, Estimate: 0 });
        Assert.Contains("one group only", fit.Warnings.Single(), StringComparison.Ordinal);
        Assert.Equal(2, fit.ParameterCount);
        Assert.Equal([0.0, fit.Sigma2[1]], fit.Sigma2);
        Assert.Equal("x", fit.Predicted(0).Single().Group);
    }

    [Fact]
    public void Groupings_that_are_the_same_cannot_be_told_apart()
    {
        var fit = MultilevelModel.Fit(Y, V, null, [RandomTerm.Intercept("study", Study), RandomTerm.Intercept("team", ["p", "p", "q", "q", "r", "r", "s", "s"])]);
        Assert.Contains("cannot be told apart", fit.Warnings.Single(), StringComparison.Ordinal);
        Assert.Equal(0, fit.Sigma2[1]);
    }

    [Fact]
    public void A_random_effect_for_every_row_is_the_ordinary_meta_analysis()
    {
        var fit = MultilevelModel.Fit(Y, V, null, [RandomTerm.Intercept("row", Each)]);
        var plain = MetaAnalysis.Fit(Y, V);
        Assert.Equal(plain.Tau2, fit.Sigma2[0], 1e-9);
        Assert.Equal(plain.Pooled.Estimate, fit.Pooled.Estimate, 1e-9);
        Assert.Equal(plain.Q, fit.Q, 1e-10);
        Assert.Equal(plain.I2, fit.I2[0], 1e-6);
        Assert.Equal(plain.RestrictedLikelihood.LogLikelihood, fit.RestrictedLikelihood.LogLikelihood, 1e-9);
        Assert.Equal(plain.MaximumLikelihood.Deviance, fit.MaximumLikelihood.Deviance, 1e-8);
        Assert.Equal(plain.Prediction!.Value.Upper, fit.Prediction!.Value.Upper, 1e-8);
    }

    [Fact]
    public void No_heterogeneity_ends_at_zero_and_says_so()
    {
        double[] same = [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2];
        var fit = MultilevelModel.Fit(same, V, null, RandomTerm.Nested([("study", Study), ("row", Each)]));
        Assert.True(fit.Converged);
        Assert.All(fit.Components, c => Assert.True(c.AtEdge && c.Estimate < 1e-12));
        Assert.Equal(0.2, fit.Pooled.Estimate, 1e-12);
    }

    [Fact]
    public void A_covariance_that_no_estimates_can_have_is_refused_by_its_rows()
    {
        var e = Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, KnownCovariance.ByCluster(V, ["x", "x", "x", "x", "b", "c", "d", "e"], -0.9), null, [RandomTerm.Intercept("study", Study)]));
        Assert.Contains("rows 1, 2, 3, 4", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_singular_covariance_leaves_no_Q_but_a_fit()
    {
        var fit = MultilevelModel.Fit(Y, KnownCovariance.ByCluster(V, Study, 1), null, RandomTerm.Nested([("study", Study), ("row", Each)]));
        Assert.True(fit.Converged);
        Assert.Equal(double.NaN, fit.Q);
        Assert.Empty(fit.I2);
        Assert.Contains("singular", fit.Warnings.Single(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, KnownCovariance.ByCluster(V, Study, 1), null, [], new() { Method = HeterogeneityMethod.EE }));
    }

    [Fact]
    public void Variances_of_a_huge_range_are_fitted()
    {
        var v = V.Select((x, i) => i % 2 == 0 ? 1e-9 : 1e6).ToArray();
        var fit = MultilevelModel.Fit(Y, v, null, RandomTerm.Nested([("study", Study), ("row", Each)]));
        Assert.True(fit.Converged);
        Assert.InRange(fit.Pooled.Estimate, -0.2, 0.9);
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        RandomTerm[] study = [RandomTerm.Intercept("study", Study)];
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, V.AsSpan(1), null, study));
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, V, DesignMatrix.Intercept(7), study));
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, V, null, [RandomTerm.Intercept("study", ["a"])]));
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, V, null, study, new() { Method = HeterogeneityMethod.DL }));
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, V, null, study, new() { Test = TestKind.KnappHartung }));
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit([0.1], [0.1], null, []));
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, V, DesignMatrix.WithIntercept([1, 1, 1, 1, 1, 1, 1, 1]), study));
        Assert.Throws<ArgumentOutOfRangeException>(() => KnownCovariance.ByCluster(V, Study, 1.2));
        Assert.Throws<ArgumentException>(() => KnownCovariance.Whole(new double[,] { { 1, 0.5 }, { 0.4, 1 } }));
        Assert.Throws<ArgumentException>(() => KnownCovariance.Whole(new double[,] { { 1, 0.5, 0 }, { 0.5, 1, 0 } }));
        Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(Y, V, null, [RandomTerm.Levels("time", ["x", "y", "x", "y", "x", "y", "x", "y"], "study", Study, BetweenCovariance.CAR)]));
    }

    [Fact]
    public void Levels_that_never_meet_have_no_correlation()
    {
        string[] outcome = ["p", "p", "q", "q", "p", "p", "q", "q"];
        foreach (var covariance in new[] { BetweenCovariance.CS, BetweenCovariance.HCS, BetweenCovariance.UN, BetweenCovariance.AR, BetweenCovariance.HAR })
        {
            var fit = MultilevelModel.Fit(Y, V, null, [RandomTerm.Levels("outcome", outcome, "study", Study, covariance)]);
            Assert.True(fit.Components[^1] is { Kind: ComponentKind.Rho, Estimate: 0, IsFixed: true });
            Assert.Contains("correlations", fit.Warnings.Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_level_that_one_group_has_and_a_coefficient_of_its_own_has_no_variance()
    {
        string[] outcome = ["p", "q", "p", "q", "p", "q", "p", "z"];
        var design = new DesignMatrix(8, 3, [.. outcome.SelectMany(o => new[] { o == "p" ? 1.0 : 0, o == "q" ? 1.0 : 0, o == "z" ? 1.0 : 0 })]);
        foreach (var covariance in new[] { BetweenCovariance.UN, BetweenCovariance.HCS, BetweenCovariance.DIAG, BetweenCovariance.HAR })
        {
            var fit = MultilevelModel.Fit(Y, V, design, [RandomTerm.Levels("outcome", outcome, "study", Study, covariance)]);
            var tau2 = fit.Components.Where(c => c.Kind == ComponentKind.Tau2).ToArray();
            Assert.Equal(["p", "q", "z"], tau2.Select(c => c.Levels.Single()));
            Assert.True(tau2[2] is { IsFixed: true, Estimate: 0 } && !tau2[0].IsFixed);
            Assert.Contains(fit.Warnings, w => w.Contains("'z'", StringComparison.Ordinal));
            var without = MultilevelModel.Fit(Y.AsSpan(..7), V.AsSpan(..7), new DesignMatrix(7, 2, [.. outcome[..7].SelectMany(o => new[] { o == "p" ? 1.0 : 0, o == "q" ? 1.0 : 0 })]), [RandomTerm.Levels("outcome", outcome[..7], "study", Study[..7], covariance)]);
            Assert.Equal(without.Coefficients[0].Estimate, fit.Coefficients[0].Estimate, 1e-6);
            Assert.True(fit.Predict([0, 0, 1], "z").Range.Width > 0);
            Assert.NotEmpty(ProfileIntervals.Of(fit));
        }
    }

    [Fact]
    public void A_grouping_that_the_moderators_contain_has_no_variance()
    {
        var design = new DesignMatrix(8, 4, [.. Study.SelectMany(s => "abcd".Select(g => s[0] == g ? 1.0 : 0))]);
        var fit = MultilevelModel.Fit(Y, V, design, RandomTerm.Nested([("study", Study), ("row", Each)]));
        Assert.True(fit.Components[0] is { IsFixed: true, Estimate: 0 });
        Assert.Contains("contain every effect", fit.Warnings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_names_are_told_apart_by_their_whole_path()
    {
        var terms = RandomTerm.Nested([("a", ["x/y", "x"]), ("b", ["z", "y/z"])]);
        Assert.Equal("a/b", terms[1].Name);
        Assert.NotEqual(terms[1].Groups[0], terms[1].Groups[1]);
    }

    [Fact]
    public void More_rows_in_one_group_than_memory_holds_are_refused_with_a_way_out()
    {
        double[] y = [.. Enumerable.Range(0, 60_000).Select(i => Math.Sin(i))], v = [.. y.Select(_ => 0.1)];
        var term = RandomTerm.Intercept("country", [.. y.Select((_, i) => i % 2 == 0 ? "a" : "b")]);
        Assert.Contains("hang together", Assert.Throws<ArgumentException>(() => MultilevelModel.Fit(y, v, null, [term])).Message, StringComparison.Ordinal);
    }
}
