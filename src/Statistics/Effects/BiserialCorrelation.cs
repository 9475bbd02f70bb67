using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects;

/// <summary>The correlation between group and outcome.</summary>
/// <remarks>
/// Tate RF (1954). Annals of Mathematical Statistics 25:603–607. doi:10.1214/aoms/1177728730. Soper HE (1914). Biometrika 10:384–390.
/// doi:10.1093/biomet/10.2-3.384. Jacobs P, Viechtbauer W (2017). Research Synthesis Methods 8:161–180. doi:10.1002/jrsm.1218.
/// </remarks>
public static class BiserialCorrelation
{
    /// <summary>Point-biserial: the group is a true dichotomy (RPB).</summary>
    /// <param name="s">The study.</param>
    /// <param name="sampling">Usual (= stratified), stratified, or cross-sectional.</param>
    public static EffectSize Point(TwoMeans s, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(sampling is Sampling.Usual or Sampling.Stratified or Sampling.CrossSectional, TwoMeansMeasure.RPB, sampling);
        double d = s.Difference / s.PooledSd, h = s.DegreesOfFreedom * s.InverseSizes, sum = (d * d) + h, r = d / Math.Sqrt(sum);
        var variance = sampling == Sampling.CrossSectional
            ? (1 - (r * r)) * (1 - (r * r)) * ((s.N * r * r / (4 * s.N1 * s.N2)) + ((2 - (3 * r * r)) / (2 * s.N)))
            : h * h / (sum * sum * sum) * (s.InverseSizes + (d * d / (2 * s.N)));
        return new EffectSize(r, variance).Finite();
    }

    /// <summary>Biserial: a normal variable underneath was cut in two (RBIS).</summary>
    /// <param name="s">The study.</param>
    public static EffectSize Latent(TwoMeans s)
    {
        double p = s.N1 / s.N, q = 1 - p, z = -StandardNormal.Quantile(p), f = StandardNormal.Density(z);
        var r = Math.Sqrt(p * q) / f * Point(s).Estimate;
        var square = Math.Min(1, r * r); // the estimate may pass one, a correlation cannot
        var variance = ((p * q / (f * f)) - ((1.5 + ((1 - (p * z / f)) * (1 + (q * z / f)))) * square) + (square * square)) / (s.N - 1);
        return new EffectSize(r, variance).Finite();
    }
}
