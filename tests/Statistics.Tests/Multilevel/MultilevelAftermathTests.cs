using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tests.Goldens;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.Tests.Multilevel;

/// <summary>What follows from a fit: intervals of variances, robust tests, residuals, predictions, fits without a cluster.</summary>
public sealed class MultilevelAftermathTests
{
    private static readonly Golden Schools = Golden.Multilevel.First(g => g.DataSet == "dat.konstantopoulos2011" && g.Id == "MV/three-level");
    private static readonly double[] Y = Schools.Numbers("yi");
    private static readonly double[] V = Schools.Numbers("vi");
    private static readonly string[] District = [.. Schools.Json.GetProperty("data").GetProperty("rows").EnumerateArray().Select(r => r[0].ToString())];
    private static readonly string[] School = [.. Schools.Json.GetProperty("data").GetProperty("rows").EnumerateArray().Select(r => r[1].ToString())];

    [Fact]
    public void At_the_ends_of_an_interval_the_likelihood_has_fallen_by_half_the_chi_square_quantile()
    {
        var fit = MultilevelFitOf();
        var intervals = ProfileIntervals.Of(fit);
        double Dense(double between, double within) => LogLikelihood(Matrix<double>.Build.Dense(56, 56, (i, k) => (District[i] == District[k] ? between : 0) + (i == k ? within + V[i] : 0)));
        var floor = fit.Statistics.LogLikelihood - (3.841458820694124 / 2);
        foreach (var end in new[] { intervals[0].Interval.Lower, intervals[0].Interval.Upper }) Assert.Equal(floor, Greatest(w => Dense(end, w), 0.3), 1e-8);
        foreach (var end in new[] { intervals[1].Interval.Lower, intervals[1].Interval.Upper }) Assert.Equal(floor, Greatest(b => Dense(b, end), 2), 1e-8);
    }

    [Fact]
    public void Two_outcomes_have_the_same_intervals_unstructured_and_heterogeneous()
    {
        var unstructured = ProfileIntervals.Of(Outcomes(BetweenCovariance.UN));
        var heterogeneous = ProfileIntervals.Of(Outcomes(BetweenCovariance.HCS));
        Assert.Equal(3, unstructured.Count);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(heterogeneous[i].Interval.Lower, unstructured[i].Interval.Lower, 1e-7);
            Assert.Equal(heterogeneous[i].Interval.Upper, unstructured[i].Interval.Upper, 1e-7);
            Assert.True(unstructured[i].Interval.Contains(unstructured[i].Component.Estimate));
        }
    }

    [Fact]
    public void A_wider_level_makes_a_wider_interval_and_equal_effects_have_none()
    {
        var fit = MultilevelFitOf();
        Assert.True(ProfileIntervals.Of(fit, 0.99)[0].Interval.Width > ProfileIntervals.Of(fit, 0.9)[0].Interval.Width);
        Assert.Throws<ArgumentException>(() => ProfileIntervals.Of(MultilevelModel.Fit(Y, V, null, [], new() { Method = HeterogeneityMethod.EE })));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProfileIntervals.Of(fit, 1));
    }

    [Fact]
    public void Robust_variances_of_crossed_clusters_are_those_of_matrix_algebra()
    {
        string[] kind = [.. Enumerable.Range(0, 56).Select(i => FormattableString.Invariant($"k{i % 7}"))];
        double[] x = [.. Enumerable.Range(0, 56).Select(i => i % 5.0)];
        var design = DesignMatrix.WithIntercept(x);
        var fit = MultilevelModel.Fit(Y, V, design, [RandomTerm.Intercept("district", District), RandomTerm.Intercept("kind", kind), RandomTerm.Intercept("row", [.. Enumerable.Range(0, 56).Select(i => $"{i}")])]);
        var robust = MultilevelRobust.Of(fit, District, RobustKind.CR0);
        var w = Matrix<double>.Build.Dense(56, 56, (i, k) => (i == k ? V[i] + fit.Sigma2[2] : 0) + (District[i] == District[k] ? fit.Sigma2[0] : 0) + (kind[i] == kind[k] ? fit.Sigma2[1] : 0)).Inverse();
        var m = Matrix<double>.Build.Dense(56, 2, (i, c) => c == 0 ? 1 : x[i]);
        var bread = m.TransposeThisAndMultiply(w * m).Inverse() * m.TransposeThisAndMultiply(w);
        var e = Vector<double>.Build.Dense(Y) - (m * (bread * Vector<double>.Build.Dense(Y)));
        var expected = bread * Matrix<double>.Build.Dense(56, 56, (i, k) => District[i] == District[k] ? e[i] * e[k] : 0) * bread.Transpose();
        for (var i = 0; i < 2; i++)
        {
            for (var k = 0; k < 2; k++) Assert.Equal(expected[i, k], robust.Covariance(i, k), 1e-10 * Math.Abs(expected[0, 0]));
        }

        Assert.Equal(robust.Covariance(1, 1) * 11 / 9, MultilevelRobust.Of(fit, District, RobustKind.CR1).Covariance(1, 1), 1e-12);
        Assert.Contains("share a random effect", Assert.Throws<ArgumentException>(() => MultilevelRobust.Of(fit, District)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MultilevelRobust.Of(fit, Enumerable.Repeat("one", 56).ToArray(), RobustKind.CR1));
        Assert.Throws<ArgumentException>(() => MultilevelRobust.Of(fit, District[1..], RobustKind.CR1));
    }

    [Fact]
    public void Predicted_effects_residuals_and_weights_are_those_of_matrix_algebra()
    {
        var fit = MultilevelFitOf();
        var cells = Matrix<double>.Build.Dense(56, 56, (i, k) => (District[i] == District[k] ? fit.Sigma2[0] : 0) + (i == k ? fit.Sigma2[1] + V[i] : 0));
        var w = cells.Inverse();
        var ones = Vector<double>.Build.Dense(56, 1);
        var e = Vector<double>.Build.Dense(Y) - (fit.Pooled.Estimate * ones);
        var we = w * e;
        foreach (var predicted in fit.Predicted(0)) Assert.Equal(fit.Sigma2[0] * Enumerable.Range(0, 56).Where(i => District[i] == predicted.Group).Sum(i => we[i]), predicted.Effects[0], 1e-10);
        var residuals = MultilevelResiduals.Internal(fit);
        var variance = 1 / (ones * (w * ones));
        double[] diagonal = MultilevelResiduals.Weights(fit), sums = MultilevelResiduals.RowSums(fit);
        for (var i = 0; i < 56; i++)
        {
            Assert.Equal(e[i], residuals[i].Value, 1e-12);
            Assert.Equal(Math.Sqrt(cells[i, i] - variance), residuals[i].StandardError, 1e-10);
            Assert.Equal(100 * w[i, i] / w.Diagonal().Sum(), diagonal[i], 1e-9);
            Assert.Equal(100 * w.Row(i).Sum() * variance, sums[i], 1e-9);
        }
    }

    [Fact]
    public void A_model_without_a_cluster_is_the_model_of_the_others()
    {
        var without = LeaveClusterOut.Of(MultilevelFitOf(), District);
        Assert.Equal(11, without.Count);
        var first = without[0];
        int[] kept = [.. Enumerable.Range(0, 56).Where(i => District[i] != first.Cluster)];
        var alone = MultilevelModel.Fit([.. kept.Select(i => Y[i])], [.. kept.Select(i => V[i])], null, RandomTerm.Nested([("district", [.. kept.Select(i => District[i])]), ("school", [.. kept.Select(i => School[i])])]));
        Assert.Equal(alone.Pooled, first.Fit!.Pooled);
        Assert.Throws<ArgumentException>(() => LeaveClusterOut.Of(MultilevelFitOf(), Enumerable.Repeat("one", 56).ToArray()));
    }

    [Fact]
    public void A_cluster_without_which_there_is_no_model_is_said_so()
    {
        var design = DesignMatrix.WithIntercept([.. District.Select(d => d == District[0] ? 1.0 : 0)]);
        var without = LeaveClusterOut.Of(MultilevelModel.Fit(Y, V, design, [RandomTerm.Intercept("district", District)]), District);
        Assert.Null(without[0].Fit);
        Assert.Contains("depend on each other", without[0].Reason, StringComparison.Ordinal);
        Assert.NotNull(without[1].Fit);
    }

    [Fact]
    public void Models_that_are_not_one_within_the_other_are_not_compared()
    {
        var full = MultilevelFitOf();
        var reduced = MultilevelModel.Fit(Y, V, null, [RandomTerm.Intercept("district", District)]);
        Assert.Equal(1, LikelihoodRatio.Of(full, reduced).Df);
        Assert.Throws<ArgumentException>(() => LikelihoodRatio.Of(reduced, full));
        Assert.Throws<ArgumentException>(() => LikelihoodRatio.Of(full, MultilevelModel.Fit(Y, V, null, [RandomTerm.Intercept("district", District)], new() { Method = HeterogeneityMethod.ML })));
        Assert.Throws<ArgumentException>(() => LikelihoodRatio.Of(full, MultilevelModel.Fit(Y.AsSpan(1), V.AsSpan(1), null, [RandomTerm.Intercept("district", District[1..])])));
        var moderated = MultilevelModel.Fit(Y, V, DesignMatrix.WithIntercept([.. Enumerable.Range(0, 56).Select(i => (double)i)]), [RandomTerm.Intercept("district", District), RandomTerm.Intercept("school", School), RandomTerm.Intercept("row", [.. Enumerable.Range(0, 56).Select(i => $"{i}")])]);
        Assert.Throws<ArgumentException>(() => LikelihoodRatio.Of(moderated, full));
    }

    [Fact]
    public void Containment_counts_the_groups_within_which_a_moderator_does_not_differ()
    {
        double[] x = [.. District.Select(d => d.Length + (double)d[0])], z = [.. Enumerable.Range(0, 56).Select(i => i % 3.0)];
        var fit = MultilevelModel.Fit(Y, V, DesignMatrix.WithIntercept(x, z), RandomTerm.Nested([("district", District), ("school", School)]), new() { Test = TestKind.T, DegreesOfFreedom = CoefficientDf.Containment });
        Assert.Equal([8.0, 8, 53], fit.Coefficients.Select(c => c.DegreesOfFreedom));
        Assert.Equal(8, fit.Moderators!.Value.Df2);
    }

    [Fact]
    public void A_prediction_needs_the_level_where_levels_differ()
    {
        var fit = Outcomes(BetweenCovariance.UN);
        Assert.Null(fit.Prediction);
        Assert.Equal(double.NaN, fit.Predict([1, 0]).Range.Lower);
        var al = fit.Predict([1, 0], "AL");
        Assert.Equal(1.959963984540054 * Math.Sqrt(fit.Covariance(0, 0) + fit.Tau2()[0]), al.Range.Upper - al.Estimate, 1e-10);
        Assert.Throws<ArgumentException>(() => fit.Predict([1, 0], "XX"));
        Assert.Throws<ArgumentException>(() => fit.Predict([1]));
    }

    private static MultilevelFit MultilevelFitOf() => MultilevelModel.Fit(Y, V, null, RandomTerm.Nested([("district", District), ("school", School)]));

    /// <summary>Berkey CS et al. (1998). Statistics in Medicine 17:2537–2550, Table I: probing depth and attachment level in five trials.</summary>
    private static MultilevelFit Outcomes(BetweenCovariance covariance)
    {
        double[,] Block(double a, double b, double c) => new[,] { { a, b }, { b, c } };
        var known = KnownCovariance.Blocks([Block(0.0075, 0.0030, 0.0077), Block(0.0057, 0.0009, 0.0008), Block(0.0021, 0.0007, 0.0014), Block(0.0029, 0.0009, 0.0015), Block(0.0148, 0.0072, 0.0304)]);
        string[] outcome = ["PD", "AL", "PD", "AL", "PD", "AL", "PD", "AL", "PD", "AL"], trial = ["1", "1", "2", "2", "3", "3", "4", "4", "5", "5"];
        var design = new DesignMatrix(10, 2, [.. outcome.SelectMany(o => o == "AL" ? new[] { 1.0, 0 } : [0, 1])], ["AL", "PD"]);
        return MultilevelModel.Fit([0.47, -0.32, 0.20, -0.60, 0.40, -0.12, 0.26, -0.31, 0.56, -0.39], known, design, [RandomTerm.Levels("outcome", outcome, "trial", trial, covariance)]);
    }

    private static double LogLikelihood(Matrix<double> v)
    {
        var w = v.Inverse();
        var ones = Vector<double>.Build.Dense(v.RowCount, 1);
        var y = Vector<double>.Build.Dense(Y);
        var information = ones * (w * ones);
        var e = y - (ones * (ones * (w * y) / information));
        return -(((v.RowCount - 1) * Math.Log(2 * Math.PI)) + v.Svd(false).S.Sum(Math.Log) + (e * (w * e)) + Math.Log(information / v.RowCount)) / 2;
    }

    /// <summary>Golden section search.</summary>
    private static double Greatest(Func<double, double> f, double to)
    {
        const double ratio = 0.6180339887498949;
        double a = 0, b = to, c = b - (ratio * (b - a)), d = a + (ratio * (b - a)), fc = f(c), fd = f(d);
        for (var n = 0; n < 60; n++)
        {
            if (fc > fd) (b, d, fd, c, fc) = (d, c, fc, d - (ratio * (d - a)), f(d - (ratio * (d - a))));
            else (a, c, fc, d, fd) = (c, d, fd, c + (ratio * (b - c)), f(c + (ratio * (b - c))));
        }

        return Math.Max(fc, fd);
    }
}
