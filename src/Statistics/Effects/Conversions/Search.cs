namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>The least value of a function of one variable: the best point of a grid, then golden sections about it. Always the same answer.</summary>
internal static class Search
{
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    public static double Minimum(Func<double, double> f, double low, double high, int cells)
    {
        double step = (high - low) / cells, best = low, least = f(low);
        for (var i = 1; i <= cells; i++)
        {
            var value = f(low + (i * step));
            if (value < least) (best, least) = (low + (i * step), value);
        }

        double a = Math.Max(low, best - step), d = Math.Min(high, best + step);
        for (var n = 0; n < 60; n++)
        {
            double b = d - (Golden * (d - a)), c = a + (Golden * (d - a));
            if (f(b) < f(c)) d = c;
            else a = b;
        }

        return a + ((d - a) / 2);
    }
}
