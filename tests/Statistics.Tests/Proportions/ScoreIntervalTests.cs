using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Proportions;
using Equipoise.Statistics.Tests.Oracles;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Statistics.Tests.Proportions;

/// <summary>Intervals of two proportions: by a second road, and by laws.</summary>
public sealed class ScoreIntervalTests
{
    private static readonly Gen<TwoByTwo> Tables =
        from n1 in Gen.Choose(1, 60)
        from n2 in Gen.Choose(1, 60)
        from x1 in Gen.Choose(0, n1)
        from x2 in Gen.Choose(0, n2)
        select TwoByTwo.FromTotals(x1, n1, x2, n2);

    private static readonly double Critical = Math.Pow(1.959963984540054, 2);

    [Fact]
    public void At_a_limit_of_the_difference_the_score_test_is_just_significant() => Soak.ForAll(200, Tables, t =>
    {
        var interval = MiettinenNurminen.Difference(t);
        if (interval.Lower > -1) Assert.Equal(Critical, ScoreTest.Difference(t, interval.Lower), 1e-4);
        if (interval.Upper < 1) Assert.Equal(Critical, ScoreTest.Difference(t, interval.Upper), 1e-4);
        Assert.True(interval.Contains((t.A / t.N1) - (t.C / t.N2)));
    });

    [Fact]
    public void At_a_limit_of_a_ratio_the_score_test_is_just_significant() => Soak.ForAll(200, Tables, t =>
    {
        Interval ratio = MiettinenNurminen.Ratio(t), odds = MiettinenNurminen.OddsRatio(t);
        foreach (var r in new[] { ratio.Lower, ratio.Upper }.Where(r => r > 0 && double.IsFinite(r))) Assert.Equal(Critical, ScoreTest.Ratio(t, r), 1e-3);
        foreach (var r in new[] { odds.Lower, odds.Upper }.Where(r => r > 0 && double.IsFinite(r))) Assert.Equal(Critical, ScoreTest.OddsRatio(t, r), 1e-3);
    });

    [Fact]
    public void A_ratio_is_open_exactly_where_the_table_cannot_bound_it() => Soak.ForAll(300, Tables, t =>
    {
        Interval ratio = MiettinenNurminen.Ratio(t), odds = MiettinenNurminen.OddsRatio(t);
        Assert.Equal(t.A == 0, ratio.Lower == 0);
        Assert.Equal(t.C == 0, double.IsPositiveInfinity(ratio.Upper));
        Assert.Equal(t.A == 0 || t.D == 0, odds.Lower == 0);
        Assert.Equal(t.B == 0 || t.C == 0, double.IsPositiveInfinity(odds.Upper));
    });

    [Fact]
    public void Exchanging_the_groups_turns_differences_and_inverts_ratios() => Soak.ForAll(200, Tables, t =>
    {
        foreach (var difference in new Func<TwoByTwo, Interval>[] { x => MiettinenNurminen.Difference(x), x => Newcombe.Difference(x), x => Newcombe.Difference(x, 0.9, continuity: true) })
        {
            Assert.Equal(-difference(t.Swapped()).Upper, difference(t).Lower, 1e-12);
            Assert.InRange(difference(t).Lower, -1, difference(t).Upper);
        }

        foreach (var ratio in new Func<TwoByTwo, Interval>[] { x => MiettinenNurminen.Ratio(x), x => MiettinenNurminen.OddsRatio(x) })
        {
            double lower = ratio(t).Lower, inverse = 1 / ratio(t.Swapped()).Upper;
            Assert.True(Math.Abs(lower - inverse) <= 1e-9 * lower, $"{lower} and {inverse}");
        }
    });

    [Fact]
    public void All_three_exclude_no_effect_together() => Soak.ForAll(300, Tables, t =>
    {
        // Without effect the three restricted estimates are one, and so are the three tests.
        var difference = !MiettinenNurminen.Difference(t).Contains(0);
        if (Math.Abs(ScoreTest.Difference(t, 0) - Critical) < 1e-6) return;
        Assert.Equal(difference, !MiettinenNurminen.Ratio(t).Contains(1));
        Assert.Equal(difference, !MiettinenNurminen.OddsRatio(t).Contains(1));
    });

    [Fact]
    public void Paired_limits_turn_when_the_conditions_are_exchanged() => Soak.ForAll(200, Tables, t =>
    {
        var there = Newcombe.PairedDifference(new(t.A, t.B, t.C, t.D));
        var back = Newcombe.PairedDifference(new(t.A, t.C, t.B, t.D));
        Assert.Equal(-back.Upper, there.Lower, 1e-12);
    });

    [Fact]
    public void With_many_people_every_interval_is_the_textbooks()
    {
        var t = TwoByTwo.FromTotals(3e7, 1e8, 2e7, 1e8);
        var half = 1.959963984540054 * Math.Sqrt(((0.3 * 0.7) + (0.2 * 0.8)) / 1e8);
        foreach (var i in new[] { MiettinenNurminen.Difference(t), Newcombe.Difference(t), Newcombe.Difference(t, continuity: true) }) Assert.Equal(0.1 - half, i.Lower, 3e-8);
        var log = 1.959963984540054 * Math.Sqrt((0.7 / 3e7) + (0.8 / 2e7));
        Assert.Equal(1.5 * Math.Exp(log), MiettinenNurminen.Ratio(t).Upper, 1e-7);
    }

    [Theory]
    [InlineData(-1, 5, 1, 5)]
    [InlineData(6, 5, 1, 5)]
    [InlineData(1, 0, 1, 5)]
    [InlineData(0, 0, 1, 5)]
    [InlineData(1, 5, double.NaN, 5)]
    [InlineData(1, 5, 1, double.PositiveInfinity)]
    public void What_cannot_be_meant_is_refused(double x1, double n1, double x2, double n2)
    {
        var t = TwoByTwo.FromTotals(x1, n1, x2, n2);
        Assert.Throws<ArgumentOutOfRangeException>(() => MiettinenNurminen.Difference(t));
        Assert.Throws<ArgumentOutOfRangeException>(() => MiettinenNurminen.Ratio(t));
        Assert.Throws<ArgumentOutOfRangeException>(() => MiettinenNurminen.OddsRatio(t));
        Assert.Throws<ArgumentOutOfRangeException>(() => Newcombe.Difference(t));
        Assert.Throws<ArgumentOutOfRangeException>(() => Newcombe.PairedDifference(new(1, 2, double.NaN, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MiettinenNurminen.Difference(new(1, 2, 3, 4), 95));
    }
}
