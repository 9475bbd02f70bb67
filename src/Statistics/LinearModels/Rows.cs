using System.Numerics;

namespace Equipoise.Statistics.LinearModels;

/// <summary>Products and sums of rows of numbers, several at a time.</summary>
internal static class Rows
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int i = 0, width = Vector<double>.Count;
        double sum = 0;
        if (a.Length >= width)
        {
            var sums = Vector<double>.Zero;
            for (; i <= a.Length - width; i += width) sums += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
            sum = Vector.Sum(sums);
        }

        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>to += factor × row.</summary>
    public static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> row)
    {
        int i = 0, width = Vector<double>.Count;
        if (row.Length >= width)
        {
            var factors = new Vector<double>(factor);
            for (; i <= row.Length - width; i += width) (new Vector<double>(to[i..]) + (factors * new Vector<double>(row[i..]))).CopyTo(to[i..]);
        }

        for (; i < row.Length; i++) to[i] += factor * row[i];
    }

    /// <summary>to += the sum of four factors × rows, in one pass: rows are read once, and the sum stays in registers.</summary>
    public static void AddScaled(Span<double> to, ReadOnlySpan<double> factors, ReadOnlySpan<double> rows, int stride)
    {
        int i = 0, width = Vector<double>.Count, n = to.Length;
        ReadOnlySpan<double> a = rows[..n], b = rows.Slice(stride, n), c = rows.Slice(2 * stride, n), d = rows.Slice(3 * stride, n);
        if (n >= width)
        {
            Vector<double> fa = new(factors[0]), fb = new(factors[1]), fc = new(factors[2]), fd = new(factors[3]);
            for (; i <= n - width; i += width)
            {
                var sum = new Vector<double>(to[i..]) + (fa * new Vector<double>(a[i..])) + (fb * new Vector<double>(b[i..]));
                (sum + (fc * new Vector<double>(c[i..])) + (fd * new Vector<double>(d[i..]))).CopyTo(to[i..]);
            }
        }

        for (; i < n; i++) to[i] += (factors[0] * a[i]) + (factors[1] * b[i]) + (factors[2] * c[i]) + (factors[3] * d[i]);
    }
}
