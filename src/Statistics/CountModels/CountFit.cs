using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.CountModels;

/// <summary>A fitted mixed model of counts.</summary>
public sealed record CountFit
{
    /// <summary>Number of studies that took part.</summary>
    public required int K { get; init; }

    /// <summary>Rows of the studies that took part, from 0.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>The studies that did not, and why.</summary>
    public required IReadOnlyList<LeftOutStudy> LeftOut { get; init; }

    /// <summary>The coefficients, on the logarithmic or logit scale; without moderators one, the pooled effect. Where the likelihood is flat the standard error is infinite, and <see cref="Converged"/> false.</summary>
    public required IReadOnlyList<Coefficient> Coefficients { get; init; }

    /// <summary>The pooled effect (the first coefficient).</summary>
    public Coefficient Pooled => Coefficients[0];

    /// <summary>Variance between true effects, τ²; 0 for equal effects or where the likelihood is greatest there.</summary>
    public required double Tau2 { get; init; }

    /// <summary>Standard error of τ² from the curvature of the likelihood; NaN where τ² is 0, infinite where the likelihood is flat.</summary>
    public required double Tau2StandardError { get; init; }

    /// <summary>Variance between the levels of the studies (UMRS); null in other models.</summary>
    public double? Sigma2 { get; init; }

    /// <summary>Share of the variance of typical effect sizes that is between studies, 0 to 100 per cent; their variances are those of the usual effect sizes (one half added where there is a zero).</summary>
    public required double I2 { get; init; }

    /// <summary>Total variance divided by sampling variance, reckoned in the same way.</summary>
    public required double H2 { get; init; }

    /// <summary>Likelihood ratio test of heterogeneity: equal effects against an effect for every study.</summary>
    public required ChiSquareTest LikelihoodRatio { get; init; }

    /// <summary>Wald test of heterogeneity: the effects estimated study by study, without correction; one that is infinite has no weight.</summary>
    public required ChiSquareTest Wald { get; init; }

    /// <summary>Test of all moderators; null without any.</summary>
    public OmnibusTest? Moderators { get; init; }

    /// <summary>Fit by the marginal likelihood, all constants included.</summary>
    public required FitStatistics Likelihood { get; init; }

    /// <summary>Interval in which the true effect of a new study is expected; null with moderators.</summary>
    public Interval? Prediction { get; init; }

    /// <summary>Whether the search ended at a maximum that does not move when the nodes are doubled.</summary>
    public required bool Converged { get; init; }

    /// <summary>Newton steps of the last climb and its refinements.</summary>
    public required int Iterations { get; init; }

    /// <summary>Quadrature nodes per random effect; 1 where there is none.</summary>
    public required int Nodes { get; init; }
}
