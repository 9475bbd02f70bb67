using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>Where groups of children, and not single ones, came to an arm, each child tells less than one child's worth.</summary>
/// <remarks>Cochrane Handbook 23.1.4–23.1.5 (2019): the variance grows by the design effect 1 + (M − 1) · ICC, with M children to a cluster.</remarks>
internal static class Clusters
{
    /// <summary>How many times larger the variance is; null where the study does not tell enough to know.</summary>
    public static double? DesignEffect(Design design, double children) =>
        design.Model.Value != DesignModel.Cluster ? 1
        : design is { Clusters.Value: > 0 and var clusters, ClusterCorrelation.Value: >= 0 and <= 1 and var icc } ? Math.Max(1, 1 + (((children / clusters) - 1) * (double)icc))
        : null;

    /// <summary>The effect with its variance as it must be; null where nobody can know it.</summary>
    public static ComparedEffect? Inflated(ComparedEffect effect, Study study)
    {
        if (study.Design.Model.Value != DesignModel.Cluster) return effect;
        var children = (effect.N ?? 0) + (effect.ControlN ?? 0);
        if (DesignEffect(study.Design, children) is not { } by || !effect.IsUsable) return null;
        return effect with { Size = new(effect.Size.Estimate, effect.Size.Variance * by), Counts = null, Derived = string.Join("; ", new[] { effect.Derived, FormattableString.Invariant($"variance times {by:0.00}, the design effect of the clusters (Cochrane Handbook 23.1.5)") }.OfType<string>()) };
    }
}
