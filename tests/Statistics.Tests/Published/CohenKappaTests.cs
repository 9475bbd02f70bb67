using Equipoise.Statistics.Agreement;

namespace Equipoise.Statistics.Tests.Published;

public class CohenKappaTests
{
    private static List<(string, string)> Pairs(params (string First, string Second, int Count)[] cells) => [.. cells.SelectMany(c => Enumerable.Repeat((c.First, c.Second), c.Count))];

    /// <summary>Two readers of 50 applications: both yes 20, both no 15, one yes 5 and 10. Observed 0.7, by chance 0.5.</summary>
    [Fact]
    public void Agreement_beyond_chance_is_told_by_hand_computed_tables()
    {
        Assert.Equal(0.4, CohenKappa.Of(Pairs(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)))!.Value, 12);
        Assert.Equal(1, CohenKappa.Of(Pairs(("a", "a", 3), ("b", "b", 2), ("c", "c", 1)))!.Value, 12);
        Assert.Equal(-1, CohenKappa.Of(Pairs(("a", "b", 2), ("b", "a", 2)))!.Value, 12);
        Assert.Equal(0, CohenKappa.Of(Pairs(("a", "a", 1), ("a", "b", 1), ("b", "a", 1), ("b", "b", 1)))!.Value, 12);
    }

    [Fact]
    public void Where_nothing_varies_there_is_nothing_to_agree_on()
    {
        Assert.Null(CohenKappa.Of(Pairs(("a", "a", 5))));
        Assert.Throws<ArgumentException>(() => CohenKappa.Of(Pairs()));
    }
}
