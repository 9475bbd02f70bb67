using Equipoise.Statistics.Proportions;
using Equipoise.Statistics.Tests.Oracles;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Statistics.Tests.Proportions;

public class ClopperPearsonTests
{
    private static readonly Gen<(int Events, int N)> Counts =
        from n in Gen.Choose(1, 2000)
        from events in Gen.Choose(0, n)
        select (events, n);

    private static readonly Gen<double> Levels = Gen.Elements(0.5, 0.8, 0.9, 0.95, 0.99, 0.999);

    private static readonly Gen<((int Events, int N) Count, double Level)> Cases = Counts.Zip(Levels);

    [Fact]
    public void The_limits_are_those_of_the_binomial_sum_written_out() => Soak.ForAll(
        60,
        (from n in Gen.Choose(1, 200) from events in Gen.Choose(0, n) select (Events: events, N: n)).Zip(Levels),
        c =>
        {
            var ((events, n), level) = c;
            var interval = ClopperPearson.Interval(events, n, level);
            var (lower, upper) = BinomialTail.Limits(events, n, level);
            Assert.Equal(lower, interval.Lower, 1e-10);
            Assert.Equal(upper, interval.Upper, 1e-10);
        });

    [Fact]
    public void The_interval_holds_the_proportion_seen_and_lies_between_0_and_1() => Soak.ForAll(500, Cases, c =>
    {
        var ((events, n), level) = c;
        var interval = ClopperPearson.Interval(events, n, level);
        Assert.True(interval.Contains((double)events / n));
        Assert.InRange(interval.Lower, 0, 1);
        Assert.InRange(interval.Upper, 0, 1);
    });

    [Fact]
    public void Counting_those_without_the_event_mirrors_the_interval() => Soak.ForAll(500, Cases, c =>
    {
        var ((events, n), level) = c;
        var with = ClopperPearson.Interval(events, n, level);
        var without = ClopperPearson.Interval(n - events, n, level);
        Assert.Equal(1 - without.Upper, with.Lower, 1e-12);
        Assert.Equal(1 - without.Lower, with.Upper, 1e-12);
    });

    [Fact]
    public void More_confidence_is_never_a_shorter_interval() => Soak.ForAll(300, Counts, c =>
    {
        var narrow = ClopperPearson.Interval(c.Events, c.N, 0.9);
        var wide = ClopperPearson.Interval(c.Events, c.N, 0.99);
        Assert.True(wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper);
        Assert.True(wide.Width > narrow.Width);
    });

    [Fact]
    public void One_more_event_moves_both_limits_up() => Soak.ForAll(300, Cases.Where(c => c.Count.Events < c.Count.N), c =>
    {
        var ((events, n), level) = c;
        var fewer = ClopperPearson.Interval(events, n, level);
        var more = ClopperPearson.Interval(events + 1, n, level);
        Assert.True(more.Lower > fewer.Lower);
        Assert.True(more.Upper > fewer.Upper);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(30)]
    [InlineData(180)]
    [InlineData(100_000)]
    public void None_of_n_has_the_closed_form(int n)
    {
        var none = ClopperPearson.Interval(0, n);
        Assert.Equal(0, none.Lower);
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / n), none.Upper, 1e-12);
        var all = ClopperPearson.Interval(n, n);
        Assert.Equal(Math.Pow(0.025, 1.0 / n), all.Lower, 1e-12);
        Assert.Equal(1, all.Upper);
    }

    [Fact]
    public void None_of_thirty_still_allows_about_one_in_nine() =>
        Assert.Equal(1.0 / 9, ClopperPearson.Interval(0, 30).Upper, 0.005);

    [Theory]
    [InlineData(5, 0.95)]
    [InlineData(12, 0.95)]
    [InlineData(25, 0.8)]
    public void Whatever_the_truth_the_interval_misses_it_no_more_often_than_it_says(int n, double level)
    {
        var intervals = Enumerable.Range(0, n + 1).Select(x => ClopperPearson.Interval(x, n, level)).ToArray();
        var limits = intervals.SelectMany(i => new[] { i.Lower - 1e-9, i.Lower + 1e-9, i.Upper - 1e-9, i.Upper + 1e-9 });
        foreach (var truth in Enumerable.Range(0, 1001).Select(i => i / 1000.0).Concat(limits).Where(p => p is >= 0 and <= 1))
        {
            var coverage = Enumerable.Range(0, n + 1).Where(x => intervals[x].Contains(truth)).Sum(x => BinomialTail.Exactly(x, n, truth));
            Assert.True(coverage >= level - 1e-7, $"{coverage} at {truth}");
        }
    }

    [Fact]
    public void A_thousand_million_children_are_no_trouble()
    {
        var interval = ClopperPearson.Interval(1_000_000, 1_000_000_000);
        var half = 1.959963984540054 * Math.Sqrt(0.001 * 0.999 / 1e9);
        Assert.Equal(0.001 - half, interval.Lower, 1e-8);
        Assert.Equal(0.001 + half, interval.Upper, 1e-8);
    }

    [Theory]
    [InlineData(0, 0, 0.95)]
    [InlineData(-1, 10, 0.95)]
    [InlineData(11, 10, 0.95)]
    [InlineData(1, 10, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(1, 10, 95)]
    [InlineData(1, 10, double.NaN)]
    public void What_cannot_be_meant_is_refused(int events, int n, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Interval(events, n, level));
}
