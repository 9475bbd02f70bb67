namespace Equipoise.Statistics.Pooling;

/// <summary>
/// An orthonormal basis of the columns of a model matrix. The likelihood sees only the space of the columns, so working in this basis
/// changes nothing but the digits kept when moderators are nearly collinear or of very different size.
/// </summary>
internal sealed class Orthogonal
{
    private Orthogonal(double[] basis, double[] triangle, int columns) => (Basis, Triangle, Columns) = (basis, triangle, columns);

    /// <summary>The basis Q, row by row.</summary>
    public double[] Basis { get; }

    /// <summary>The upper triangle R with X = QR.</summary>
    public double[] Triangle { get; }

    private int Columns { get; }

    /// <summary>Gram–Schmidt, twice over; null if a column depends on those before it.</summary>
    public static Orthogonal? Of(DesignMatrix x)
    {
        int n = x.Rows, p = x.Columns;
        var q = new double[n * p];
        var r = new double[p * p];
        for (var i = 0; i < n; i++) x.Row(i).CopyTo(q.AsSpan(i * p));
        for (var c = 0; c < p; c++)
        {
            var size = Norm(q, n, p, c);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var b = 0; b < c; b++) RemovePart(q, r, n, p, b, c);
            }

            var left = Norm(q, n, p, c);
            if (!(left > size * 1e-12)) return null;
            r[(c * p) + c] = left;
            for (var i = 0; i < n; i++) q[(i * p) + c] /= left;
        }

        return new(q, r, p);
    }

    /// <summary>Coefficients of the columns of X from those of Q.</summary>
    public double[] Back(double[] ofBasis)
    {
        var result = (double[])ofBasis.Clone();
        for (var i = Columns - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < Columns; j++) result[i] -= Triangle[(i * Columns) + j] * result[j];
            result[i] /= Triangle[(i * Columns) + i];
        }

        return result;
    }

    /// <summary>R⁻ᵀ c: what a linear combination c of the coefficients of X is in the coefficients of Q.</summary>
    public double[] Combination(ReadOnlySpan<double> ofColumns)
    {
        var result = ofColumns.ToArray();
        for (var i = 0; i < Columns; i++)
        {
            for (var j = 0; j < i; j++) result[i] -= Triangle[(j * Columns) + i] * result[j];
            result[i] /= Triangle[(i * Columns) + i];
        }

        return result;
    }

    /// <summary>R⁻¹ A R⁻ᵀ: a covariance in the basis becomes one of the coefficients.</summary>
    public double[] Back(double[] covariance, int n)
    {
        var half = new double[n * n];
        for (var c = 0; c < n; c++)
        {
            var column = Back([.. Enumerable.Range(0, n).Select(i => covariance[(i * n) + c])]);
            for (var i = 0; i < n; i++) half[(c * n) + i] = column[i];
        }

        var result = new double[n * n];
        for (var c = 0; c < n; c++)
        {
            var column = Back([.. Enumerable.Range(0, n).Select(i => half[(i * n) + c])]);
            for (var i = 0; i < n; i++) result[(i * n) + c] = column[i];
        }

        return result;
    }

    private static double Norm(double[] q, int n, int p, int column)
    {
        double sum = 0;
        for (var i = 0; i < n; i++) sum += q[(i * p) + column] * q[(i * p) + column];
        return Math.Sqrt(sum);
    }

    private static void RemovePart(double[] q, double[] r, int n, int p, int from, int column)
    {
        double dot = 0;
        for (var i = 0; i < n; i++) dot += q[(i * p) + from] * q[(i * p) + column];
        r[(from * p) + column] += dot;
        for (var i = 0; i < n; i++) q[(i * p) + column] -= dot * q[(i * p) + from];
    }
}
