using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Effects.Conversions;
using Equipoise.Statistics.Tests.Oracles;

namespace Equipoise.Statistics.Tests.Effects.Conversions;

public sealed class ConversionsTests
{
    /// <summary>Cochrane Handbook 6.5.2.3: 25 against 22 people, a difference of 3.8 with P = 0.008: t = 2.78, SE = 1.37, SD = 4.69.</summary>
    [Fact]
    public void The_p_value_of_the_Handbook()
    {
        var p = ExactP.Of(0.008);
        Assert.Equal(2.78, TestStatisticFrom.P(p, 45).Value, 0.005);
        var error = StandardErrorFrom.P(3.8, p, 45).Value;
        Assert.Equal(1.37, error, 0.005);
        Assert.Equal(4.69, DeviationFrom.DifferenceError(error, 25, 22).Value, 0.02);
    }

    /// <summary>Cochrane Handbook 6.5.2.2: for 25 people a 95% interval is divided by 4.128, that of a large group by 3.92.</summary>
    [Fact]
    public void The_intervals_of_the_Handbook()
    {
        Assert.Equal(5 * 4.2 / 4.128, DeviationFrom.Interval(new(30.0, 34.2), 25).Value, 0.001);
        Assert.Equal(4.2 / 3.92, StandardErrorFrom.Interval(new(30.0, 34.2), EffectScale.Difference).Value, 0.0001);
        Assert.Equal(4.2 / 4.128, StandardErrorFrom.Interval(new(30.0, 34.2), EffectScale.Difference, 0.95, 24).Value, 0.0005);
        Assert.Equal(4.2 / 3.29, StandardErrorFrom.Interval(new(30.0, 34.2), EffectScale.Difference, 0.90).Value, 0.0005);
        Assert.Equal(Math.Log(4) / 3.92, StandardErrorFrom.Interval(new(0.5, 2), EffectScale.Ratio).Value, 0.0001);
    }

    /// <summary>Cochrane Handbook 6.5.2.8: deviations 6.4, 7.1 and 4.5 imply a correlation of 0.78; 7.0, 6.9 and 4.2 one of 0.82.</summary>
    [Fact]
    public void The_correlations_of_the_Handbook_and_back()
    {
        Assert.Equal(0.78, CorrelationFrom.Deviations(6.4, 7.1, 4.5).Value, 0.005);
        Assert.Equal(0.82, CorrelationFrom.Deviations(7.0, 6.9, 4.2).Value, 0.005);
        Assert.Equal(4.5, DeviationFrom.Changes(6.4, 7.1, CorrelationFrom.Deviations(6.4, 7.1, 4.5).Value).Value, 1e-12);
        Assert.Equal(0, DeviationFrom.Changes(5, 5, 1).Value);
        Assert.True(CorrelationFrom.Deviations(5, 5, 9).IsDoubtful, "A negative correlation is doubtful.");
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelationFrom.Deviations(6.4, 7.1, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelationFrom.Deviations(6.4, 7.1, 20));
    }

    /// <summary>The manual of metafor: p = −0.018 with 20 and 20 people is a standardised difference of −0.7664.</summary>
    [Fact]
    public void A_standardised_difference_from_p_t_and_F_is_that_of_metafor()
    {
        Assert.Equal(-0.7664, StandardizedDifferenceFrom.P(ExactP.Of(0.018), 20, 20, firstIsHigher: false).Value.Estimate, 0.00005);
        var g = StandardizedDifferenceFrom.T(2.5, 20, 25).Value;
        var f = StandardizedDifferenceFrom.F(6.25, 20, 25, firstIsHigher: true).Value;
        Assert.Equal(g, f);

        // The same as from means that have this t: difference 2.5·√(1/20 + 1/25) with deviations 1.
        var means = StandardizedDifference.Hedges(new(2.5 * Math.Sqrt(0.09), 1, 20, 0, 1, 25));
        Assert.Equal(means.Estimate, g.Estimate, 1e-14);
        Assert.Equal(means.Variance, g.Variance, 1e-14);
    }

    [Fact]
    public void From_effect_to_p_and_back()
    {
        foreach (var z in new[] { 0.05, 1, 2.5, 8, 30 })
        {
            var p = ExactP.Of(PrintedInterval.From(z, new(z - 1.959963984540054, z + 1.959963984540054), EffectScale.Difference).P);
            Assert.Equal(z, TestStatisticFrom.P(p).Value, 1e-10 * z);
            Assert.Equal(0.4, StandardErrorFrom.P(-0.4 * z, p).Value, 1e-10);
        }

        Assert.Equal(StandardErrorFrom.P(2, ExactP.Of(0.03)).Value, StandardErrorFrom.P(2, ExactP.Of(0.03), 1e6).Value, 1e-5);
        Assert.Equal(1.5, StandardErrorFrom.Statistic(-3, 2).Value);
        Assert.Equal(12, DeviationFrom.StandardError(StandardErrorFrom.Deviation(12, 36).Value, 36).Value, 1e-13);
        Assert.Equal(DeviationFrom.StandardError(StandardErrorFrom.P(-3, ExactP.Of(0.04), 19).Value, 20).Value, DeviationFrom.ChangeP(-3, ExactP.Of(0.04), 20).Value, 1e-13);
    }

    [Theory]
    [InlineData("p = 0.031", 0.031)]
    [InlineData("P=.031", 0.031)]
    [InlineData(" 0.031 ", 0.031)]
    [InlineData("1e-12", 1e-12)]
    public void An_exact_p_value_is_read(string text, double p)
    {
        Assert.True(ExactP.TryRead(text, out var read), text);
        Assert.Equal(p, read.Value);
    }

    [Theory]
    [InlineData("p<0.05")]
    [InlineData("p < .001")]
    [InlineData("P ≤ 0.05")]
    [InlineData("p > 0.05")]
    [InlineData("<0.05")]
    [InlineData("0.000")]
    [InlineData("p = 0.000")]
    [InlineData("p = 1.000")]
    [InlineData("p = <0.05")]
    [InlineData("ns")]
    [InlineData("p 0.05")]
    [InlineData("-0.05")]
    [InlineData("0,05")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData(null)]
    public void A_bound_or_a_rounded_p_value_is_never_exact(string? text)
    {
        Assert.False(ExactP.TryRead(text, out var p), text);
        Assert.Throws<InvalidOperationException>(() => p.Value);
        Assert.Throws<InvalidOperationException>(() => StandardErrorFrom.P(1, p));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_p_value_of_zero_or_one_is_refused(double p) => Assert.Throws<ArgumentOutOfRangeException>(() => ExactP.Of(p));

    [Fact]
    public void Groups_combined_are_the_people_together()
    {
        var random = new Random(7);
        for (var run = 0; run < 20; run++)
        {
            double[][] groups = [.. Enumerable.Range(1, 4).Select(g => Enumerable.Range(0, 3 + (g * 5)).Select(_ => (10 * g) + RandomNormal.Next(random)).ToArray())];
            var combined = CombinedGroups.Of([.. groups.Select(Summary)]).Value;
            var all = Summary([.. groups.SelectMany(g => g)]);
            Assert.Equal(all.Mean, combined.Mean, 1e-12);
            Assert.Equal(all.Sd, combined.Sd, 1e-12);
            Assert.Equal(all.N, combined.N);
        }

        Assert.Equal(new(5, 2, 10), CombinedGroups.Of(new OneMean(5, 2, 10)).Value);
        Assert.Equal(2, CombinedGroups.Of(new OneMean(1, 0, 1), new OneMean(3, 0, 1)).Value.Mean);
        Assert.Equal(Math.Sqrt(2), CombinedGroups.Of(new OneMean(1, 0, 1), new OneMean(3, 0, 1)).Value.Sd, 1e-15);
        Assert.Throws<ArgumentException>(() => CombinedGroups.Of());
        Assert.Throws<ArgumentOutOfRangeException>(() => CombinedGroups.Of(new OneMean(5, double.NaN, 10)));
    }

    [Fact]
    public void To_the_logarithm_and_back()
    {
        var logarithm = LogScale.Logarithm(new(20, 10, 30)).Value;
        Assert.Equal(Math.Sqrt(Math.Log(1.25)), logarithm.Sd, 1e-15);
        Assert.Equal(Math.Log(20) - (Math.Log(1.25) / 2), logarithm.Mean, 1e-15);
        var raw = LogScale.Raw(logarithm).Value;
        Assert.Equal(20, raw.Mean, 1e-12);
        Assert.Equal(10, raw.Sd, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => LogScale.Logarithm(new(-1, 10, 30)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogScale.Raw(new(1000, 1, 30)));
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        var p = ExactP.Of(0.03);
        Action[] refused =
        [
            () => StandardErrorFrom.P(0, p), () => StandardErrorFrom.P(double.NaN, p), () => StandardErrorFrom.P(1, p, 0), () => StandardErrorFrom.Statistic(1, 0),
            () => StandardErrorFrom.Statistic(double.PositiveInfinity, 1), () => StandardErrorFrom.Interval(new(2, 2), EffectScale.Difference),
            () => StandardErrorFrom.Interval(new(0, 2), EffectScale.Ratio), () => StandardErrorFrom.Interval(new(1, double.PositiveInfinity), EffectScale.Difference),
            () => StandardErrorFrom.Interval(new(1, 2), EffectScale.Difference, 95), () => StandardErrorFrom.Interval(new(1, 2), EffectScale.Difference, 0.95, double.NaN),
            () => StandardErrorFrom.Deviation(0, 5), () => DeviationFrom.StandardError(1, 1), () => DeviationFrom.Interval(new(1, 1), 20), () => DeviationFrom.Changes(1, 2, 1.1),
            () => DeviationFrom.Changes(1, 0, 0.5), () => DeviationFrom.DifferenceError(1, 0, 5), () => StandardizedDifferenceFrom.T(double.NaN, 5, 5),
            () => StandardizedDifferenceFrom.F(-1, 5, 5, firstIsHigher: true), () => StandardizedDifferenceFrom.P(p, 1, 5, firstIsHigher: true),
        ];
        foreach (var act in refused) Assert.Throws<ArgumentOutOfRangeException>(act);
    }

    private static OneMean Summary(double[] x)
    {
        var mean = x.Average();
        return new(mean, Math.Sqrt(x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1)), x.Length);
    }
}
