using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Bayesian;

/// <summary>A Bayesian random-effects meta-analysis.</summary>
public sealed class BayesianFit
{
    private readonly Func<int, NormalMixture> effect;

    internal BayesianFit(Func<int, NormalMixture> effect) => this.effect = effect;

    /// <summary>Number of studies that took part.</summary>
    public int K => Rows.Count;

    /// <summary>Rows of the studies that took part, from 0.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>The studies that did not, and why.</summary>
    public required IReadOnlyList<LeftOutStudy> LeftOut { get; init; }

    /// <summary>The standard deviation between true effects.</summary>
    public required TauPosterior Tau { get; init; }

    /// <summary>The mean effect.</summary>
    public required NormalMixture Mu { get; init; }

    /// <summary>The true effect of a new study.</summary>
    public required NormalMixture Predicted { get; init; }

    /// <summary>The true effect of a study, drawn towards the mean.</summary>
    /// <param name="study">Which of the studies that took part, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such study.</exception>
    public NormalMixture Effect(int study)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(study);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(study, K);
        return effect(study);
    }

    /// <summary>ln of the marginal likelihood of the estimates; null when a prior is improper.</summary>
    public double? LogMarginalLikelihood { get; init; }

    /// <summary>How much more probable the estimates are without any heterogeneity (τ = 0) than with it; null when a prior is improper.</summary>
    public double? BayesFactorNoHeterogeneity { get; init; }

    /// <summary>How much more probable the estimates are when the mean effect is 0 than when it is free; null when a prior is improper.</summary>
    public double? BayesFactorNoEffect { get; init; }
}
