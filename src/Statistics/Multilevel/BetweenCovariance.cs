namespace Equipoise.Statistics.Multilevel;

/// <summary>
/// How the true effects at the levels of an inner factor (outcomes, arms, times) vary and covary within a group of the outer factor (studies). In
/// brackets the number of variances τ² and correlations ρ for m levels. Correlations are those of a positive semidefinite matrix.
/// </summary>
public enum BetweenCovariance
{
    /// <summary>Compound symmetry: one variance, one correlation (1, 1).</summary>
    CS,

    /// <summary>A variance for each level, one correlation (m, 1).</summary>
    HCS,

    /// <summary>Unstructured (m, m(m − 1)/2).</summary>
    UN,

    /// <summary>Independent levels of one variance (1, 0).</summary>
    ID,

    /// <summary>Independent levels, a variance for each (m, 0).</summary>
    DIAG,

    /// <summary>First-order autoregression over the order of the levels, one variance (1, 1).</summary>
    AR,

    /// <summary>First-order autoregression over the order of the levels, a variance for each (m, 1).</summary>
    HAR,

    /// <summary>Continuous-time autoregression: ρ, between 0 and 1, to the power of the distance in time; one variance (1, 1).</summary>
    CAR,
}
