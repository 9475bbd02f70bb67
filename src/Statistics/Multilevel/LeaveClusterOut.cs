using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>A model without one cluster.</summary>
/// <param name="Cluster">The cluster left out.</param>
/// <param name="Fit">The model without it; null if it cannot be fitted.</param>
/// <param name="Reason">Why it cannot be fitted; null otherwise.</param>
public sealed record ClusterLeftOut(string Cluster, MultilevelFit? Fit, string? Reason);

/// <summary>The model without each cluster in turn: how much a result rests on one study, team or country.</summary>
/// <remarks>Viechtbauer W (2021). Model checking in meta-analysis. In: Schmid CH, Stijnen T, White IR (eds). Handbook of Meta-Analysis, 219–254. CRC Press. doi:10.1201/9781315119403.</remarks>
public static class LeaveClusterOut
{
    /// <summary>One fit per cluster, in order of appearance.</summary>
    /// <param name="fit">A multilevel model.</param>
    /// <param name="clusters">The cluster of each estimate that took part.</param>
    /// <exception cref="ArgumentException">Not one cluster per estimate, one is missing, or there is only one.</exception>
    public static IReadOnlyList<ClusterLeftOut> Of(MultilevelFit fit, IReadOnlyList<string> clusters)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Count != fit.K) throw new ArgumentException("One cluster per estimate that took part.", nameof(clusters));
        if (clusters.Any(string.IsNullOrEmpty)) throw new ArgumentException("Every estimate belongs to a cluster; one has none.", nameof(clusters));
        string[] names = [.. clusters.Distinct(StringComparer.Ordinal)];
        if (names.Length < 2) throw new ArgumentException("Leaving one cluster out needs at least two.", nameof(clusters));
        return [.. names.Select(name => Without(fit, name, [.. Enumerable.Range(0, fit.K).Where(i => clusters[i] != name)]))];
    }

    private static ClusterLeftOut Without(MultilevelFit fit, string name, int[] kept)
    {
        try
        {
            RandomTerm[] terms = [.. fit.Data.Terms.Select(t => t.Source.Select([.. kept.Select(i => fit.Rows[i])]))];
            return new(name, MultilevelModel.Fit(MetaAnalysis.Chosen(fit.Data.Y, kept), fit.Data.Known.Select(kept), fit.Data.X.Select(kept), terms, fit.Options), null);
        }
        catch (ArgumentException e)
        {
            return new(name, null, e.Message);
        }
    }
}
