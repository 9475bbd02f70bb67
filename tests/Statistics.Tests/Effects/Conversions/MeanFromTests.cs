using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Effects.Conversions;
using Equipoise.Statistics.Tests.Oracles;

namespace Equipoise.Statistics.Tests.Effects.Conversions;

public sealed class MeanFromTests
{
    private static readonly FiveNumbers Range = FiveNumbers.OfRange(10, 25, 50, 40);
    private static readonly FiveNumbers Quartiles = FiveNumbers.OfQuartiles(20, 25, 31, 40);
    private static readonly FiveNumbers All = FiveNumbers.OfAll(10, 20, 25, 31, 50, 40);

    /// <summary>The formulas of Wan 2014 (9, 16), worked out apart.</summary>
    [Fact]
    public void Wan_2014()
    {
        Near(27.5, 9.274907637847637, MeanFrom.Wan(Range), 1e-12);
        Near(25.333333333333332, 8.458228916273633, MeanFrom.Wan(Quartiles), 1e-12);
        Near(26.5, 8.866568277060635, MeanFrom.Wan(All), 1e-12);
    }

    /// <summary>The formulas of Luo 2018 (7, 11, 15) and Shi 2020 (10), worked out apart.</summary>
    [Fact]
    public void Luo_2018_with_the_deviation_of_Shi_2020()
    {
        Near(26.00475174351687, 9.274907637847637, MeanFrom.Luo(Range), 1e-12);
        Near(25.354875, 8.458228916273633, MeanFrom.Luo(Quartiles), 1e-12);
        Near(25.91021946182584, 8.95613480696871, MeanFrom.Luo(All), 1e-12);
    }

    /// <summary>The example of the authors' own program, which prints 4.347284 and 1.502171 (it stops a little before the minimum).</summary>
    [Fact]
    public void Quantile_estimation_of_McGrath_2020()
    {
        var fit = MeanFrom.BestFit(FiveNumbers.OfRange(2, 4, 9, 100));
        Near(4.347284, 1.502171, fit, 3e-5);
        Assert.Contains("log-normal", fit.Assumption, StringComparison.Ordinal);
    }

    /// <summary>Least squares found by R's optim from several starts, for each family that wins somewhere.</summary>
    [Fact]
    public void The_nearest_family_is_found_and_its_least_squares()
    {
        Near(4.34726817159, 1.50217931459, MeanFrom.BestFit(FiveNumbers.OfRange(2, 4, 9, 100)), 1e-7);
        Near(15.6613603411, 9.73824831405, MeanFrom.BestFit(FiveNumbers.OfQuartiles(10, 12, 20, 30)), 1e-6);
        Near(10.2659600457, 7.71965251806, MeanFrom.BestFit(FiveNumbers.OfAll(1, 5, 8, 14, 30, 40)), 1e-6);
        Near(30.2024006790, 3.98881666719, MeanFrom.BestFit(FiveNumbers.OfAll(20, 28, 31, 33, 37, 60)), 1e-6);
    }

    [Fact]
    public void With_negative_numbers_only_the_normal_is_tried()
    {
        var fit = MeanFrom.BestFit(FiveNumbers.OfQuartiles(-1, 0, 1, 50));
        Near(0, 1.482602218505602, fit, 1e-12);
        Assert.Contains("normal", fit.Assumption, StringComparison.Ordinal);
    }

    /// <summary>Root of the asymmetry and moments of the inverse integrated with twenty digits (mpmath).</summary>
    [Fact]
    public void The_power_method_of_McGrath_2020()
    {
        Near(15.142029479669, 7.1675932208522, MeanFrom.BoxCox(FiveNumbers.OfQuartiles(10, 14, 19, 80)), 1e-6);
        Near(20.690628841246, 8.3435960122057, MeanFrom.BoxCox(FiveNumbers.OfRange(5, 20, 42, 50)), 1e-6);
        Near(4.3856706292924, 3.0301645899744, MeanFrom.BoxCox(FiveNumbers.OfQuartiles(1, 4, 8, 30)), 1e-5);
    }

    /// <summary>Skewed more than a logarithm: the power stops at 0, and the moments are those of the log-normal. The authors' program, by simulation, printed 4.20 and 1.28.</summary>
    [Fact]
    public void A_power_below_zero_is_taken_as_the_logarithm()
    {
        var found = MeanFrom.BoxCox(FiveNumbers.OfRange(2, 4, 9, 100));
        Near(4.204881, 1.277236, found, 0.03);
        Assert.Contains("logarithm", found.Assumption, StringComparison.Ordinal);
    }

    [Fact]
    public void Changing_the_unit_changes_nothing_but_the_unit()
    {
        foreach (var method in new Func<FiveNumbers, Derived<OneMean>>[] { MeanFrom.Wan, MeanFrom.Luo, MeanFrom.BestFit, MeanFrom.BoxCox })
        {
            var small = method(FiveNumbers.OfAll(1, 5, 8, 14, 30, 40)).Value;
            var large = method(FiveNumbers.OfAll(1e6, 5e6, 8e6, 14e6, 30e6, 40)).Value;
            Assert.Equal(small.Mean * 1e6, large.Mean, large.Mean * 1e-7);
            Assert.Equal(small.Sd * 1e6, large.Sd, large.Sd * 1e-6);
        }
    }

    [Fact]
    public void Exact_normal_quartiles_give_back_mean_and_deviation()
    {
        const double q = 0.6744897501960817;
        foreach (var method in new Func<FiveNumbers, Derived<OneMean>>[] { MeanFrom.Wan, MeanFrom.Luo, MeanFrom.BestFit, MeanFrom.BoxCox })
        {
            var found = method(FiveNumbers.OfQuartiles(100 - (15 * q), 100, 100 + (15 * q), 100_000));
            Assert.Equal(100, found.Value.Mean, 1e-3);
            Assert.Equal(15, found.Value.Sd, 0.01);
            Assert.False(found.IsDoubtful);
        }
    }

    /// <summary>Shi 2023: |a + b − 2m|/(b − a) against 1/ln(n + 9) + 2.5/(n + 1), and so on, by hand.</summary>
    [Fact]
    public void Skewed_numbers_carry_a_doubt()
    {
        var test = SkewnessTest.Of(FiveNumbers.OfRange(2, 4, 9, 100));
        Assert.Equal(3 / 7.0, test.Statistic, 1e-15);
        Assert.Equal((1 / Math.Log(109)) + (2.5 / 101), test.Critical, 1e-15);
        Assert.True(test.IsSkewed);
        Assert.True(MeanFrom.Luo(FiveNumbers.OfRange(2, 4, 9, 100)).IsDoubtful);
        Assert.False(MeanFrom.Luo(FiveNumbers.OfRange(2, 5, 9, 100)).IsDoubtful);

        var quartiles = SkewnessTest.Of(FiveNumbers.OfQuartiles(10, 12, 20, 30));
        Assert.Equal(0.6, quartiles.Statistic, 1e-15);
        Assert.Equal((2.65 / Math.Sqrt(30)) - (6 / 900.0), quartiles.Critical, 1e-15);

        var all = SkewnessTest.Of(FiveNumbers.OfAll(1, 5, 8, 14, 30, 40));
        Assert.Equal(2.65 * Math.Log(24) / Math.Sqrt(40) * (15.0 / 29), all.Statistic, 1e-14);
        Assert.Equal((3 / Math.Sqrt(40)) - (40 / 64000.0), all.Critical, 1e-15);
    }

    /// <summary>In samples of normal data the test should err about once in twenty (Shi 2023 says 0.05).</summary>
    [Fact]
    public void The_skewness_test_errs_about_once_in_twenty_on_normal_data()
    {
        var random = new Random(20261125);
        int skewed = 0, runs = 4000;
        for (var run = 0; run < runs; run++)
        {
            double[] x = [.. Enumerable.Range(0, 81).Select(_ => RandomNormal.Next(random)).Order()];
            if (SkewnessTest.Of(FiveNumbers.OfAll(x[0], x[20], x[40], x[60], x[80], 81)).IsSkewed) skewed++;
        }

        Assert.InRange(skewed / (double)runs, 0.03, 0.07);
    }

    [Theory]
    [InlineData(10, 9, 20, 30)]
    [InlineData(10, 15, 14, 30)]
    [InlineData(10, 10, 10, 30)]
    [InlineData(10, double.NaN, 20, 30)]
    [InlineData(10, 15, double.PositiveInfinity, 30)]
    [InlineData(10, 15, 20, 4)]
    [InlineData(10, 15, 20, double.NaN)]
    public void Numbers_out_of_order_or_without_spread_are_refused(double low, double middle, double high, double n)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FiveNumbers.OfRange(low, middle, high, n));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiveNumbers.OfQuartiles(low, middle, high, n));
    }

    [Fact]
    public void The_power_method_refuses_zero_and_every_method_bears_ties()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanFrom.BoxCox(FiveNumbers.OfRange(0, 4, 9, 100)));
        foreach (var five in new[] { FiveNumbers.OfQuartiles(4, 4, 9, 30), FiveNumbers.OfQuartiles(4, 9, 9, 30), FiveNumbers.OfAll(1, 2, 2, 2, 5, 30), FiveNumbers.OfRange(1e-8, 1, 1e8, 1000) })
        {
            foreach (var method in new Func<FiveNumbers, Derived<OneMean>>[] { MeanFrom.Wan, MeanFrom.Luo, MeanFrom.BestFit, MeanFrom.BoxCox })
            {
                var found = method(five).Value;
                Assert.True(double.IsFinite(found.Mean) && found.Sd > 0 && double.IsFinite(found.Sd), $"{five} gave {found}.");
            }
        }
    }

    private static void Near(double mean, double deviation, Derived<OneMean> found, double tolerance)
    {
        Assert.Equal(mean, found.Value.Mean, tolerance);
        Assert.Equal(deviation, found.Value.Sd, tolerance);
        Assert.NotEmpty(found.Method);
        Assert.NotEmpty(found.Assumption);
    }
}
