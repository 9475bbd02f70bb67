using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>
/// Cluster-robust tests of multilevel models: they hold although the model of what effects have in common (or the assumed correlation of sampling errors) is wrong,
/// if there are enough clusters.
/// </summary>
/// <remarks>Hedges LV, Tipton E, Johnson MC (2010). Research Synthesis Methods 1:39–65. doi:10.1002/jrsm.5. Pustejovsky JE, Tipton E (2022). Prevention Science 23:425–438. doi:10.1007/s11121-021-01246-3.</remarks>
public static class MultilevelRobust
{
    /// <summary>Robust tests of a fit.</summary>
    /// <param name="fit">A multilevel model.</param>
    /// <param name="clusters">The cluster of each estimate that took part: usually the outermost grouping.</param>
    /// <param name="kind">Which variance. CR2 needs clusters that no random effect or sampling covariance crosses.</param>
    /// <exception cref="ArgumentException">Not one cluster per estimate, one is missing, too few clusters, or clusters that random effects cross (CR2).</exception>
    public static RobustFit Of(MultilevelFit fit, IReadOnlyList<string> clusters, RobustKind kind = RobustKind.CR2)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Count != fit.K) throw new ArgumentException("One cluster per estimate that took part.", nameof(clusters));
        if (clusters.Any(string.IsNullOrEmpty)) throw new ArgumentException("Every estimate belongs to a cluster; one has none.", nameof(clusters));
        var covariance = new MarginalCovariance(fit);
        int[][] groups = [.. Enumerable.Range(0, fit.K).GroupBy(i => clusters[i], StringComparer.Ordinal).Select(g => g.ToArray())];
        double[] beta = [.. fit.Coefficients.Select(c => c.Estimate)], residuals = MultilevelResiduals.Raw(fit);
        var crossed = covariance.Rows.FirstOrDefault(rows => rows.Any(r => clusters[r] != clusters[rows[0]]));
        if (crossed is null) return RobustFit.Of(fit.Data.X, beta, residuals, [.. groups.Select(g => new ErrorBlock(g, Cells(covariance, g)))], kind, fit.Options.Level);
        if (kind == RobustKind.CR2) throw new ArgumentException($"CR2 needs clusters that are independent under the model, but '{clusters[crossed[0]]}' and '{clusters[crossed.First(r => clusters[r] != clusters[crossed[0]])]}' share a random effect or sampling covariance. Use CR1.", nameof(clusters));
        return RobustFit.Of(fit.Data.X, beta, Sandwich(fit, covariance, residuals, groups), groups.Length, kind, fit.Options.Level);
    }

    private static double[] Cells(MarginalCovariance covariance, int[] rows)
    {
        var cells = new double[rows.Length * rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k < rows.Length; k++) cells[(i * rows.Length) + k] = covariance[rows[i], rows[k]];
        }

        return cells;
    }

    /// <summary>C Σ u u' C with C = (X'WX)⁻¹ and u the sum over a cluster of the rows of WX times their residuals.</summary>
    private static double[] Sandwich(MultilevelFit fit, MarginalCovariance covariance, double[] residuals, int[][] groups)
    {
        var p = fit.P;
        var result = new double[p * p];
        foreach (var group in groups)
        {
            var score = new double[p];
            foreach (var i in group)
            {
                foreach (var k in covariance.Rows[covariance.Block[i]])
                {
                    var weight = covariance.Inverse(i, k) * residuals[i];
                    for (var a = 0; a < p; a++) score[a] += weight * fit.Data.X.Row(k)[a];
                }
            }

            double[] moved = [.. Enumerable.Range(0, p).Select(a => Enumerable.Range(0, p).Sum(b => fit.Covariance(a, b) * score[b]))];
            for (var i = 0; i < p * p; i++) result[i] += moved[i / p] * moved[i % p];
        }

        return result;
    }
}
