using Equipoise.Statistics.Effects;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Statistics.Tests.Effects;

public class PrintedIntervalTests
{
    private static readonly Gen<(double Estimate, double Se, EffectScale Scale)> Truths =
        from estimate in Gen.Choose(-3000, 3000)
        from se in Gen.Choose(1, 2000)
        from ratio in Gen.Elements(true, false)
        select (estimate / 1000.0, se / 1000.0, ratio ? EffectScale.Ratio : EffectScale.Difference);

    private const double Z975 = 1.959963984540054;

    /// <summary>Pooled numbers printed by a review of 2022, with what they imply worked out by hand to the digits given.</summary>
    [Theory]
    [InlineData(-5.96, -8.87, -3.06, EffectScale.Difference, 1.482, 0.0005, -4.02, 0.005, 5.8e-5, 0.05e-5)]
    [InlineData(1.01, 0.87, 1.18, EffectScale.Ratio, 0.07775, 0.000005, 0.128, 0.0005, 0.898, 0.0005)]
    [InlineData(1.55, 0.60, 3.98, EffectScale.Ratio, 0.4827, 0.00005, 0.908, 0.0005, 0.364, 0.0005)]
    public void Numbers_of_Qu_2022_imply(
        double estimate, double lower, double upper, EffectScale scale, double se, double halfSe, double z, double halfZ, double p, double halfP)
    {
        var implied = PrintedInterval.From(estimate, new(lower, upper), scale);
        Assert.Equal(se, implied.StandardError, halfSe);
        Assert.Equal(z, implied.Z, halfZ);
        Assert.Equal(p, implied.P, halfP);
    }

    /// <summary>Altman DG, Bland JM (2011). How to obtain the P value from a confidence interval. BMJ 343:d2304: "0.81 (0.70 to 0.94)" gives P = 0.005.</summary>
    [Fact]
    public void The_worked_example_of_Altman_and_Bland_2011()
    {
        var implied = PrintedInterval.From(0.81, new(0.70, 0.94), EffectScale.Ratio);
        Assert.Equal(0.0752, implied.StandardError, 0.00005);
        Assert.Equal(-2.802, implied.Z, 0.003);
        Assert.Equal(0.005, implied.P, 0.0005);
    }

    [Fact]
    public void A_printed_interval_gives_back_the_standard_error_it_was_made_from() => Soak.ForAll(500, Truths, t =>
    {
        var implied = Print(t.Estimate, t.Se, t.Scale);
        Assert.Equal(t.Se, implied.StandardError, 1e-9);
        Assert.Equal(t.Estimate, implied.Estimate, 1e-9);
        Assert.Equal(t.Estimate, implied.Middle, 1e-9);
        Assert.InRange(implied.P, 0, 1);
    });

    [Fact]
    public void Turning_the_comparison_round_keeps_p() => Soak.ForAll(200, Truths, t =>
        Assert.Equal(Print(t.Estimate, t.Se, t.Scale).P, Print(-t.Estimate, t.Se, t.Scale).P, 1e-12));

    [Fact]
    public void The_interval_touches_no_effect_exactly_at_p_005()
    {
        Assert.Equal(0.05, PrintedInterval.From(2, new(0, 4), EffectScale.Difference).P, 1e-12);
        Assert.Equal(0.05, PrintedInterval.From(2, new(1, 4), EffectScale.Ratio).P, 1e-12);
        Assert.Equal(0.10, PrintedInterval.From(2, new(0, 4), EffectScale.Difference, level: 0.9).P, 1e-12);
    }

    [Fact]
    public void Rounding_allows_a_range_of_p_that_holds_the_p_of_the_true_numbers() => Soak.ForAll(500, Truths, t =>
    {
        const double unit = 0.01;
        double Round(double x) => Math.Round(x / unit) * unit;
        var (estimate, interval) = Numbers(t.Estimate, t.Se, t.Scale);
        var printed = new Interval(Round(interval.Lower), Round(interval.Upper));
        if (printed.Width <= unit || (t.Scale == EffectScale.Ratio && (printed.Lower <= unit || Round(estimate) <= unit))) return;
        var allowed = PrintedInterval.PAllowed(Round(estimate), printed, t.Scale, unit);
        var p = PrintedInterval.From(estimate, interval, t.Scale).P;
        Assert.InRange(p, allowed.Lower - 1e-12, allowed.Upper + 1e-12);
    });

    [Fact]
    public void An_estimate_that_may_be_no_effect_allows_p_up_to_1() =>
        Assert.Equal(1, PrintedInterval.PAllowed(1.00, new(0.87, 1.15), EffectScale.Ratio, 0.01).Upper);

    [Theory]
    [InlineData(1, 2, 2, EffectScale.Difference, 0.95)]
    [InlineData(1, 3, 2, EffectScale.Difference, 0.95)]
    [InlineData(1, double.NaN, 2, EffectScale.Difference, 0.95)]
    [InlineData(0, 0.5, 2, EffectScale.Ratio, 0.95)]
    [InlineData(1, 0, 2, EffectScale.Ratio, 0.95)]
    [InlineData(1, 0.5, 2, EffectScale.Ratio, 95)]
    public void What_cannot_be_meant_is_refused(double estimate, double lower, double upper, EffectScale scale, double level)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PrintedInterval.From(estimate, new(lower, upper), scale, level));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrintedInterval.PAllowed(estimate, new(lower, upper), scale, 0.01, level));
    }

    [Fact]
    public void A_last_digit_of_no_size_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PrintedInterval.PAllowed(1, new(0, 2), EffectScale.Difference, unit: 0));

    [Fact]
    public void A_difference_that_may_have_been_rounded_across_zero_allows_every_p_up_to_one() =>
        Assert.Equal(1, PrintedInterval.PAllowed(0.004, new(-1, 1.01), EffectScale.Difference, 0.01).Upper);

    private static PrintedInterval Print(double estimate, double se, EffectScale scale)
    {
        var (printed, interval) = Numbers(estimate, se, scale);
        return PrintedInterval.From(printed, interval, scale);
    }

    private static (double Estimate, Interval Interval) Numbers(double estimate, double se, EffectScale scale)
    {
        var interval = new Interval(estimate - (Z975 * se), estimate + (Z975 * se));
        return scale == EffectScale.Ratio ? (Math.Exp(estimate), new(Math.Exp(interval.Lower), Math.Exp(interval.Upper))) : (estimate, interval);
    }
}
