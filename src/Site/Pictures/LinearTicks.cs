using System.Globalization;

namespace Equipoise.Site.Pictures;

/// <summary>Round steps of 1, 2 or 5.</summary>
internal static class LinearTicks
{
    public static Tick[] Of(Axis axis, double size, int most, double paper)
    {
        for (var count = most; count >= 1; count--)
        {
            var ticks = Every(axis, Step((axis.To - axis.From) / count));
            if (ticks.Length <= most && axis.HasRoom(ticks, size, paper)) return ticks;
        }

        return [.. Every(axis, Step(axis.To - axis.From)).Take(1)];
    }

    /// <summary>The next round number: 1, 2 or 5 times a power of ten.</summary>
    public static double Step(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return (atLeast / power) switch { <= 1.0000001 => power, <= 2.0000001 => 2 * power, <= 5.0000001 => 5 * power, _ => 10 * power };
    }

    internal static Tick[] Every(Axis axis, double step)
    {
        double first = Math.Ceiling((axis.From / step) - 1e-9), last = Math.Floor((axis.To / step) + 1e-9);
        if (!(last - first < 60)) return [];
        var decimals = (int)Math.Clamp(-Math.Floor(Math.Log10(step) + 1e-9), 0, 9);
        var powers = step < 1e-6 || (step >= 100 && Math.Max(Math.Abs(axis.From), Math.Abs(axis.To)) >= 1e6);
        return [.. Enumerable.Range(0, Math.Max(0, (int)(last - first) + 1)).Select(i => (first + i) * step).Select(value =>
            new Tick(value, powers ? Shown.Power(value, exactly: true) : Shown.Signed(value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))))];
    }
}
