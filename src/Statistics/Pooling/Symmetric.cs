using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Pooling;

/// <summary>Small symmetric matrices, stored row by row in flat arrays that the caller owns.</summary>
internal static class Symmetric
{
    /// <summary>Inverts a positive definite matrix in place by Cholesky; returns its log determinant, or NaN if it is not positive definite.</summary>
    public static double Invert(double[] a, int n, double[] scratch)
    {
        var log = Factor(a, n, scratch);
        if (double.IsNaN(log)) return log;

        // Rows of the inverse of the factor, then their products.
        for (var i = 0; i < n; i++)
        {
            var row = a.AsSpan(i * n, n);
            row.Clear();
            row[i] = 1;
            AddRows(row[..i], scratch.AsSpan(i * n, i), a, n);
            for (var j = 0; j < i; j++) row[j] = -row[j];
            var pivot = scratch[(i * n) + i];
            for (var j = 0; j <= i; j++) row[j] /= pivot;
        }

        Array.Clear(scratch, 0, n * n);
        Span<double> column = n <= 256 ? stackalloc double[n] : new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var r = i; r < n; r++) column[r] = a[(r * n) + i];
            AddRows(scratch.AsSpan(i * n, i + 1), column[i..], a.AsSpan(i * n), n);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) a[(i * n) + j] = a[(j * n) + i] = scratch[(i * n) + j];
        }

        return log;
    }

    /// <summary>to += Σ factor × row over consecutive rows.</summary>
    private static void AddRows(Span<double> to, ReadOnlySpan<double> factors, ReadOnlySpan<double> rows, int n)
    {
        var r = 0;
        for (; r <= factors.Length - 4; r += 4) Rows.AddScaled(to, factors.Slice(r, 4), rows[(r * n)..], n);
        for (; r < factors.Length; r++) Rows.AddScaled(to, factors[r], rows.Slice(r * n, to.Length));
    }

    /// <summary>Σ a·b over all cells: the trace of the product of two symmetric matrices.</summary>
    public static double Trace(double[] a, double[] b, int n)
    {
        double sum = 0;
        for (var i = 0; i < n * n; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>tr(A B A B) for symmetric A and B.</summary>
    public static double TraceOfSquare(double[] a, double[] b, int n, double[] scratch)
    {
        Multiply(a, b, n, scratch);
        double sum = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) sum += scratch[(i * n) + j] * scratch[(j * n) + i];
        }

        return sum;
    }

    /// <summary>result = a b, for any square matrices.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n, Span<double> result)
    {
        for (var i = 0; i < n; i++)
        {
            var row = result.Slice(i * n, n);
            row.Clear();
            for (var k = 0; k < n; k++)
            {
                if (a[(i * n) + k] is not 0 and var factor) Rows.AddScaled(row, factor, b.Slice(k * n, n));
            }
        }
    }

    /// <summary>Solves L L' x = b in place for a factor in the lower triangle.</summary>
    public static void Solve(double[] lower, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++) b[i] = (b[i] - Rows.Dot(lower.AsSpan(i * n, i), b[..i])) / lower[(i * n) + i];
        for (var i = n - 1; i >= 0; i--)
        {
            b[i] /= lower[(i * n) + i];
            Rows.AddScaled(b[..i], -b[i], lower.AsSpan(i * n, i));
        }
    }

    /// <summary>The Cholesky factor, in the lower triangle; returns the log determinant, or NaN if the matrix is not positive definite.</summary>
    public static double Factor(double[] a, int n, double[] lower)
    {
        double log = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[(i * n) + j] - Rows.Dot(lower.AsSpan(i * n, j), lower.AsSpan(j * n, j));
                if (i != j)
                {
                    lower[(i * n) + j] = sum / lower[(j * n) + j];
                    continue;
                }

                if (!(sum > 0)) return double.NaN;
                lower[(i * n) + i] = Math.Sqrt(sum);
                log += Math.Log(sum);
            }
        }

        return log;
    }
}
