using Equipoise.Statistics.Proportions;

namespace Equipoise.Site.Pictures;

/// <summary>Round numbers of a natural scale, such as proportions, on an axis of another, such as logits: the roundest first, then finer ones where there is room.</summary>
internal static class NaturalTicks
{
    public static Tick[] Of(Axis axis, BackTransform natural, double size, int most, double paper)
    {
        double low = natural.At(axis.From), high = natural.At(axis.To);
        if (!(high > low) || !double.IsFinite(high - low)) return [];
        var ticks = new List<Tick>();
        foreach (var parts in (int[])[1, 2, 4, 10, 20, 40])
        {
            foreach (var tick in LinearTicks.Every(new Axis(low, high, 0, 1), LinearTicks.Step((high - low) / parts)))
            {
                var value = Back(axis, natural, tick.Value);
                if (ticks.Count >= most || value <= axis.From || value >= axis.To || ticks.Exists(t => Math.Abs(natural.At(t.Value) - tick.Value) < 1e-9 * (high - low))) continue;
                ticks.Add(new(value, tick.Words));
                if (!axis.HasRoom(ticks, size, paper)) ticks.RemoveAt(ticks.Count - 1);
            }
        }

        return [.. ticks.OrderBy(t => t.Value)];
    }

    /// <summary>The function rises: halve the way until nothing is left of it.</summary>
    private static double Back(Axis axis, BackTransform natural, double value)
    {
        double low = axis.From, high = axis.To;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low / 2) + (high / 2);
            if (natural.At(middle) < value) low = middle;
            else high = middle;
        }

        return (low / 2) + (high / 2);
    }
}
