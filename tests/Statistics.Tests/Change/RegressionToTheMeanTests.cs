using Equipoise.Statistics.Change;
using Equipoise.Statistics.Tests.Oracles;

namespace Equipoise.Statistics.Tests.Change;

public sealed class RegressionToTheMeanTests
{
    /// <summary>
    /// Barnett, van der Pols and Dobson 2005, equation 1: (σw²/√(σw² + σb²))·φ(z)/(1 − Φ(z)) with z = (40 − 60)/15 below the cut. Worked out
    /// apart for their population of mean 60 and deviation 15: φ(1.3333) = 0.164010, 1 − Φ(1.3333) = 0.091211.
    /// </summary>
    [Fact]
    public void The_formula_of_Barnett_2005()
    {
        var half = RegressionToTheMean.OfGroup(new(60, 15), 40, Chosen.Below, 0.5);
        Assert.Equal(0.5 * 225 / 15 * (0.164010075 / 0.091211220), half.Change, 1e-5);
        Assert.Equal(60 - (15 * (0.164010075 / 0.091211220)), half.Before, 1e-5);
    }

    [Fact]
    public void Without_correlation_all_is_lost_and_with_a_perfect_one_nothing()
    {
        Assert.Equal(60, RegressionToTheMean.OfGroup(new(60, 15), 40, Chosen.Below, 0).After, 1e-12);
        Assert.Equal(0, RegressionToTheMean.OfGroup(new(60, 15), 40, Chosen.Below, 1).Change, 1e-12);
        Assert.Equal(0, RegressionToTheMean.OfGroup(new(60, 15), -1000, Chosen.Above, 0.5).Change, 1e-12);
    }

    [Fact]
    public void Above_and_below_are_mirror_images()
    {
        var above = RegressionToTheMean.OfGroup(new(40, 5), 45, Chosen.Above, 0.81);
        var below = RegressionToTheMean.OfGroup(new(-40, 5), -45, Chosen.Below, 0.81);
        Assert.Equal(-above.Before, below.Before, 1e-12);
        Assert.Equal(-above.After, below.After, 1e-12);
        Assert.True(above.Change < 0, "Those chosen for high scores come down.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Invented_people_regress_as_much(int measurements)
    {
        var random = new Random(20261125);
        double before = 0, after = 0;
        var chosen = 0;
        for (var person = 0; person < 400_000; person++)
        {
            var own = 40 + (5 * Math.Sqrt(0.7) * RandomNormal.Next(random));
            double Measure() => own + (5 * Math.Sqrt(0.3) * RandomNormal.Next(random));
            var mean = Enumerable.Range(0, measurements).Sum(_ => Measure()) / measurements;
            if (mean <= 44) continue;
            before += mean;
            after += Measure();
            chosen++;
        }

        var expected = RegressionToTheMean.OfGroup(new(40, 5), 44, Chosen.Above, 0.7, measurements);
        Assert.Equal(before / chosen, expected.Before, 0.05);
        Assert.Equal(after / chosen, expected.After, 0.08);
    }

    /// <summary>A person 10 points above the mean is expected 3 points lower next time when two measurements correlate by 0.7.</summary>
    [Fact]
    public void One_person()
    {
        var person = RegressionToTheMean.OfPerson(new(40, 5), 50, 0.7);
        Assert.Equal(-3, person.Change, 1e-12);
        var next = RegressionToTheMean.NextScore(new(40, 5), 50, 0.7);
        Assert.Equal(47 - (1.959963984540054 * 5 * Math.Sqrt(0.51)), next.Lower, 1e-12);
        Assert.Equal(47, (next.Lower + next.Upper) / 2, 1e-12);
    }

    [Fact]
    public void Deep_in_the_tail_it_is_still_exact_and_beyond_it_is_refused()
    {
        // Mills' ratio for large z: φ/(1 − Φ) = z + 1/z − 2/z³ + 10/z⁵ − …
        Assert.Equal(30 + (1 / 30.0) - (2 / 27000.0) + (10 / 24300000.0), RegressionToTheMean.OfGroup(new(0, 1), 30, Chosen.Above, 0).Before, 1e-7);
        Assert.Throws<ArgumentOutOfRangeException>(() => RegressionToTheMean.OfGroup(new(0, 1), 100, Chosen.Above, 0.5));
    }

    [Theory]
    [InlineData(60, 0, 40, 0.5, 1)]
    [InlineData(60, 15, double.NaN, 0.5, 1)]
    [InlineData(60, 15, 40, 1.1, 1)]
    [InlineData(60, 15, 40, -0.1, 1)]
    [InlineData(60, 15, 40, 0.5, 0)]
    public void What_cannot_be_is_refused(double mean, double deviation, double cut, double correlation, int measurements) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RegressionToTheMean.OfGroup(new(mean, deviation), cut, Chosen.Below, correlation, measurements));
}
