using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>The pooled effect as the studies came in.</summary>
/// <remarks>Lau J et al. (1992). New England Journal of Medicine 327:248–254. doi:10.1056/NEJM199207233270406.</remarks>
public static class Cumulative
{
    /// <summary>The fits of the first one, two, three … studies.</summary>
    /// <param name="fit">A meta-analysis without moderators.</param>
    /// <param name="by">What the studies are ordered by (for example the year), one number per study that took part; equal ones keep their order, missing ones come last. By default the order they have.</param>
    /// <returns>The order, as positions among the studies that took part, and one fit per step.</returns>
    /// <exception cref="ArgumentException">Moderators, or not one number per study.</exception>
    public static (int[] Order, Fit[] Steps) Of(Fit fit, IReadOnlyList<double>? by = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Design is not null) throw new ArgumentException("A cumulative meta-analysis has no moderators.", nameof(fit));
        if (by is not null && by.Count != fit.K) throw new ArgumentException("One number per study that took part.", nameof(by));
        int[] order = [.. Enumerable.Range(0, fit.K).OrderBy(i => by is null ? i : double.IsNaN(by[i]) ? double.PositiveInfinity : by[i])];
        return (order, [.. Enumerable.Range(1, fit.K).Select(n => Refit.Of(fit, order[..n])!)]);
    }
}
