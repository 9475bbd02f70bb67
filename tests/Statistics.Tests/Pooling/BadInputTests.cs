using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Tests.Pooling;

/// <summary>What no study should bring, and what is said about it.</summary>
public sealed class BadInputTests
{
    private static readonly HeterogeneityMethod[] Methods = Enum.GetValues<HeterogeneityMethod>();

    [Fact]
    public void Studies_that_cannot_be_pooled_are_left_out_and_named()
    {
        var fit = MetaAnalysis.Fit([0.1, double.NaN, 0.3, 0.2, double.PositiveInfinity, 0.4], [0.1, 0.2, 0, -1, 0.1, 0.2]);
        Assert.Equal(2, fit.K);
        Assert.Equal([0, 5], fit.Rows);
        Assert.Equal(
            [new(1, LeftOutReason.Missing), new(2, LeftOutReason.VarianceNotPositive), new(3, LeftOutReason.VarianceNotPositive), new(4, LeftOutReason.Infinite)],
            fit.LeftOut);
    }

    [Fact]
    public void Nothing_to_pool_is_refused() => Assert.Throws<ArgumentException>(() => MetaAnalysis.Fit([double.NaN], [1.0]));

    [Fact]
    public void Unequal_lengths_are_refused() => Assert.Throws<ArgumentException>(() => MetaAnalysis.Fit([1.0, 2], [1.0]));

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_level_that_is_none_is_refused(double level) => Assert.Throws<ArgumentOutOfRangeException>(() => MetaAnalysis.Fit([1.0, 2], [1.0, 1], new() { Level = level }));

    [Fact]
    public void One_study_is_its_own_pooled_effect()
    {
        foreach (var method in Methods)
        {
            var fit = MetaAnalysis.Fit([0.5], [0.04], new() { Method = method, Test = TestKind.KnappHartung });
            Assert.Equal(0.5, fit.Pooled.Estimate);
            Assert.Equal(0.2, fit.Pooled.StandardError, 15);
            Assert.Equal(0, fit.Tau2);
            Assert.Equal(1, fit.QP);
            Assert.True(double.IsPositiveInfinity(fit.Pooled.DegreesOfFreedom), "Without residual degrees of freedom the normal distribution is used.");
        }
    }

    [Fact]
    public void One_study_has_no_interval_of_heterogeneity() => Assert.Throws<ArgumentException>(() => HeterogeneityIntervals.QProfile(MetaAnalysis.Fit([0.5], [0.04])));

    [Fact]
    public void Tables_without_any_events_have_no_log_ratio_unless_something_is_added()
    {
        TwoByTwo[] none = [new(0, 20, 0, 30)];
        Assert.False(TwoByTwoEffects.Compute(TwoByTwoMeasure.OR, none, ZeroCells.Leave)[0].IsComplete);
        Assert.True(TwoByTwoEffects.Compute(TwoByTwoMeasure.OR, none)[0].IsComplete);
        Assert.False(TwoByTwoEffects.Compute(TwoByTwoMeasure.OR, none, ZeroCells.Half with { DropDoubleZero = true })[0].IsComplete);
    }

    [Fact]
    public void A_negative_count_is_refused_with_its_row()
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => TwoByTwoEffects.Compute(TwoByTwoMeasure.RR, [new(1, 2, 3, 4), new(1, -2, 3, 4)]));
        Assert.Contains("Row 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variance_that_the_measure_does_not_know_is_refused() =>
        Assert.Throws<ArgumentException>(() => TwoMeansEffects.Compute(TwoMeansMeasure.VR, [new(1, 1, 5, 2, 1, 5)], Sampling.CrossSectional));

    [Fact]
    public void Collinear_moderators_are_refused() =>
        Assert.Throws<ArgumentException>(() => MetaRegression.Fit([1.0, 2, 3, 4], [1.0, 1, 1, 1], DesignMatrix.WithIntercept([1, 2, 3, 4], [2, 4, 6, 8])));

    [Fact]
    public void More_coefficients_than_studies_are_refused() =>
        Assert.Throws<ArgumentException>(() => MetaRegression.Fit([1.0, 2], [1.0, 1], DesignMatrix.WithIntercept([1, 2], [2, 5])));

    [Fact]
    public void A_study_without_its_moderator_is_left_out_and_named()
    {
        var fit = MetaRegression.Fit([1.0, 2, 3, 5], [1.0, 1, 1, 1], DesignMatrix.WithIntercept([1, double.NaN, 3, 4]));
        Assert.Equal([new LeftOutStudy(1, LeftOutReason.Missing)], fit.LeftOut);
        Assert.Equal(3, fit.K);
    }

    [Fact]
    public void Variances_over_thirty_orders_of_magnitude_give_numbers_by_every_method()
    {
        double[] y = [.. Enumerable.Range(0, 31).Select(i => Math.Sin(i) * Math.Pow(10, (i - 15) / 2.0))];
        double[] v = [.. Enumerable.Range(0, 31).Select(i => Math.Pow(10, i - 15))];
        foreach (var method in Methods)
        {
            var fit = MetaAnalysis.Fit(y, v, new() { Method = method });
            Assert.True(fit.Converged, $"{method} took {fit.Evaluations} evaluations and did not settle.");
            Assert.True(double.IsFinite(fit.Pooled.Estimate) && fit.Pooled.StandardError > 0 && double.IsFinite(fit.Tau2) && double.IsFinite(fit.I2), $"{method}: {fit.Pooled}");
        }
    }

    [Fact]
    public void A_million_studies_are_fitted_in_linear_time()
    {
        const int k = 1_000_000;
        var random = new Random(20261124);
        double[] y = new double[k], v = new double[k];
        for (var i = 0; i < k; i++)
        {
            v[i] = 0.01 + (0.19 * random.NextDouble());
            y[i] = 0.3 + ((random.NextDouble() - 0.5) * Math.Sqrt(12 * (v[i] + 0.05)));
        }

        var fit = MetaAnalysis.Fit(y, v);
        Assert.True(fit.Converged, "A million studies did not settle.");
        Assert.Equal(0.3, fit.Pooled.Estimate, 0.002);
        Assert.Equal(0.05, fit.Tau2, 0.001);
    }

    [Fact]
    public void Fitting_allocates_the_same_however_many_steps_it_takes()
    {
        double[] v = [0.1, 0.2, 0.05, 0.3, 0.15, 0.08, 0.11, 0.4, 0.06, 0.2];
        double[] easy = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], hard = [1.2, -0.9, 0.1, 0.8, -0.3, 2.2, -1.6, 0.4, 0.9, -0.2];
        long Bytes(double[] y)
        {
            _ = MetaAnalysis.Fit(y, v);
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = MetaAnalysis.Fit(y, v);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(Bytes(easy), Bytes(hard));
    }
}
