using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Bayesian;

/// <summary>The posterior of an effect: normal for each τ, and mixed over the posterior of τ.</summary>
public sealed class NormalMixture : Posterior
{
    private readonly double[] weights;
    private readonly double[] means;
    private readonly double[] deviations;

    internal NormalMixture(double[] weights, double[] means, double[] deviations, int moments)
    {
        (this.weights, this.means, this.deviations) = (weights, means, deviations);
        double mean = 0, variance = 0;
        for (var i = 0; i < weights.Length; i++) mean += weights[i] * means[i];
        for (var i = 0; i < weights.Length; i++) variance += weights[i] * ((deviations[i] * deviations[i]) + ((means[i] - mean) * (means[i] - mean)));
        Centre = mean;
        Mean = moments >= 1 ? mean : null;
        StandardDeviation = moments >= 2 ? Math.Sqrt(variance) : null;
    }

    /// <inheritdoc/>
    public override double? Mean { get; }

    /// <inheritdoc/>
    public override double? StandardDeviation { get; }

    private protected override double Least => double.NegativeInfinity;

    private protected override double Centre { get; }

    /// <inheritdoc/>
    public override double Density(double value) => Sum(value, (z, s) => StandardNormal.Density(z) / s);

    /// <inheritdoc/>
    public override double Below(double value) => Sum(value, (z, _) => StandardNormal.Upper(-z));

    /// <inheritdoc/>
    public override double Above(double value) => Sum(value, (z, _) => StandardNormal.Upper(z));

    private protected override (double Low, double High) Bracket(double p)
    {
        // The quantile of a mixture lies between the quantiles of its parts; parts without weight need not be asked.
        double z = StandardNormal.Quantile(p), low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] > 0)) continue;
            low = Math.Min(low, means[i] + (z * deviations[i]));
            high = Math.Max(high, means[i] + (z * deviations[i]));
        }

        return (low - (1e-12 * Math.Abs(low)), high + (1e-12 * Math.Abs(high)));
    }

    private protected override double FindMode()
    {
        // The slope vanishes between the means; the densest of some points there shows where to look.
        double low = means.Min(), high = means.Max(), best = low;
        const int points = 64;
        for (var i = 1; i <= points; i++)
        {
            var x = low + ((high - low) * i / points);
            if (Density(x) > Density(best)) best = x;
        }

        var step = (high - low) / points;
        return step == 0 ? best : Bisection.Edge(Math.Max(low, best - step), Math.Min(high, best + step), x => Sum(x, (z, s) => -z * StandardNormal.Density(z) / (s * s)) > 0);
    }

    private double Sum(double value, Func<double, double, double> part)
    {
        double sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * part((value - means[i]) / deviations[i], deviations[i]);
        return sum;
    }
}
