using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.Multilevel;

/// <summary>
/// The sampling covariance matrix V of estimates, known before any model: variances, and covariances between estimates that rest on the same people.
/// A variance that is NaN is missing, and its row is left out of fits.
/// </summary>
/// <remarks>Gleser LJ, Olkin I (2009). Stochastically dependent effect sizes. In: Cooper H, Hedges LV, Valentine JC (eds). The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., 357–376. Russell Sage Foundation.</remarks>
public sealed class KnownCovariance
{
    private readonly double[] variances;
    private readonly int[] blocks;
    private readonly Func<int, int, double>? between;

    private KnownCovariance(double[] variances, int[] blocks, Func<int, int, double>? between) =>
        (this.variances, this.blocks, this.between) = (variances, blocks, between);

    /// <summary>Number of estimates.</summary>
    public int Rows => variances.Length;

    /// <summary>Sampling variance of every estimate.</summary>
    public IReadOnlyList<double> Variances => variances;

    /// <summary>Whether no two estimates covary.</summary>
    public bool IsDiagonal => between is null;

    /// <summary>Sampling covariance of two estimates.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public double this[int row, int column] => row == column ? variances[row] : between is null || blocks[row] != blocks[column] ? 0 : between(row, column);

    /// <summary>Independent estimates.</summary>
    /// <param name="variances">Their sampling variances.</param>
    public static KnownCovariance Diagonal(ReadOnlySpan<double> variances) => new(variances.ToArray(), [.. Enumerable.Range(0, variances.Length)], null);

    /// <summary>The whole matrix.</summary>
    /// <param name="matrix">Symmetric, one row and column an estimate.</param>
    /// <exception cref="ArgumentException">It is not square, not symmetric, or a covariance is not finite although both variances are.</exception>
    public static KnownCovariance Whole(double[,] matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var n = matrix.GetLength(0);
        if (matrix.GetLength(1) != n) throw new ArgumentException("A covariance matrix is square.", nameof(matrix));
        var copy = (double[,])matrix.Clone();
        return new([.. Enumerable.Range(0, n).Select(i => copy[i, i])], MatrixBlocks.Of(copy), (i, k) => copy[i, k]);
    }

    /// <summary>Independent blocks of estimates, each with its matrix, in the order of the rows.</summary>
    /// <param name="blocks">Symmetric matrices.</param>
    /// <exception cref="ArgumentException">There are none, or one is not square, not symmetric or not finite.</exception>
    public static KnownCovariance Blocks(IReadOnlyList<double[,]> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (blocks.Count == 0) throw new ArgumentException("At least one block.", nameof(blocks));
        var parts = blocks.Select(Whole).ToArray();
        var (of, within) = (new List<int>(), new List<int>());
        for (var b = 0; b < parts.Length; b++)
        {
            for (var i = 0; i < parts[b].Rows; i++)
            {
                of.Add(b);
                within.Add(i);
            }
        }

        return new([.. parts.SelectMany(p => p.variances)], [.. of], (i, k) => parts[of[i]][within[i], within[k]]);
    }

    /// <summary>Estimates of one cluster are correlated by an assumed ρ, those of different clusters are independent.</summary>
    /// <param name="variances">Sampling variances.</param>
    /// <param name="clusters">Cluster of every estimate, such as the study; null is missing.</param>
    /// <param name="rho">Correlation of the sampling errors, −1 to 1.</param>
    /// <exception cref="ArgumentException">Not one cluster per variance, or ρ is no correlation.</exception>
    public static KnownCovariance ByCluster(ReadOnlySpan<double> variances, IReadOnlyList<string?> clusters, double rho)
    {
        if (!(rho is >= -1 and <= 1)) throw new ArgumentOutOfRangeException(nameof(rho), rho, "A correlation lies between -1 and 1.");
        return ByCluster(variances, clusters, (_, _) => rho);
    }

    /// <summary>Estimates of one cluster are correlated by a rule, those of different clusters are independent.</summary>
    /// <param name="variances">Sampling variances.</param>
    /// <param name="clusters">Cluster of every estimate; null is missing.</param>
    /// <param name="correlation">The correlation of two different rows of a cluster, the same in both orders: for measurements over time ρ to the power of their distance, for instance.</param>
    /// <exception cref="ArgumentException">Not one cluster per variance.</exception>
    public static KnownCovariance ByCluster(ReadOnlySpan<double> variances, IReadOnlyList<string?> clusters, Func<int, int, double> correlation)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(correlation);
        if (clusters.Count != variances.Length) throw new ArgumentException("Every variance has one cluster.", nameof(clusters));
        var v = variances.ToArray();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var cluster = new int[v.Length];
        for (var i = 0; i < v.Length; i++)
        {
            if (clusters[i] is not { } name) v[i] = double.NaN;
            else if (!numbers.TryGetValue(name, out cluster[i])) numbers.Add(name, cluster[i] = numbers.Count + 1);
        }

        return new(v, cluster, (i, k) => correlation(i, k) * Math.Sqrt(v[i] * v[k]));
    }

    /// <summary>
    /// Contrasts that share a group of people, such as several treatments compared with one control: their errors are correlated by the share of the
    /// variance that the common group brings, a mean of n people having a variance proportional to 1/n.
    /// </summary>
    /// <param name="variances">Sampling variances of the contrasts, first group less second.</param>
    /// <param name="clusters">Study of every contrast; groups of different studies are never the same.</param>
    /// <param name="first">First group of every contrast and its size.</param>
    /// <param name="second">Second group of every contrast and its size.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a size is not above 0.</exception>
    public static KnownCovariance SharedGroups(ReadOnlySpan<double> variances, IReadOnlyList<string?> clusters, IReadOnlyList<(string Group, double Size)> first, IReadOnlyList<(string Group, double Size)> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != variances.Length || second.Count != variances.Length) throw new ArgumentException("Every variance has a first and a second group.", nameof(first));
        if (first.Concat(second).Any(g => !(g.Size > 0))) throw new ArgumentException("A group has more than 0 people.", nameof(first));
        return ByCluster(variances, clusters, (i, k) =>
            (Shared(first[i], first[k]) - Shared(first[i], second[k]) - Shared(second[i], first[k]) + Shared(second[i], second[k]))
            / Math.Sqrt(((1 / first[i].Size) + (1 / second[i].Size)) * ((1 / first[k].Size) + (1 / second[k].Size))));
    }

    /// <summary>The rows chosen, in a form that models are built from.</summary>
    internal KnownCovariance Select(int[] rows) =>
        new([.. rows.Select(r => variances[r])], [.. rows.Select(r => blocks[r])], between is null ? null : (i, k) => between(rows[i], rows[k]));

    internal int[] BlockOf => blocks;

    /// <summary>
    /// Refuses a matrix with a block that no estimates can have, because some combination of them would have a negative variance. Tells which rows are in
    /// blocks that are singular (some combination of estimates has no error at all).
    /// </summary>
    internal IReadOnlyList<string> SingularBlocks(Func<int, string> rowName)
    {
        var singular = new List<string>();
        if (between is null) return singular;
        foreach (var block in Enumerable.Range(0, Rows).GroupBy(i => blocks[i]))
        {
            int[] own = [.. block];
            var cells = Correlations(own);
            if (cells.Any(c => !double.IsFinite(c))) throw new ArgumentException($"The sampling covariance of {Named(own, rowName)} is not known completely.", nameof(rowName));
            if (Symmetric.Factor(cells, own.Length, new double[cells.Length]) > -30) continue;
            var least = Matrix<double>.Build.Dense(own.Length, own.Length, cells).Evd(Symmetricity.Symmetric).EigenValues.Min(e => e.Real);
            if (least < -1e-8) throw new ArgumentException($"The sampling covariance matrix of {Named(own, rowName)} is not positive definite: no estimates can covary like that.", nameof(rowName));
            if (least < 1e-12) singular.Add(Named(own, rowName));
        }

        return singular;
    }

    private double[] Correlations(int[] rows)
    {
        var cells = new double[rows.Length * rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k < rows.Length; k++) cells[(i * rows.Length) + k] = this[rows[i], rows[k]] / Math.Sqrt(variances[rows[i]] * variances[rows[k]]);
        }

        return cells;
    }

    private static string Named(int[] rows, Func<int, string> rowName) =>
        (rows.Length == 1 ? "row " : "rows ") + string.Join(", ", rows.Take(8).Select(rowName)) + (rows.Length > 8 ? " …" : "");

    private static double Shared((string Group, double Size) one, (string Group, double Size) other) =>
        one.Group.Equals(other.Group, StringComparison.Ordinal) ? 1 / Math.Sqrt(one.Size * other.Size) : 0;
}

/// <summary>Finds the independent blocks of a covariance matrix.</summary>
internal static class MatrixBlocks
{
    public static int[] Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var block = new int[n];
        Array.Fill(block, -1);
        var waiting = new Stack<int>();
        for (int i = 0, next = 0; i < n; i++)
        {
            if (block[i] >= 0) continue;
            block[i] = next++;
            waiting.Push(i);
            while (waiting.TryPop(out var row)) Spread(matrix, row, block, waiting);
        }

        return block;
    }

    private static void Spread(double[,] matrix, int row, int[] block, Stack<int> waiting)
    {
        for (var k = 0; k < block.Length; k++)
        {
            double cell = matrix[row, k], other = matrix[k, row];
            if (k == row || (cell == 0 && other == 0)) continue;
            if (double.IsNaN(matrix[row, row]) || double.IsNaN(matrix[k, k])) continue;
            if (!double.IsFinite(cell)) throw new ArgumentException(FormattableString.Invariant($"The covariance of rows {row + 1} and {k + 1} is not a finite number."), nameof(matrix));
            if (Math.Abs(cell - other) > 1e-10 * Math.Max(Math.Abs(cell), Math.Abs(other))) throw new ArgumentException(FormattableString.Invariant($"The covariance of rows {row + 1} and {k + 1} is {cell} one way and {other} the other: the matrix is not symmetric."), nameof(matrix));
            if (block[k] >= 0) continue;
            block[k] = block[row];
            waiting.Push(k);
        }
    }
}
