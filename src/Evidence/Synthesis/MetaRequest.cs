using Equipoise.Statistics.Bayesian;
using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;
using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Synthesis;

/// <summary>What kind of model pools the studies.</summary>
public enum PoolingModel
{
    /// <summary>Inverse variance.</summary>
    InverseVariance,

    /// <summary>Mantel and Haenszel.</summary>
    MantelHaenszel,

    /// <summary>Peto.</summary>
    Peto,

    /// <summary>A generalised linear mixed model of the counts themselves.</summary>
    Counts,
}

/// <summary>What is to be done with a table of studies. Absent means: not asked for.</summary>
public sealed record MetaRequest
{
    /// <summary>Effect measure; by default ready estimates if the table has them.</summary>
    public string? Measure { get; init; }

    /// <summary>How effects are computed.</summary>
    public EffectOptions Effects { get; init; } = new();

    /// <summary>Kind of model.</summary>
    public PoolingModel Model { get; init; }

    /// <summary>How a model of the counts treats the level of events.</summary>
    public CountModel CountModel { get; init; }

    /// <summary>Estimator of τ².</summary>
    public HeterogeneityMethod Method { get; init; } = HeterogeneityMethod.REML;

    /// <summary>Kind of test.</summary>
    public TestKind Test { get; init; }

    /// <summary>Confidence level.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Formula of the moderators.</summary>
    public string? Moderators { get; init; }

    /// <summary>Column of weights that take the place of inverse variances.</summary>
    public string? Weights { get; init; }

    /// <summary>Random effects of a multilevel model, each a formula with a bar.</summary>
    public IReadOnlyList<string> Random { get; init; } = [];

    /// <summary>Structure of the random effects that have something left of the bar.</summary>
    public string Structure { get; init; } = "CS";

    /// <summary>Column of subgroups.</summary>
    public string? Subgroup { get; init; }

    /// <summary>Column of clusters, for robust variances.</summary>
    public string? Cluster { get; init; }

    /// <summary>Each study left out in turn.</summary>
    public bool LeaveOneOut { get; init; }

    /// <summary>Whether studies are added one by one.</summary>
    public bool Cumulative { get; init; }

    /// <summary>Column by which they are added; null is their order.</summary>
    public string? CumulativeBy { get; init; }

    /// <summary>Egger's test.</summary>
    public bool Egger { get; init; }

    /// <summary>Begg and Mazumdar's test.</summary>
    public bool RankTest { get; init; }

    /// <summary>Trim and fill, by this estimator.</summary>
    public MissingStudiesEstimator? TrimAndFill { get; init; }

    /// <summary>Diagnostics of influence.</summary>
    public bool Influence { get; init; }

    /// <summary>Intervals of τ², I², H² in all ways there are.</summary>
    public bool Intervals { get; init; }

    /// <summary>Predictions.</summary>
    public bool Predict { get; init; }

    /// <summary>Best linear unbiased predictions of the studies.</summary>
    public bool BestPredictions { get; init; }

    /// <summary>Fail-safe numbers.</summary>
    public bool FailSafe { get; init; }

    /// <summary>Henmi and Copas' interval.</summary>
    public bool HenmiCopas { get; init; }

    /// <summary>Test of excess significance.</summary>
    public bool ExcessSignificance { get; init; }

    /// <summary>PET and PEESE.</summary>
    public bool PetPeese { get; init; }

    /// <summary>Number of permutations of a permutation test; 0 is as many as needed for an exact one.</summary>
    public int? Permutations { get; init; }

    /// <summary>Prior of τ for a Bayesian analysis.</summary>
    public TauPrior? TauPrior { get; init; }

    /// <summary>Prior of the average effect for a Bayesian analysis; null is flat.</summary>
    public NormalPrior? MuPrior { get; init; }

    /// <summary>Start of the random numbers of a permutation test.</summary>
    public ulong Seed { get; init; } = 20261124;
}
