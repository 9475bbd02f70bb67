using Equipoise.Statistics.Bayesian;
using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;
using Equipoise.Statistics.Tables;

namespace Equipoise.Evidence.Synthesis;

/// <summary>A table of studies, pooled as requested. What was not asked for, or could not be done, is null; then a warning says why.</summary>
public sealed record MetaReport
{
    /// <summary>What was requested.</summary>
    public required MetaRequest Request { get; init; }

    /// <summary>The table.</summary>
    public required Table Table { get; init; }

    /// <summary>The effect measure.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Names of the studies, one a row.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The effects, one a row.</summary>
    public required IReadOnlyList<EffectSize> Effects { get; init; }

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<MetaWarning> Warnings { get; init; } = [];

    /// <summary>The fit by inverse variance.</summary>
    public Fit? Fit { get; init; }

    /// <summary>The fit by Mantel and Haenszel, or Peto.</summary>
    public StratifiedReport? Stratified { get; init; }

    /// <summary>Q-profile intervals.</summary>
    public HeterogeneityInterval? QProfile { get; init; }

    /// <summary>Profile likelihood intervals.</summary>
    public HeterogeneityInterval? Profile { get; init; }

    /// <summary>With given weights.</summary>
    public WeightedEstimate? Weighted { get; init; }

    /// <summary>By subgroup.</summary>
    public SubgroupAnalysis? Subgroups { get; init; }

    /// <summary>Each study left out in turn.</summary>
    public IReadOnlyList<Fit>? LeaveOneOut { get; init; }

    /// <summary>Studies added one by one.</summary>
    public CumulativeReport? Cumulative { get; init; }

    /// <summary>Egger's test: by meta-regression and in its classical form.</summary>
    public (AsymmetryTest Regression, AsymmetryTest Classical)? Egger { get; init; }

    /// <summary>Rank correlation test.</summary>
    public RankCorrelation? RankTest { get; init; }

    /// <summary>Trim and fill.</summary>
    public TrimAndFillResult? TrimAndFill { get; init; }

    /// <summary>Diagnostics of influence.</summary>
    public IReadOnlyList<StudyInfluence>? Influence { get; init; }

    /// <summary>Predictions: one, or one a study where there are moderators.</summary>
    public IReadOnlyList<Prediction>? Predictions { get; init; }

    /// <summary>Best linear unbiased predictions.</summary>
    public IReadOnlyList<BestPrediction>? BestPredictions { get; init; }

    /// <summary>Fail-safe numbers of Rosenthal, Orwin and Rosenberg.</summary>
    public (long Rosenthal, long Orwin, long Rosenberg)? FailSafe { get; init; }

    /// <summary>The fit of a model of the counts.</summary>
    public CountFit? CountModel { get; init; }

    /// <summary>The fit of a multilevel model.</summary>
    public MultilevelFit? Multilevel { get; init; }

    /// <summary>Intervals of its variances and correlations.</summary>
    public IReadOnlyList<ComponentInterval>? ComponentIntervals { get; init; }

    /// <summary>It without each cluster in turn.</summary>
    public IReadOnlyList<ClusterLeftOut>? ClustersLeftOut { get; init; }

    /// <summary>Cluster-robust tests: CR1, CR0 and CR2, which not every multilevel model has.</summary>
    public (RobustFit Default, RobustFit Unadjusted, RobustFit? SmallSample)? Robust { get; init; }

    /// <summary>Henmi and Copas' interval.</summary>
    public HenmiCopasEstimate? HenmiCopas { get; init; }

    /// <summary>Test of excess significance.</summary>
    public ExcessReport? ExcessSignificance { get; init; }

    /// <summary>PET and PEESE.</summary>
    public PetPeeseEstimate? PetPeese { get; init; }

    /// <summary>Permutation test.</summary>
    public PermutationResult? Permutation { get; init; }

    /// <summary>Bayesian analysis.</summary>
    public BayesianFit? Bayesian { get; init; }

    /// <summary>Whether everything that searches found what it searched for.</summary>
    public bool Converged => Fit?.Converged ?? Multilevel?.Converged ?? CountModel?.Converged ?? true;

    /// <summary>The pooled effect, or the first coefficient.</summary>
    public Coefficient Pooled => Stratified?.Fit.Pooled ?? CountModel?.Pooled ?? Multilevel?.Pooled ?? Fit!.Pooled;

    /// <summary>Number of studies that took part.</summary>
    public int K => Stratified?.Fit.K ?? CountModel?.K ?? Multilevel?.K ?? Fit!.K;
}

/// <summary>A test of excess significance.</summary>
/// <param name="Result">The test.</param>
/// <param name="ExactP">The exact p, 0 to 1.</param>
/// <param name="Test">Whether the test is the exact one.</param>
public sealed record ExcessReport(ExcessSignificanceResult Result, double ExactP, ExcessTestKind Test);

/// <summary>Studies added one by one.</summary>
/// <param name="Rows">Their rows in the order in which they were added, from 0.</param>
/// <param name="Steps">The pooled effects.</param>
public sealed record CumulativeReport(IReadOnlyList<int> Rows, IReadOnlyList<Fit> Steps);

/// <summary>Counts pooled over studies.</summary>
/// <param name="Fit">The pooled effect.</param>
/// <param name="Rows">Rows of the studies that took part, from 0, in the order of the weights.</param>
/// <param name="LeaveOneOut">Each study left out in turn, if asked for.</param>
/// <param name="Association">Cochran–Mantel–Haenszel test, for odds ratios.</param>
/// <param name="Homogeneity">Tarone's test, for odds ratios.</param>
public sealed record StratifiedReport(StratifiedFit Fit, IReadOnlyList<int> Rows, IReadOnlyList<StratifiedFit>? LeaveOneOut, ChiSquareTest? Association, ChiSquareTest? Homogeneity);
