namespace Equipoise.Statistics.Bayesian;

/// <summary>What is held of the mean effect before the studies are seen: a normal distribution.</summary>
public sealed record NormalPrior
{
    /// <summary>A normal distribution.</summary>
    /// <param name="mean">Its mean, on the scale of the estimates.</param>
    /// <param name="standardDeviation">Its standard deviation, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or the standard deviation not above 0.</exception>
    public NormalPrior(double mean, double standardDeviation)
    {
        if (!double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean of a prior is finite.");
        if (!(standardDeviation > 0) || double.IsInfinity(standardDeviation)) throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "The standard deviation of a prior is finite and above 0.");
        (Mean, StandardDeviation) = (mean, standardDeviation);
    }

    /// <summary>Its mean.</summary>
    public double Mean { get; }

    /// <summary>Its standard deviation.</summary>
    public double StandardDeviation { get; }
}
