namespace Equipoise.Statistics.Effects;

/// <summary>How the sampling variance is estimated (metafor's <c>vtype</c>). Not every measure knows every kind; one that does not refuses it.</summary>
public enum Sampling
{
    /// <summary>The measure's usual variance (LS: large sample).</summary>
    Usual,

    /// <summary>
    /// LS2: a second large-sample variance. With equal variances (SMD, SMD1, SMCC, SMCR) the variance of the uncorrected effect times the
    /// squared bias factor; with unequal ones (SMDH, SMCRH, SMCRPH) sizes in place of sizes less one.
    /// </summary>
    LargeSample2,

    /// <summary>UB: an unbiased estimate.</summary>
    Unbiased,

    /// <summary>AV: large sample, with the sample-size weighted average in place of each study's own effect.</summary>
    Average,

    /// <summary>HO: the two groups share one variance.</summary>
    Homoscedastic,

    /// <summary>AVHO: as AV, and the two groups share one coefficient of variation.</summary>
    AverageHomoscedastic,

    /// <summary>ST: the sizes of the two groups were fixed in advance (stratified sampling).</summary>
    Stratified,

    /// <summary>CS: only the total was fixed in advance (cross-sectional sampling).</summary>
    CrossSectional,
}
