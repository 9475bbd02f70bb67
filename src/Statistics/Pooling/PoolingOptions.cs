using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Statistics.Pooling;

/// <summary>How studies are pooled.</summary>
public sealed record PoolingOptions
{
    /// <summary>REML, normal tests, 95%.</summary>
    public static PoolingOptions Default { get; } = new();

    /// <summary>Estimator of τ², or equal effects.</summary>
    public HeterogeneityMethod Method { get; init; } = HeterogeneityMethod.REML;

    /// <summary>Kind of test and interval.</summary>
    public TestKind Test { get; init; }

    /// <summary>Confidence level of all intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;
}
