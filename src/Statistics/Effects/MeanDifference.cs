namespace Equipoise.Statistics.Effects;

/// <summary>The difference of two means, in the unit of the outcome.</summary>
/// <remarks>Bond CF, Wiitala WL, Richard FD (2003). Psychological Methods 8:406–418. doi:10.1037/1082-989X.8.4.406.</remarks>
public static class MeanDifference
{
    /// <summary>mean 1 − mean 2; separate variances by default, one pooled variance on request.</summary>
    /// <param name="s">The study.</param>
    /// <param name="sampling">Usual (= unbiased) or homoscedastic.</param>
    public static EffectSize From(TwoMeans s, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(sampling is Sampling.Usual or Sampling.Unbiased or Sampling.Homoscedastic, TwoMeansMeasure.MD, sampling);
        var variance = sampling == Sampling.Homoscedastic
            ? s.PooledSd * s.PooledSd * s.InverseSizes
            : (s.Sd1 * s.Sd1 / s.N1) + (s.Sd2 * s.Sd2 / s.N2);
        return new EffectSize(s.Difference, variance).Finite();
    }
}
