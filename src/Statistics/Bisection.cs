namespace Equipoise.Statistics;

/// <summary>Halves a bracket until nothing lies between its ends: slow, and never wrong about which side it is on.</summary>
internal static class Bisection
{
    private const int MostSteps = 400;

    /// <summary>Where <paramref name="below"/> turns from true to false between the two ends; the ends themselves are not asked.</summary>
    public static double Edge(double low, double high, Func<double, bool> below)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) break;
            if (below(middle)) low = middle;
            else high = middle;
        }

        return low + ((high - low) / 2);
    }
}
