namespace Equipoise.Statistics.Tests;

public class IntervalTests
{
    [Fact]
    public void The_ends_belong_to_it()
    {
        var interval = new Interval(-1, 2);
        Assert.True(interval.Contains(-1));
        Assert.True(interval.Contains(2));
        Assert.False(interval.Contains(2.0000001));
        Assert.False(interval.Contains(double.NaN));
        Assert.Equal(3, interval.Width);
    }
}
