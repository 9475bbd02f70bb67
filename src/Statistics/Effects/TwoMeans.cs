namespace Equipoise.Statistics.Effects;

/// <summary>Means of two independent groups. NaN means not known.</summary>
/// <param name="Mean1">Mean of group 1.</param>
/// <param name="Sd1">Standard deviation of group 1, not negative.</param>
/// <param name="N1">Size of group 1.</param>
/// <param name="Mean2">Mean of group 2.</param>
/// <param name="Sd2">Standard deviation of group 2, not negative.</param>
/// <param name="N2">Size of group 2.</param>
public readonly record struct TwoMeans(double Mean1, double Sd1, double N1, double Mean2, double Sd2, double N2)
{
    /// <summary>Both groups together.</summary>
    public double N => N1 + N2;

    /// <summary>Degrees of freedom of the pooled standard deviation.</summary>
    public double DegreesOfFreedom => N1 + N2 - 2;

    /// <summary>The pooled standard deviation.</summary>
    public double PooledSd => Math.Sqrt((((N1 - 1) * Sd1 * Sd1) + ((N2 - 1) * Sd2 * Sd2)) / DegreesOfFreedom);

    internal double Difference => Mean1 - Mean2;

    internal double Cv1 => Sd1 / Mean1;

    internal double Cv2 => Sd2 / Mean2;

    /// <summary>Squared coefficient of variation of the mean of group 1: how far ln(mean) is off, doubled.</summary>
    internal double MeanCv1 => Cv1 * Cv1 / N1;

    internal double MeanCv2 => Cv2 * Cv2 / N2;

    internal double InverseSizes => (1 / N1) + (1 / N2);
}

/// <summary>Measures of two means or two variabilities.</summary>
public enum TwoMeansMeasure
{
    /// <summary>Mean difference, <see cref="MeanDifference"/>.</summary>
    MD,

    /// <summary>Standardised mean difference (Hedges' g), <see cref="StandardizedDifference.Hedges"/>.</summary>
    SMD,

    /// <summary>Standardised mean difference, unequal variances, <see cref="StandardizedDifference.Heteroscedastic"/>.</summary>
    SMDH,

    /// <summary>Difference in units of group 2's standard deviation (Glass), <see cref="StandardizedDifference.Glass"/>.</summary>
    SMD1,

    /// <summary>The same with unequal variances, <see cref="StandardizedDifference.GlassHeteroscedastic"/>.</summary>
    SMD1H,

    /// <summary>Log ratio of means, <see cref="RatioOfMeans"/>.</summary>
    ROM,

    /// <summary>Log ratio of standard deviations, <see cref="VariabilityRatio.OfDeviations"/>.</summary>
    VR,

    /// <summary>Log ratio of coefficients of variation, <see cref="VariabilityRatio.OfCoefficients"/>.</summary>
    CVR,

    /// <summary>Point-biserial correlation, <see cref="BiserialCorrelation.Point"/>.</summary>
    RPB,

    /// <summary>Biserial correlation, <see cref="BiserialCorrelation.Latent"/>.</summary>
    RBIS,

    /// <summary>Fisher's z of the point-biserial correlation.</summary>
    ZPB,

    /// <summary>Fisher's z of the biserial correlation.</summary>
    ZBIS,

    /// <summary>Standardised difference as a log odds ratio, normal, <see cref="DifferenceAsOddsRatio"/>.</summary>
    D2ORN,

    /// <summary>Standardised difference as a log odds ratio, logistic, <see cref="DifferenceAsOddsRatio"/>.</summary>
    D2ORL,
}

/// <summary>Effect sizes of many pairs of groups at once; some variances average over the studies.</summary>
/// <remarks>
/// Borenstein M (2009). Effect sizes for continuous data. In: Cooper H, Hedges LV, Valentine JC (eds). The Handbook of Research Synthesis and
/// Meta-Analysis, 2nd ed., 221–235. Russell Sage Foundation. The class of each measure names its own source.
/// </remarks>
public static class TwoMeansEffects
{
    /// <summary>One effect per study, in order; <see cref="EffectSize.None"/> where a number is missing or the measure has no value.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="sampling">
    /// Kind of variance. MD knows Unbiased (which is its usual one) and Homoscedastic; SMD and SMD1 LargeSample2, Unbiased and Average; SMDH LargeSample2; ROM
    /// Homoscedastic, Average and AverageHomoscedastic; RPB and ZPB Stratified (which is their usual one) and CrossSectional; the others only the usual one.
    /// </param>
    /// <param name="conventions">Edition of the conventions.</param>
    /// <exception cref="ArgumentOutOfRangeException">A standard deviation or size is negative, or a number infinite.</exception>
    /// <exception cref="ArgumentException">The measure has no such variance.</exception>
    public static EffectSize[] Compute(TwoMeansMeasure measure, ReadOnlySpan<TwoMeans> studies, Sampling sampling = Sampling.Usual, Conventions conventions = Conventions.Current)
    {
        Refuse.Unless(Knows(measure, sampling), measure, sampling);
        for (var i = 0; i < studies.Length; i++) Check(studies[i], i);
        var effects = new EffectSize[studies.Length];
        var average = Averages.Of(measure, sampling, studies);
        for (var i = 0; i < studies.Length; i++) effects[i] = Of(measure, studies[i], sampling, conventions, average).Finite();
        return effects;
    }

    private static bool Knows(TwoMeansMeasure measure, Sampling sampling) => sampling == Sampling.Usual || measure switch
    {
        TwoMeansMeasure.MD => sampling is Sampling.Unbiased or Sampling.Homoscedastic,
        TwoMeansMeasure.SMD or TwoMeansMeasure.SMD1 => sampling is Sampling.LargeSample2 or Sampling.Unbiased or Sampling.Average,
        TwoMeansMeasure.SMDH => sampling == Sampling.LargeSample2,
        TwoMeansMeasure.ROM => sampling is Sampling.Homoscedastic or Sampling.Average or Sampling.AverageHomoscedastic,
        TwoMeansMeasure.RPB or TwoMeansMeasure.ZPB => sampling is Sampling.Stratified or Sampling.CrossSectional,
        _ => false,
    };

    private static void Check(TwoMeans s, int row)
    {
        Refuse.Finite(s.Mean1, row, nameof(s.Mean1));
        Refuse.Finite(s.Mean2, row, nameof(s.Mean2));
        Refuse.Count(s.Sd1, row, nameof(s.Sd1));
        Refuse.Count(s.Sd2, row, nameof(s.Sd2));
        Refuse.Count(s.N1, row, nameof(s.N1));
        Refuse.Count(s.N2, row, nameof(s.N2));
    }

    private static EffectSize Of(TwoMeansMeasure measure, TwoMeans s, Sampling sampling, Conventions conventions, Averages average) => measure switch
    {
        TwoMeansMeasure.MD => MeanDifference.From(s, sampling),
        TwoMeansMeasure.SMD => StandardizedDifference.Hedges(s, sampling, average.Effect),
        TwoMeansMeasure.SMDH => StandardizedDifference.Heteroscedastic(s, conventions, sampling),
        TwoMeansMeasure.SMD1 => StandardizedDifference.Glass(s, sampling, average.Effect),
        TwoMeansMeasure.SMD1H => StandardizedDifference.GlassHeteroscedastic(s, conventions),
        TwoMeansMeasure.ROM => RatioOfMeans.From(s, sampling, conventions, average),
        TwoMeansMeasure.VR => VariabilityRatio.OfDeviations(s),
        TwoMeansMeasure.CVR => VariabilityRatio.OfCoefficients(s, conventions),
        TwoMeansMeasure.RPB => BiserialCorrelation.Point(s, sampling),
        TwoMeansMeasure.RBIS => BiserialCorrelation.Latent(s),
        TwoMeansMeasure.ZPB => BiserialCorrelation.Point(s, sampling).FisherZ(),
        TwoMeansMeasure.ZBIS => BiserialCorrelation.Latent(s).FisherZ(),
        TwoMeansMeasure.D2ORN => DifferenceAsOddsRatio.Normal(s),
        TwoMeansMeasure.D2ORL => DifferenceAsOddsRatio.Logistic(s),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };
}
