using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>Degrees of freedom of t tests.</summary>
public enum CoefficientDf
{
    /// <summary>Rows less coefficients.</summary>
    Residual,

    /// <summary>
    /// Containment: for a coefficient whose moderator does not differ within the groups of a random term, the number of those groups less the number of
    /// coefficients (the smallest of all such terms). Pinheiro JC, Bates DM (2000). Mixed-Effects Models in S and S-PLUS, section 2.4.2. Springer. doi:10.1007/b98882.
    /// </summary>
    Containment,
}

/// <summary>How a multilevel model is fitted and tested.</summary>
public sealed record MultilevelOptions
{
    /// <summary>REML or ML; EE takes the sampling covariance for all there is and disregards random terms.</summary>
    public HeterogeneityMethod Method { get; init; } = HeterogeneityMethod.REML;

    /// <summary>z or t.</summary>
    public TestKind Test { get; init; }

    /// <summary>Degrees of freedom of t.</summary>
    public CoefficientDf DegreesOfFreedom { get; init; }

    /// <summary>Confidence level of intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;
}
