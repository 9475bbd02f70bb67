namespace Equipoise.Statistics.Effects;

/// <summary>Two means of the same people (before and after, or two conditions). NaN means not known.</summary>
/// <param name="Mean1">First mean.</param>
/// <param name="Sd1">First standard deviation, not negative.</param>
/// <param name="Mean2">Second mean.</param>
/// <param name="Sd2">Second standard deviation, not negative; SMCR does not use it.</param>
/// <param name="R">Correlation of the two measurements, −1 to 1.</param>
/// <param name="N">Number of people.</param>
public readonly record struct PairedMeans(double Mean1, double Sd1, double Mean2, double Sd2, double R, double N)
{
    internal double Change => Mean1 - Mean2;

    internal double ChangeVariance => (Sd1 * Sd1) + (Sd2 * Sd2) - (2 * R * Sd1 * Sd2);

    internal double MeanCv1 => Sd1 * Sd1 / (N * Mean1 * Mean1);

    internal double MeanCv2 => Sd2 * Sd2 / (N * Mean2 * Mean2);

    internal double LogMeansVariance => MeanCv1 + MeanCv2 - (2 * R * Sd1 * Sd2 / (Mean1 * Mean2 * N));
}

/// <summary>Measures of change.</summary>
public enum PairedMeansMeasure
{
    /// <summary>Mean change.</summary>
    MC,

    /// <summary>Change in units of the standard deviation of the changes.</summary>
    SMCC,

    /// <summary>Change in units of the first standard deviation.</summary>
    SMCR,

    /// <summary>The same with unequal variances.</summary>
    SMCRH,

    /// <summary>Change in units of the root mean of the two variances.</summary>
    SMCRP,

    /// <summary>The same with unequal variances.</summary>
    SMCRPH,

    /// <summary>Log ratio of the means.</summary>
    ROMC,

    /// <summary>Log ratio of the coefficients of variation.</summary>
    CVRC,

    /// <summary>Log ratio of the standard deviations.</summary>
    VRC,
}

/// <summary>Effect sizes of change.</summary>
/// <remarks>
/// Standardised: Becker BJ (1988). British Journal of Mathematical and Statistical Psychology 41:257–278. doi:10.1111/j.2044-8317.1988.tb00901.x.
/// Gibbons RD, Hedeker DR, Davis JM (1993). Journal of Educational Statistics 18:271–279. doi:10.3102/10769986018003271.
/// Bonett DG (2008). Psychological Methods 13:99–109. doi:10.1037/1082-989X.13.2.99. Ratios: Lajeunesse MJ (2011). Ecology 92:2049–2055. doi:10.1890/11-0423.1.
/// What the conventions change stands at <see cref="Conventions"/>.
/// </remarks>
public static class PairedMeansEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="conventions">Edition of the conventions.</param>
    /// <param name="sampling">Kind of variance. SMCC knows LargeSample2 and Unbiased, SMCR, SMCRH and SMCRPH LargeSample2; the others only the usual one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A standard deviation or size is negative, a correlation outside −1 to 1, or a number infinite.</exception>
    /// <exception cref="ArgumentException">The measure has no such variance.</exception>
    public static EffectSize[] Compute(
        PairedMeansMeasure measure, ReadOnlySpan<PairedMeans> studies, Conventions conventions = Conventions.Current, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(Knows(measure, sampling), measure, sampling);
        var effects = new EffectSize[studies.Length];
        for (var i = 0; i < effects.Length; i++)
        {
            Check(studies[i], i);
            effects[i] = Of(measure, studies[i], conventions == Conventions.Metafor38, sampling).Finite();
        }

        return effects;
    }

    private static bool Knows(PairedMeansMeasure measure, Sampling sampling) => sampling == Sampling.Usual || measure switch
    {
        PairedMeansMeasure.SMCC => sampling is Sampling.LargeSample2 or Sampling.Unbiased,
        PairedMeansMeasure.SMCR or PairedMeansMeasure.SMCRH or PairedMeansMeasure.SMCRPH => sampling == Sampling.LargeSample2,
        _ => false,
    };

    private static void Check(PairedMeans s, int row)
    {
        Refuse.Finite(s.Mean1, row, nameof(s.Mean1));
        Refuse.Finite(s.Mean2, row, nameof(s.Mean2));
        Refuse.Count(s.Sd1, row, nameof(s.Sd1));
        Refuse.Count(s.Sd2, row, nameof(s.Sd2));
        Refuse.Count(s.N, row, nameof(s.N));
        Refuse.Correlation(s.R, row, nameof(s.R));
    }

    private static EffectSize Of(PairedMeansMeasure measure, PairedMeans s, bool old, Sampling sampling) => measure switch
    {
        PairedMeansMeasure.MC => new(s.Change, s.ChangeVariance / s.N),
        PairedMeansMeasure.SMCC => StandardizedChange.ByChange(s, sampling),
        PairedMeansMeasure.SMCR => StandardizedChange.ByFirst(s, sampling),
        PairedMeansMeasure.SMCRH => StandardizedChange.ByFirstHeteroscedastic(s, old, sampling),
        PairedMeansMeasure.SMCRP => StandardizedChange.ByBoth(s),
        PairedMeansMeasure.SMCRPH => StandardizedChange.ByBothHeteroscedastic(s, sampling),
        PairedMeansMeasure.ROMC => new(Math.Log(s.Mean1 / s.Mean2) + (old ? 0 : (s.MeanCv1 - s.MeanCv2) / 2), s.LogMeansVariance),
        PairedMeansMeasure.CVRC => new(
            Math.Log(s.Sd1 / s.Mean1) - Math.Log(s.Sd2 / s.Mean2) - (old ? 0 : (s.MeanCv1 - s.MeanCv2) / 2),
            ((1 - (s.R * s.R)) / (s.N - 1)) + s.LogMeansVariance),
        PairedMeansMeasure.VRC => new(Math.Log(s.Sd1 / s.Sd2), (1 - (s.R * s.R)) / (s.N - 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };
}
