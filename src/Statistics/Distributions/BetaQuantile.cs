namespace Equipoise.Statistics.Distributions;

/// <summary>Quantiles of the beta distribution.</summary>
internal static class BetaQuantile
{
    /// <summary>The value with the given probability below it.</summary>
    public static double Lower(double tail, double a, double b) => Bisection.Edge(0, 1, x => IncompleteBeta.At(a, b, x, 1 - x) < tail);

    /// <summary>The value with the given probability above it; the tail is never taken from one.</summary>
    public static double Upper(double tail, double a, double b) => Bisection.Edge(0, 1, x => IncompleteBeta.At(b, a, 1 - x, x) > tail);
}
