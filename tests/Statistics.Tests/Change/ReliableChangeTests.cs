using Equipoise.Statistics.Change;

namespace Equipoise.Statistics.Tests.Change;

public sealed class ReliableChangeTests
{
    /// <summary>The worked example of Jacobson and Truax 1991: with SD 7.5 and r 0.80 the standard error of the difference is 4.74, and from 32.5 to 47.5 the index is 3.16.</summary>
    [Fact]
    public void The_worked_example_of_Jacobson_and_Truax_is_reproduced()
    {
        var change = ReliableChange.From(0.80, 7.5);

        Assert.Equal(ReliableChangeVariant.JacobsonTruax, change.Variant);
        Assert.Equal(3.35, change.StandardError, 0.005);
        Assert.Equal(4.74, change.StandardErrorOfDifference, 0.005);
        Assert.Equal(1.96 * 4.743, change.Smallest(), 0.005);
        Assert.Equal(3.16, change.Index(32.5, 47.5), 0.005);
    }

    /// <summary>√((SD₁² + SD₂²)(1 − r)), by hand: √((56.25 + 100) × 0.2) = 5.590. With one spread it is Jacobson and Truax's.</summary>
    [Fact]
    public void Maassen_counts_the_spread_of_each_time()
    {
        var change = ReliableChange.Maassen(0.80, 7.5, 10);
        Assert.Equal(ReliableChangeVariant.Maassen, change.Variant);
        Assert.Equal(5.590169943749475, change.StandardErrorOfDifference, 1e-12);
        Assert.Equal(ReliableChange.From(0.80, 7.5).StandardError, change.StandardError, 1e-14);
        Assert.Equal(ReliableChange.From(0.80, 7.5).StandardErrorOfDifference, ReliableChange.Maassen(0.80, 7.5, 7.5).StandardErrorOfDifference, 1e-12);
    }

    /// <summary>Standard error and smallest reliable change that follow from reliability and spread of the instruments of this house.</summary>
    [Theory]
    [InlineData(0.81, 4.9, 2.14, 5.9)]
    [InlineData(0.90, 4.9, 1.55, 4.3)]
    [InlineData(0.83, 15, 6.18, 17.1)]
    [InlineData(0.90, 15, 4.74, 13.15)]
    [InlineData(0.95, 15, 3.35, 9.3)]
    [InlineData(0.88, 23.4, 8.1, 22.5)]
    [InlineData(0.95, 23.4, 5.2, 14.5)]
    public void Known_instruments(double reliability, double spread, double error, double smallest)
    {
        var change = ReliableChange.From(reliability, spread);
        Assert.Equal(error, change.StandardError, 0.05);
        Assert.Equal(smallest, change.Smallest(), 0.05);
    }

    /// <summary>A smallest important change of 4.5 points lies inside the error of CARS with r 0.81: 6.8% of unchanged children show it (2.0% with r 0.90).</summary>
    [Fact]
    public void A_response_by_error_alone()
    {
        Assert.Equal(0.068, ReliableChange.From(0.81, 4.9).ChanceByError(4.5), 0.0005);
        Assert.Equal(0.020, ReliableChange.From(0.90, 4.9).ChanceByError(4.5), 0.0005);
        Assert.Equal(0.5, ReliableChange.From(1, 4.9).ChanceByError(0));
        Assert.Equal(0, ReliableChange.From(1, 4.9).ChanceByError(0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliableChange.From(0.8, 4.9).ChanceByError(-1));
    }

    [Fact]
    public void Change_that_everyone_shows_is_taken_off()
    {
        var change = ReliableChange.From(0.80, 7.5);
        Assert.Equal(change.Index(30, 40), change.Index(30, 43, expected: 3), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => change.Index(double.NaN, 40));
        Assert.Throws<ArgumentOutOfRangeException>(() => change.Index(30, 40, double.PositiveInfinity));
    }

    [Fact]
    public void A_perfect_scale_has_no_error_and_a_useless_one_the_whole_spread()
    {
        Assert.Equal(0, ReliableChange.From(1, 10).Smallest());
        Assert.Equal(10, ReliableChange.From(0, 10).StandardError);
        Assert.Equal(0, ReliableChange.From(1, 10).Index(5, 5));
        Assert.Equal(double.NegativeInfinity, ReliableChange.From(1, 10).Index(5, 4));
    }

    [Theory]
    [InlineData(-0.1, 5)]
    [InlineData(1.1, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(0.8, 0)]
    [InlineData(0.8, double.NaN)]
    [InlineData(0.8, double.PositiveInfinity)]
    public void Numbers_outside_their_range_are_refused(double reliability, double standardDeviation)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliableChange.From(reliability, standardDeviation));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliableChange.Maassen(reliability, 5, standardDeviation));
    }
}
