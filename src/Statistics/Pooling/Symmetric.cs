namespace Equipoise.Statistics.Pooling;

/// <summary>Small symmetric matrices, stored row by row in flat arrays that the caller owns.</summary>
internal static class Symmetric
{
    /// <summary>Inverts a positive definite matrix in place by Cholesky; returns its log determinant, or NaN if it is not positive definite.</summary>
    public static double Invert(double[] a, int n, double[] scratch)
    {
        var log = Factor(a, n, scratch);
        if (double.IsNaN(log)) return log;
        for (var c = 0; c < n; c++)
        {
            // Columns of the inverse of the factor, then their products.
            for (var i = 0; i < n; i++)
            {
                var sum = i == c ? 1.0 : 0.0;
                for (var j = c; j < i; j++) sum -= scratch[(i * n) + j] * a[(j * n) + c];
                a[(i * n) + c] = i < c ? 0 : sum / scratch[(i * n) + i];
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                double sum = 0;
                for (var r = j; r < n; r++) sum += a[(r * n) + i] * a[(r * n) + j];
                scratch[(i * n) + j] = scratch[(j * n) + i] = sum;
            }
        }

        Array.Copy(scratch, a, n * n);
        return log;
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

    public static void Multiply(double[] a, double[] b, int n, double[] result)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                double sum = 0;
                for (var r = 0; r < n; r++) sum += a[(i * n) + r] * b[(r * n) + j];
                result[(i * n) + j] = sum;
            }
        }
    }

    private static double Factor(double[] a, int n, double[] lower)
    {
        double log = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[(i * n) + j];
                for (var r = 0; r < j; r++) sum -= lower[(i * n) + r] * lower[(j * n) + r];
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
