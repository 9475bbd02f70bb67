using Equipoise.Statistics.Proportions;

namespace Equipoise.Statistics.Tests.Published;

/// <summary>Garwood F (1936). Biometrika 28:437–442, doi:10.1093/biomet/28.3-4.437: 95% limits of the expected number.</summary>
public class Garwood1936
{
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(2, 0.242, 7.225)]
    [InlineData(5, 1.623, 11.668)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(20, 12.217, 30.888)]
    [InlineData(30, 20.241, 42.827)]
    [InlineData(50, 37.111, 65.919)]
    public void Limits_of_the_expected_number_are_those_of_the_table(int events, double lower, double upper)
    {
        var interval = Garwood.Interval(events, 1);
        Assert.Equal(lower, interval.Lower, 0.0006);
        Assert.Equal(upper, interval.Upper, 0.0006);
    }
}
