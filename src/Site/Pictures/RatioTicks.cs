namespace Equipoise.Site.Pictures;

/// <summary>Ticks for ratios on a logarithmic axis: round ratios near 1, else 1-2-5, else powers of ten.</summary>
internal static class RatioTicks
{
    private static readonly double[][] PerDecade = [[1, 2, 3, 5], [1, 2, 5], [1, 3], [1]];
    private static readonly double Ten = Math.Log(10);

    public static Tick[] Of(Axis axis, double size, int most, double paper)
    {
        foreach (var ticks in Choices(axis))
        {
            if (ticks.Length > 0 && ticks.Length <= most && axis.HasRoom(ticks, size, paper)) return ticks;
        }

        return axis.Holds(0) ? [new(0, "1")] : [];
    }

    private static IEnumerable<Tick[]> Choices(Axis axis)
    {
        if (axis.To - axis.From is > 1e-7 and < 1.4 && Math.Max(Math.Abs(axis.From), Math.Abs(axis.To)) < 5)
        {
            double low = Math.Exp(axis.From), high = Math.Exp(axis.To);
            for (var count = 10; count >= 1; count--) yield return Near(axis, low, high, LinearTicks.Step((high - low) / count));
        }

        if (axis.To - axis.From < 40)
        {
            foreach (var mantissas in PerDecade.Skip(axis.To - axis.From < Math.Log(12) ? 0 : 1)) yield return Decades(axis, mantissas);
        }

        for (var step = LinearTicks.Step((axis.To - axis.From) / Ten / 20); step <= (axis.To - axis.From) / Ten * 20; step = LinearTicks.Step(step * 1.5))
        {
            if (step >= 1) yield return Powers(axis, step);
        }
    }

    private static Tick[] Near(Axis axis, double low, double high, double step) =>
        [.. Enumerable.Range(0, Math.Min(60, (int)((high - low) / step) + 2)).Select(i => (Math.Floor(low / step) + i) * step)
            .Where(r => r > 0 && axis.Holds(Math.Log(r))).Select(r => new Tick(Math.Abs(r - 1) < step * 1e-3 ? 0 : Math.Log(r), Shown.Short(Math.Round(r, 10))))];

    private static Tick[] Decades(Axis axis, double[] mantissas)
    {
        int first = (int)Math.Floor(axis.From / Ten), last = (int)Math.Floor(axis.To / Ten);
        return [.. from d in Enumerable.Range(first, last - first + 1)
                   from m in mantissas
                   let log = (d * Ten) + Math.Log(m)
                   where axis.Holds(log)
                   select new Tick(log, d is > -4 and < 5 ? Shown.Short(Math.Round(m * Math.Pow(10, d), 6)) : Shown.Power(m * Math.Pow(10, d)))];
    }

    private static Tick[] Powers(Axis axis, double step)
    {
        double first = Math.Ceiling(axis.From / Ten / step), last = Math.Floor(axis.To / Ten / step);
        if (!(last - first < 40)) return [];
        return [.. Enumerable.Range(0, Math.Max(0, (int)(last - first) + 1)).Select(i => (first + i) * step)
            .Select(exponent => new Tick(exponent * Ten, exponent is > -4 and < 5 ? Shown.Short(Math.Round(Math.Pow(10, exponent), 6)) : Shown.Ratio(exponent * Ten)))];
    }
}
