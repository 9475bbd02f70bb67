namespace Equipoise.Statistics.Effects;

/// <summary>The difference of two means in units of a standard deviation, freed of small-sample bias by the exact <see cref="BiasFactor"/>.</summary>
/// <remarks>
/// Hedges LV (1981). doi:10.3102/10769986006002107. Hedges LV, Olkin I (1985). Statistical Methods for Meta-Analysis.
/// Bonett DG (2008). Psychological Methods 13:99–109. doi:10.1037/1082-989X.13.2.99 (unequal variances).
/// Glass GV (1976). Educational Researcher 5:3–8. doi:10.3102/0013189X005010003.
/// </remarks>
public static class StandardizedDifference
{
    /// <summary>Hedges' g: pooled standard deviation (SMD).</summary>
    /// <param name="s">The study.</param>
    /// <param name="sampling">Usual, LargeSample2, Unbiased, or Average.</param>
    /// <param name="average">For Average: the weighted average effect over the studies.</param>
    public static EffectSize Hedges(TwoMeans s, Sampling sampling = Sampling.Usual, double average = double.NaN)
    {
        Refuse.Unless(sampling is Sampling.Usual or Sampling.LargeSample2 or Sampling.Unbiased or Sampling.Average, TwoMeansMeasure.SMD, sampling);
        return Of(s.Difference / s.PooledSd, s.DegreesOfFreedom, s.N, s.InverseSizes, sampling, average);
    }

    internal static double Corrected(TwoMeans s, TwoMeansMeasure measure) => measure == TwoMeansMeasure.SMD1
        ? BiasFactor.Exact(s.N2 - 1) * s.Difference / s.Sd2
        : BiasFactor.Exact(s.DegreesOfFreedom) * s.Difference / s.PooledSd;

    /// <summary>The variance of a corrected difference is that of the means, 1/n1 + 1/n2 on this scale, and that of the deviation they are divided by.</summary>
    internal static EffectSize Of(double d, double df, double size, double ofMeans, Sampling sampling, double average = double.NaN)
    {
        double factor = BiasFactor.Exact(df), g = factor * d;
        var variance = sampling switch
        {
            Sampling.LargeSample2 => factor * factor * (ofMeans + (d * d / (2 * size))),
            Sampling.Unbiased => ofMeans + ((1 - ((df - 2) / (df * factor * factor))) * g * g),
            Sampling.Average => ofMeans + (average * average / (2 * size)),
            _ => ofMeans + (g * g / (2 * size)),
        };
        return new EffectSize(g, variance).Finite();
    }

    /// <summary>In units of the root mean of the two variances, without supposing that they are equal (SMDH).</summary>
    /// <param name="s">The study.</param>
    /// <param name="conventions">Before metafor 4.6 the usual variance was also multiplied by the squared bias factor.</param>
    /// <param name="sampling">Usual, or LargeSample2: sizes in place of sizes less one (where metafor 3.8 mistook variances for their squares).</param>
    public static EffectSize Heteroscedastic(TwoMeans s, Conventions conventions = Conventions.Current, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(sampling is Sampling.Usual or Sampling.LargeSample2, TwoMeansMeasure.SMDH, sampling);
        double less = sampling == Sampling.Usual ? 1 : 0, v1 = s.Sd1 * s.Sd1, v2 = s.Sd2 * s.Sd2, mean = (v1 + v2) / 2, factor = BiasFactor.Exact(s.DegreesOfFreedom);
        var y = factor * s.Difference / Math.Sqrt(mean);
        var variance = (y * y * ((v1 * v1 / (s.N1 - less)) + (v2 * v2 / (s.N2 - less))) / (8 * mean * mean)) + (((v1 / (s.N1 - less)) + (v2 / (s.N2 - less))) / mean);
        return new EffectSize(y, conventions == Conventions.Metafor38 && sampling == Sampling.Usual ? factor * factor * variance : variance).Finite();
    }

    /// <summary>In units of the standard deviation of group 2 (SMD1).</summary>
    /// <param name="s">The study.</param>
    /// <param name="sampling">Usual, LargeSample2, Unbiased, or Average.</param>
    /// <param name="average">For Average: the weighted average effect over the studies.</param>
    public static EffectSize Glass(TwoMeans s, Sampling sampling = Sampling.Usual, double average = double.NaN)
    {
        Refuse.Unless(sampling is Sampling.Usual or Sampling.LargeSample2 or Sampling.Unbiased or Sampling.Average, TwoMeansMeasure.SMD1, sampling);
        return Of(s.Difference / s.Sd2, s.N2 - 1, s.N2, s.InverseSizes, sampling, average);
    }

    /// <summary>In units of the standard deviation of group 2, without supposing equal variances (SMD1H).</summary>
    /// <param name="s">The study.</param>
    /// <param name="conventions">Before metafor 4.6 the variance had sizes in place of sizes less one.</param>
    public static EffectSize GlassHeteroscedastic(TwoMeans s, Conventions conventions = Conventions.Current)
    {
        var less = conventions == Conventions.Metafor38 ? 0 : 1;
        var y = BiasFactor.Exact(s.N2 - 1) * s.Difference / s.Sd2;
        var ratio = s.Sd1 / s.Sd2;
        return new EffectSize(y, (ratio * ratio / (s.N1 - less)) + (1 / (s.N2 - less)) + (y * y / (2 * (s.N2 - less)))).Finite();
    }
}
