using Equipoise.Statistics.PValues;
using Equipoise.Statistics.Proportions;
using Equipoise.Statistics.Tests.Oracles;
using static Equipoise.Statistics.PValues.EffectDirection;

namespace Equipoise.Statistics.Tests.PValues;

/// <summary>Counting directions.</summary>
public sealed class DirectionTests
{
    [Fact]
    public void The_sign_test_is_the_binomial_sum_written_out()
    {
        for (var clear = 1; clear <= 40; clear++)
        {
            for (var benefit = 0; benefit <= clear; benefit++)
            {
                var count = EffectDirections.Count([.. Enumerable.Repeat(Benefit, benefit), .. Enumerable.Repeat(Harm, clear - benefit), Unclear]);
                var more = Math.Max(benefit, clear - benefit);
                Assert.Equal(Math.Min(1, 2 * BinomialTail.AtLeast(more, clear, 0.5)), count.P, 1e-12);
                Assert.Equal((double)benefit / clear, count.Proportion);
                Assert.Equal(ClopperPearson.Interval(benefit, clear), count.Interval);
                Assert.Equal(1, count.Unclear);
            }
        }
    }

    [Fact]
    public void Without_any_direction_nothing_is_claimed() => Assert.Equal(new(0, 0, 2, null, new(0, 1), 1), EffectDirections.Count([Unclear, Unclear]));

    [Fact]
    public void A_study_has_the_direction_of_seven_in_ten_of_its_outcomes()
    {
        Assert.Equal(Benefit, EffectDirections.OfStudy([.. Enumerable.Repeat(Benefit, 7), .. Enumerable.Repeat(Harm, 3)]));
        Assert.Equal(Unclear, EffectDirections.OfStudy([.. Enumerable.Repeat(Benefit, 6), .. Enumerable.Repeat(Harm, 4)]));
        Assert.Equal(Harm, EffectDirections.OfStudy([Harm]));
        Assert.Equal(Unclear, EffectDirections.OfStudy([Benefit, Unclear]));
        Assert.Throws<ArgumentException>(() => EffectDirections.OfStudy([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EffectDirections.OfStudy([Harm], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => EffectDirections.Count([(EffectDirection)7]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EffectDirections.Count([], 2));
    }
}
