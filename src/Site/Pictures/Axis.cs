namespace Equipoise.Site.Pictures;

/// <summary>A mark on an axis.</summary>
public readonly record struct Tick(double Value, string Words);

/// <summary>Values from one end of a line to the other. <paramref name="From"/> is less than <paramref name="To"/>; <paramref name="Start"/> and <paramref name="End"/> are pixels, either way round.</summary>
public readonly record struct Axis(double From, double To, double Start, double End)
{
    /// <summary>Where a value stands; values beyond the ends stand at the ends.</summary>
    public double At(double value)
    {
        var share = Math.Clamp(((value / 2) - (From / 2)) / ((To / 2) - (From / 2)), 0, 1);
        return Start + ((End - Start) * share);
    }

    /// <summary>The same, but values beyond the ends stand beyond them.</summary>
    public double Beyond(double value) => Start + ((End - Start) * (((value / 2) - (From / 2)) / ((To / 2) - (From / 2))));

    public bool Holds(double value) => value >= From && value <= To;

    public Axis Reversed() => new(From, To, End, Start);

    /// <summary>An axis that holds some values with a little room on both sides; if they are all the same, they stand in the middle.</summary>
    public static Axis Around(IEnumerable<double> values, double start, double end, double room = 0.04)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            (low, high) = (Math.Min(low, Math.Clamp(value, -1e300, 1e300)), Math.Max(high, Math.Clamp(value, -1e300, 1e300)));
        }

        if (low > high) (low, high) = (0, 0);
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= 1e-9 * size || size == 0) return new(low - (size == 0 ? 1 : 0.05 * size), high + (size == 0 ? 1 : 0.05 * size), start, end);
        return new(low - (room * (high - low)), high + (room * (high - low)), start, end);
    }

    /// <summary>Round numbers along the axis whose words do not touch: the most that have room.</summary>
    /// <param name="size">Size of their words.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="paper">Width of the paper, which words do not leave.</param>
    public Tick[] Ticks(double size, int most = 9, double paper = double.PositiveInfinity) => LinearTicks.Of(this, size, most, paper);

    /// <summary>The same where the values are logarithms of ratios; 1 is among them if it is on the axis.</summary>
    public Tick[] RatioTicks(double size, int most = 9, double paper = double.PositiveInfinity) => Pictures.RatioTicks.Of(this, size, most, paper);

    /// <summary>The middle of the words of a tick, on the paper.</summary>
    public double Middle(Tick tick, double size, double paper)
    {
        var half = TextWidth.Of(tick.Words, size) / 2;
        return double.IsInfinity(paper) ? At(tick.Value) : Math.Clamp(At(tick.Value), Math.Min(half, paper / 2), Math.Max(paper - half, paper / 2));
    }

    /// <summary>Whether the words of ticks stand apart and differ.</summary>
    internal bool HasRoom(IReadOnlyList<Tick> ticks, double size, double paper)
    {
        if (ticks.DistinctBy(t => t.Words, StringComparer.Ordinal).Count() < ticks.Count) return false;
        var last = double.NegativeInfinity;
        var axis = this;
        foreach (var (at, width) in ticks.Select(t => (At: axis.Middle(t, size, paper), Width: TextWidth.Of(t.Words, size))).OrderBy(t => t.At))
        {
            if (at - (width / 2) < last + 6) return false;
            last = at + (width / 2);
        }

        return true;
    }
}
