namespace Equipoise.Statistics.Pooling;

/// <summary>One cluster with its errors made independent and of variance one: Z = L⁻¹X, r = L⁻¹e and G = L'L (its diagonal only, for independent errors).</summary>
internal readonly record struct WhiteBlock(int Size, int P, double[] Z, double[] R, double[] G, bool IsDiagonal)
{
    public static WhiteBlock Of(ErrorBlock block, double[] basis, int p, double[] residuals)
    {
        var n = block.Rows.Length;
        double[] z = new double[n * p], r = new double[n];
        for (var i = 0; i < n; i++)
        {
            Array.Copy(basis, block.Rows[i] * p, z, i * p, p);
            r[i] = residuals[block.Rows[i]];
        }

        return block.Covariance.Length == n ? Independent(block.Covariance, z, r, n, p) : Correlated(block.Covariance, z, r, n, p);
    }

    public void AddInformation(double[] to)
    {
        for (var i = 0; i < Size; i++)
        {
            for (var a = 0; a < P; a++)
            {
                for (var b = 0; b < P; b++) to[(a * P) + b] += Z[(i * P) + a] * Z[(i * P) + b];
            }
        }
    }

    /// <summary>Z̃'r, Z̃'Z̃ and Z'Z̃.</summary>
    public (double[] Score, double[] Own, double[] Cross) Score(double[] bread, bool adjusted)
    {
        var weighted = adjusted ? Adjusted(bread) : Z;
        double[] score = new double[P], own = new double[P * P], cross = new double[P * P];
        for (var i = 0; i < Size; i++)
        {
            for (var a = 0; a < P; a++)
            {
                score[a] += weighted[(i * P) + a] * R[i];
                for (var b = 0; b < P; b++)
                {
                    own[(a * P) + b] += weighted[(i * P) + a] * weighted[(i * P) + b];
                    cross[(a * P) + b] += Z[(i * P) + a] * weighted[(i * P) + b];
                }
            }
        }

        return (score, own, cross);
    }

    /// <summary>G B^(+1/2) Z with B = G(I − ZMZ')G.</summary>
    private double[] Adjusted(double[] bread)
    {
        var n = Size;
        double[] half = ClusterSandwich.Product(Z, n, P, bread, P), inner = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                double leverage = 0;
                for (var a = 0; a < P; a++) leverage += half[(i * P) + a] * Z[(j * P) + a];
                inner[(i * n) + j] = (i == j ? 1 : 0) - leverage;
            }
        }

        if (n == 1) return [.. Z.Select(z => inner[0] > 1e-12 ? z / Math.Sqrt(inner[0]) : 0)];
        var b = IsDiagonal ? Scaled(inner) : ClusterSandwich.Product(G, n, n, ClusterSandwich.Product(inner, n, n, G, n), n);
        var adjusted = ClusterSandwich.Product(SymmetricPower.Of(b, n, -0.5), n, n, Z, P);
        if (!IsDiagonal) return ClusterSandwich.Product(G, n, n, adjusted, P);
        for (var i = 0; i < n; i++)
        {
            for (var a = 0; a < P; a++) adjusted[(i * P) + a] *= G[i];
        }

        return adjusted;
    }

    private double[] Scaled(double[] inner)
    {
        var result = new double[Size * Size];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++) result[(i * Size) + j] = G[i] * inner[(i * Size) + j] * G[j];
        }

        return result;
    }

    private static WhiteBlock Independent(double[] variances, double[] z, double[] r, int n, int p)
    {
        for (var i = 0; i < n; i++)
        {
            var sd = Math.Sqrt(variances[i]);
            if (!(sd > 0)) throw new ArgumentException("The variance of an error is not positive.", nameof(variances));
            r[i] /= sd;
            for (var a = 0; a < p; a++) z[(i * p) + a] /= sd;
        }

        return new(n, p, z, r, variances, IsDiagonal: true);
    }

    private static WhiteBlock Correlated(double[] covariance, double[] z, double[] r, int n, int p)
    {
        double[] lower = new double[n * n], g = new double[n * n];
        if (double.IsNaN(Symmetric.Factor(covariance, n, lower))) throw new ArgumentException("The covariance of a cluster's errors is not positive definite.", nameof(covariance));
        for (var i = 0; i < n; i++)
        {
            for (var m = 0; m < i; m++)
            {
                var l = lower[(i * n) + m];
                r[i] -= l * r[m];
                for (var a = 0; a < p; a++) z[(i * p) + a] -= l * z[(m * p) + a];
            }

            var own = lower[(i * n) + i];
            r[i] /= own;
            for (var a = 0; a < p; a++) z[(i * p) + a] /= own;
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var m = Math.Max(i, j); m < n; m++) g[(i * n) + j] += lower[(m * n) + i] * lower[(m * n) + j];
            }
        }

        return new(n, p, z, r, g, IsDiagonal: false);
    }
}
