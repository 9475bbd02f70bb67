namespace Equipoise.Statistics.Pooling;

/// <summary>Which cluster-robust variance.</summary>
public enum RobustKind
{
    /// <summary>The plain sandwich, too small with few clusters. Liang KY, Zeger SL (1986). Biometrika 73:13–22. doi:10.1093/biomet/73.1.13.</summary>
    CR0,

    /// <summary>CR0 times n/(n − p), with n clusters and p coefficients.</summary>
    CR1,

    /// <summary>Unbiased if the working model holds; tested with Satterthwaite's degrees of freedom. The one to use with few clusters.</summary>
    CR2,
}

/// <summary>Coefficients with cluster-robust standard errors.</summary>
public sealed class RobustFit
{
    private readonly ClusterSandwich? sandwich;
    private readonly double[] covariance;

    private RobustFit(ClusterSandwich? sandwich, double[] covariance, IReadOnlyList<Coefficient> coefficients) =>
        (this.sandwich, this.covariance, Coefficients) = (sandwich, covariance, coefficients);

    /// <summary>Which variance.</summary>
    public required RobustKind Kind { get; init; }

    /// <summary>Number of clusters.</summary>
    public required int Clusters { get; init; }

    /// <summary>
    /// The coefficients with robust t tests: n − p degrees of freedom for CR0 and CR1, Satterthwaite's for CR2. One that rests on a single
    /// cluster has no variance between clusters to learn from: its standard error is infinite, with no degrees of freedom and p = 1.
    /// </summary>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>Test of all moderators; null without any, or with too few clusters for it.</summary>
    public OmnibusTest? Moderators { get; private init; }

    /// <summary>Robust covariance of the coefficients.</summary>
    public double Covariance(int row, int column) => covariance[(row * Coefficients.Count) + column];

    /// <summary>
    /// Test that the chosen coefficients are all zero: an F test, for CR2 with Hotelling's T² approximation (HTZ) of Pustejovsky and Tipton.
    /// Null with too few clusters for it.
    /// </summary>
    /// <param name="coefficients">Their positions, from 0, each once.</param>
    /// <exception cref="ArgumentException">None, one twice, or one that the model does not have.</exception>
    public OmnibusTest? Wald(params ReadOnlySpan<int> coefficients)
    {
        var p = Coefficients.Count;
        int[] chosen = coefficients.ToArray();
        if (chosen.Length == 0 || chosen.Distinct().Count() < chosen.Length || chosen.Any(c => c < 0 || c >= p)) throw new ArgumentException(FormattableString.Invariant($"Choose among the coefficients 0 to {p - 1}, each once."), nameof(coefficients));
        if (chosen.Length >= Clusters) return null;
        double q = chosen.Length, df = Clusters - p;
        if (Kind == RobustKind.CR2) df = sandwich!.Precision([.. chosen.Select(c => Unit(c, p))]).Df - q + 1;
        if (!(df > 0)) return null;
        var test = WaldTest.Of([.. Coefficients.Select(c => c.Estimate)], covariance, chosen, new(df));
        if (double.IsNaN(test.Statistic)) return null;
        if (Kind != RobustKind.CR2) return test;
        var statistic = test.Statistic * df / (df + q - 1);
        return new(statistic, q, df, Distributions.FisherF.Upper(statistic, q, df));
    }

    internal static RobustFit Of(DesignMatrix x, IReadOnlyList<double> beta, double[] residuals, IReadOnlyList<ErrorBlock> clusters, RobustKind kind, double level)
    {
        int n = clusters.Count, p = x.Columns;
        if (n < 2 || (n <= p && kind != RobustKind.CR2)) throw new ArgumentException(FormattableString.Invariant($"Cluster-robust tests of {p} coefficients need more clusters than {n}."), nameof(clusters));
        var algebra = new ClusterSandwich(x, residuals, clusters, kind == RobustKind.CR2);
        var cells = (double[])algebra.Covariance.Clone();
        if (kind == RobustKind.CR1) for (var i = 0; i < cells.Length; i++) cells[i] *= (double)n / (n - p);
        var coefficients = new Coefficient[p];
        for (var c = 0; c < p; c++)
        {
            var (df, share) = algebra.Precision([Unit(c, p)]);
            var distribution = new TestDistribution(kind == RobustKind.CR2 ? df : n - p);
            coefficients[c] = share < 1e-10
                ? new(x.Names[c], beta[c], double.PositiveInfinity, 0, 0, 1, new(double.NegativeInfinity, double.PositiveInfinity))
                : distribution.Of(x.Names[c], beta[c], Math.Sqrt(Math.Max(0, cells[(c * p) + c])), distribution.Critical(level));
        }

        return Whole(x, algebra, cells, coefficients, n, kind);
    }

    /// <summary>CR0 or CR1 from a sandwich computed elsewhere, for working covariances that are not made of one block a cluster.</summary>
    internal static RobustFit Of(DesignMatrix x, IReadOnlyList<double> beta, double[] sandwich, int n, RobustKind kind, double level)
    {
        var p = x.Columns;
        if (n <= p) throw new ArgumentException(FormattableString.Invariant($"Cluster-robust tests of {p} coefficients need more clusters than {n}."), nameof(n));
        double[] cells = [.. sandwich.Select(c => kind == RobustKind.CR1 ? c * n / (n - p) : c)];
        var distribution = new TestDistribution(n - p);
        return Whole(x, null, cells, [.. beta.Select((b, c) => distribution.Of(x.Names[c], b, Math.Sqrt(Math.Max(0, cells[(c * p) + c])), distribution.Critical(level)))], n, kind);
    }

    private static RobustFit Whole(DesignMatrix x, ClusterSandwich? algebra, double[] cells, Coefficient[] coefficients, int n, RobustKind kind)
    {
        var plain = new RobustFit(algebra, cells, coefficients) { Kind = kind, Clusters = n };
        int[] moderators = [.. Enumerable.Range(0, x.Columns).Where(c => c != x.InterceptAt)];
        return moderators.Length == 0 ? plain : new(algebra, cells, coefficients) { Kind = kind, Clusters = n, Moderators = plain.Wald(moderators) };
    }

    private static double[] Unit(int at, int p)
    {
        var unit = new double[p];
        unit[at] = 1;
        return unit;
    }
}

/// <summary>
/// Cluster-robust variances: several effects of one team, sample or country are not independent, and what they have in common need not be
/// known for tests to hold, if there are enough clusters.
/// </summary>
/// <remarks>Hedges LV, Tipton E, Johnson MC (2010). Research Synthesis Methods 1:39–65. doi:10.1002/jrsm.5. Pustejovsky JE, Tipton E (2018). doi:10.1080/07350015.2016.1247004.</remarks>
public static class ClusterRobust
{
    /// <summary>Robust tests of a fit. CR2 takes time with the cube of the largest cluster.</summary>
    /// <param name="fit">A meta-analysis or meta-regression.</param>
    /// <param name="clusters">The cluster of each study that took part.</param>
    /// <param name="kind">Which variance.</param>
    /// <exception cref="ArgumentException">Not one cluster per study, one is missing, or too few clusters.</exception>
    public static RobustFit Of(Fit fit, IReadOnlyList<string> clusters, RobustKind kind = RobustKind.CR2)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Count != fit.K) throw new ArgumentException("One cluster per study that took part.", nameof(clusters));
        if (clusters.Any(string.IsNullOrEmpty)) throw new ArgumentException("Every study belongs to a cluster; one has none.", nameof(clusters));
        var x = fit.Design ?? DesignMatrix.Intercept(fit.K);
        double[] residuals = [.. Enumerable.Range(0, fit.K).Select(i => fit.Estimates[i] - fit.Expected(x.Row(i)).Estimate)];
        ErrorBlock[] blocks = [.. Enumerable.Range(0, fit.K).GroupBy(i => clusters[i], StringComparer.Ordinal).Select(g => new ErrorBlock([.. g], [.. g.Select(i => fit.Variances[i] + fit.Tau2)]))];
        return RobustFit.Of(x, [.. fit.Coefficients.Select(c => c.Estimate)], residuals, blocks, kind, fit.Options.Level);
    }
}
