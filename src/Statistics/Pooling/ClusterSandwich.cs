using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.Pooling;

/// <summary>The rows of one cluster and the covariance of their errors that the model works with: n numbers for independent errors, n × n otherwise.</summary>
internal readonly record struct ErrorBlock(int[] Rows, double[] Covariance);

/// <summary>
/// The algebra of cluster-robust variances for a linear model fitted by generalised least squares whose working covariance is made of one
/// block a cluster. Everything happens in an orthonormal basis of the model matrix and with errors whitened by the Cholesky factor L of each
/// block: with Z = L⁻¹X and r = L⁻¹e, the variance is M Σ(Z̃'r)(Z̃'r)' M, where Z̃ = Z (CR0, CR1) or L'L B^(+1/2) Z with B = L'(Φ − XMX')L (CR2).
/// </summary>
/// <remarks>Pustejovsky JE, Tipton E (2018). Journal of Business and Economic Statistics 36:672–683. doi:10.1080/07350015.2016.1247004.</remarks>
internal sealed class ClusterSandwich
{
    private readonly Orthogonal space;
    private readonly int p;
    private readonly double[] bread;
    private readonly double[] root;
    private readonly List<(double[] Own, double[] Cross)> expected = [];
    private readonly List<double[]> information = [];

    public ClusterSandwich(DesignMatrix x, double[] residuals, IReadOnlyList<ErrorBlock> clusters, bool adjusted)
    {
        space = Orthogonal.Of(x) ?? throw new ArgumentException("The columns of the model matrix depend on each other: leave one out.", nameof(x));
        p = x.Columns;
        var white = clusters.Select(c => WhiteBlock.Of(c, space.Basis, p, residuals)).ToArray();
        bread = new double[p * p];
        foreach (var block in white) block.AddInformation(bread);
        if (double.IsNaN(Symmetric.Invert(bread, p, new double[p * p]))) throw new ArgumentException("The errors differ so much that the coefficients cannot be told apart.", nameof(clusters));
        root = SymmetricPower.Of(bread, p, 0.5);
        var meat = new double[p * p];
        foreach (var block in white)
        {
            var (score, own, cross) = block.Score(bread, adjusted);
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j < p; j++) meat[(i * p) + j] += score[i] * score[j];
            }

            expected.Add((own, cross));
            var inside = new double[p * p];
            block.AddInformation(inside);
            information.Add(inside);
        }

        double[] half = new double[p * p], inBasis = new double[p * p];
        Symmetric.Multiply(bread, meat, p, half);
        Symmetric.Multiply(half, bread, p, inBasis);
        Covariance = space.Back(inBasis, p);
    }

    /// <summary>The robust covariance of the coefficients.</summary>
    public double[] Covariance { get; }

    /// <summary>
    /// How exactly the covariance of some combinations of the coefficients is known, were the working model true: the degrees of freedom η of the
    /// Wishart distribution with the same total variance (for one combination, Satterthwaite's), and the share of its variance that the
    /// clusters show at all (0 if it rests on one cluster).
    /// </summary>
    public (double Df, double LeastShare) Precision(IReadOnlyList<double[]> combinations)
    {
        var q = combinations.Count;
        var c = new double[p * q];
        for (var t = 0; t < q; t++)
        {
            var inBasis = space.Combination(combinations[t]);
            for (var a = 0; a < p; a++)
            {
                for (var b = 0; b < p; b++) c[(a * q) + t] += bread[(a * p) + b] * inBasis[b];
            }
        }

        var parts = expected.Select(e => Part(e.Own, e.Cross, c, q)).ToArray();
        var mean = new double[q * q];
        foreach (var (own, cross) in parts)
        {
            for (var i = 0; i < q * q; i++) mean[i] += own[i];
            AddProduct(cross, q, mean, -1);
        }

        var least = Enumerable.Range(0, q).Min(t => Share(c, q, t, space.Combination(combinations[t])));
        return least < 1e-10 ? (double.NaN, least) : (q * (q + 1) / TotalVariance(parts, SymmetricPower.Of(mean, q, -0.5), q), least);
    }

    /// <summary>What the plain sandwich would show of the model's variance of one combination, were the model true.</summary>
    private double Share(double[] c, int q, int t, double[] combination)
    {
        double shown = 0, model = 0;
        double[] direction = new double[p], inside = new double[p];
        for (var a = 0; a < p; a++) model += combination[a] * (direction[a] = c[(a * q) + t]);
        foreach (var block in information)
        {
            for (var a = 0; a < p; a++)
            {
                inside[a] = 0;
                for (var b = 0; b < p; b++) inside[a] += block[(a * p) + b] * direction[b];
                shown += direction[a] * inside[a];
            }

            for (var a = 0; a < p; a++)
            {
                for (var b = 0; b < p; b++) shown -= inside[a] * bread[(a * p) + b] * inside[b];
            }
        }

        return shown / model;
    }

    /// <summary>C M E M C' and M^½ F M C' of one cluster.</summary>
    private (double[] Own, double[] Cross) Part(double[] own, double[] cross, double[] c, int q)
    {
        double[] middle = Product(own, p, p, c, q), lower = Product(cross, p, p, c, q);
        var result = new double[q * q];
        for (var s = 0; s < q; s++)
        {
            for (var t = 0; t < q; t++)
            {
                for (var a = 0; a < p; a++) result[(s * q) + t] += c[(a * q) + s] * middle[(a * q) + t];
            }
        }

        return (result, Product(root, p, p, lower, q));
    }

    /// <summary>Σ over the cells of the variance of the standardised covariance matrix, in time linear in the number of clusters.</summary>
    private double TotalVariance((double[] Own, double[] Cross)[] parts, double[] scale, int q)
    {
        var n = p * q;
        double sum = 0;
        var tensor = new double[n * n];
        foreach (var (own, cross) in parts)
        {
            double[] s = Product(scale, q, q, Product(own, q, q, scale, q), q), z = Product(cross, p, q, scale, q), both = (double[])s.Clone(), shared = new double[q * q];
            AddProduct(z, q, both, -1);
            AddProduct(z, q, shared, 1);
            sum += Square(both, q) - Square(shared, q);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) tensor[(i * n) + j] += z[i] * z[j];
            }
        }

        for (var a = 0; a < p; a++)
        {
            for (var b = 0; b < p; b++)
            {
                for (var s = 0; s < q; s++)
                {
                    for (var t = 0; t < q; t++)
                    {
                        var here = tensor[(((a * q) + s) * n) + (b * q) + t];
                        sum += (here * here) + (here * tensor[(((a * q) + t) * n) + (b * q) + s]);
                    }
                }
            }
        }

        return sum;
    }

    /// <summary>(tr A)² + tr AA for a symmetric A.</summary>
    private static double Square(double[] a, int q)
    {
        double trace = 0;
        for (var t = 0; t < q; t++) trace += a[(t * q) + t];
        return (trace * trace) + a.Sum(cell => cell * cell);
    }

    private void AddProduct(double[] z, int q, double[] to, double sign)
    {
        for (var s = 0; s < q; s++)
        {
            for (var t = 0; t < q; t++)
            {
                for (var a = 0; a < p; a++) to[(s * q) + t] += sign * z[(a * q) + s] * z[(a * q) + t];
            }
        }
    }

    internal static double[] Product(double[] a, int rows, int inner, double[] b, int columns)
    {
        var result = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var r = 0; r < inner; r++)
            {
                var cell = a[(i * inner) + r];
                for (var j = 0; j < columns; j++) result[(i * columns) + j] += cell * b[(r * columns) + j];
            }
        }

        return result;
    }
}

/// <summary>Powers of symmetric matrices that are positive semidefinite; directions without variance stay without.</summary>
internal static class SymmetricPower
{
    public static double[] Of(double[] cells, int n, double power)
    {
        if (n == 1) return [cells[0] > 0 ? Math.Pow(cells[0], power) : 0];
        var eigen = Matrix<double>.Build.Dense(n, n, (i, j) => (cells[(i * n) + j] + cells[(j * n) + i]) / 2).Evd(Symmetricity.Symmetric);
        var least = eigen.EigenValues.Max(e => e.Real) * 1e-12;
        var result = new double[n * n];
        for (var e = 0; e < n; e++)
        {
            var value = eigen.EigenValues[e].Real;
            if (!(value > least)) continue;
            var factor = Math.Pow(value, power);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) result[(i * n) + j] += factor * eigen.EigenVectors[i, e] * eigen.EigenVectors[j, e];
            }
        }

        return result;
    }
}
