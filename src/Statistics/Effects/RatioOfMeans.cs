namespace Equipoise.Statistics.Effects;

/// <summary>The log ratio of two means (log response ratio). No value unless the means have the same sign.</summary>
/// <remarks>
/// Hedges LV, Gurevitch J, Curtis PS (1999). Ecology 80:1150–1156. doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2.
/// Bias correction: Lajeunesse MJ (2015). Ecology 96:2056–2063. doi:10.1890/14-2402.1.
/// </remarks>
public static class RatioOfMeans
{
    /// <summary>ln(mean 1 / mean 2), freed of the bias that the logarithm of a mean has under the current conventions.</summary>
    /// <param name="s">The study.</param>
    /// <param name="conventions">Edition of the conventions; 3.8 knows no bias correction.</param>
    public static EffectSize From(TwoMeans s, Conventions conventions = Conventions.Current) => From(s, Sampling.Usual, conventions, default);

    internal static EffectSize From(TwoMeans s, Sampling sampling, Conventions conventions, Averages average)
    {
        var pooled = s.PooledSd * s.PooledSd;
        var variance = sampling switch
        {
            Sampling.Usual => s.MeanCv1 + s.MeanCv2,
            Sampling.Homoscedastic => (pooled / (s.N1 * s.Mean1 * s.Mean1)) + (pooled / (s.N2 * s.Mean2 * s.Mean2)),
            Sampling.Average => (average.Cv1 * average.Cv1 / s.N1) + (average.Cv2 * average.Cv2 / s.N2),
            Sampling.AverageHomoscedastic => average.Cv * average.Cv * s.InverseSizes,
            _ => throw new ArgumentOutOfRangeException(nameof(sampling), sampling, "No such variance."),
        };
        var correction = conventions == Conventions.Metafor38 ? 0 : (s.MeanCv1 - s.MeanCv2) / 2;
        return new EffectSize(Math.Log(s.Mean1 / s.Mean2) + correction, variance).Finite();
    }
}
