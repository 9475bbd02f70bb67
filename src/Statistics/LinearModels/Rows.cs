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
}
