using Equipoise.Statistics.Proportions;

namespace Equipoise.Statistics.Tests.Published;

/// <summary>Newcombe RG (1998). Statistics in Medicine 17:857–872, Table I, the exact (Clopper–Pearson) rows. Limits are printed to four digits.</summary>
public class Newcombe1998
{
    [Theory]
    [InlineData(81, 263, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0009, 0.1776)]
    public void Exact_limits_are_those_of_table_I(int events, int n, double lower, double upper)
    {
        var interval = ClopperPearson.Interval(events, n);
        Assert.Equal(lower, interval.Lower, 0.00005);
        Assert.Equal(upper, interval.Upper, 0.00005);
    }
}
