using Equipoise.Statistics.Change;

namespace Equipoise.Statistics.Tests.Change;

public sealed class ReliableChangeTests
{
    /// <summary>The worked example of Jacobson and Truax 1991: with SD 7.5 and r 0.80 the standard error of the difference is 4.74.</summary>
    [Fact]
    public void The_worked_example_of_Jacobson_and_Truax_is_reproduced()
    {
        var change = ReliableChange.From(0.80, 7.5);

        Assert.Equal(3.35, change.StandardError, 0.005);
        Assert.Equal(4.74, change.StandardErrorOfDifference, 0.005);
        Assert.Equal(1.96 * 4.743, change.Smallest(), 0.005);
    }

    [Fact]
    public void A_perfect_scale_has_no_error_and_a_useless_one_the_whole_spread()
    {
        Assert.Equal(0, ReliableChange.From(1, 10).Smallest());
        Assert.Equal(10, ReliableChange.From(0, 10).StandardError);
    }

    [Theory]
    [InlineData(-0.1, 5)]
    [InlineData(1.1, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(0.8, 0)]
    [InlineData(0.8, double.NaN)]
    public void Numbers_outside_their_range_are_refused(double reliability, double standardDeviation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliableChange.From(reliability, standardDeviation));
}
