namespace Equipoise.Statistics.Distributions;

/// <summary>Sums of numbers known by their logarithms.</summary>
internal static class LogSum
{
    /// <summary>ln Σ exp(x).</summary>
    public static double Of(ReadOnlySpan<double> logs)
    {
        var most = double.NegativeInfinity;
        foreach (var x in logs) most = Math.Max(most, x);
        if (double.IsInfinity(most)) return most;
        double sum = 0;
        foreach (var x in logs) sum += Math.Exp(x - most);
        return most + Math.Log(sum);
    }

    /// <summary>ln(1 − exp(x)) for x ≤ 0.</summary>
    public static double Complement(double log) => log > -0.7 ? Math.Log(-double.ExpM1(log)) : double.LogP1(-Math.Exp(log));
}
