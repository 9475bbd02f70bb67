namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// The data of all blocks that share one covariance matrix, as far as the likelihood sees them: the sums Σ Z'MZ for any symmetric M, and Σ ZCZ'
/// for any symmetric C, where the rows of Z hold the model matrix and the response. When there are many such blocks, the products of every two
/// of their rows are summed once, and the cost no longer depends on the number of blocks.
/// </summary>
internal sealed class RowMoments(int size, int columns)
{
    private const long MostNumbers = 4_000_000;
    private readonly List<double[]> blocks = [];
    private double[]? sums;

    /// <summary>Number of blocks.</summary>
    public int Count { get; private set; }

    /// <summary>Columns of the model matrix, and the response.</summary>
    public int Columns => columns;

    /// <summary>Rows of each block.</summary>
    public int Size => size;

    private int Packed => columns * (columns + 1) / 2;

    /// <summary>The blocks one by one, if they are still kept so.</summary>
    public IReadOnlyList<double[]>? Each => sums is null ? blocks : null;

    public void Add(double[] block)
    {
        blocks.Add(block);
        Count++;
    }

    /// <summary>Adds single rows of which only the products are known (only where blocks are single rows).</summary>
    public void AddProducts(ReadOnlySpan<double> products, int rows)
    {
        sums ??= new double[Packed];
        Count += rows;
        for (int a = 0, at = 0; a < columns; a++)
        {
            for (var b = a; b < columns; b++) sums[at++] += products[(a * columns) + b];
        }
    }

    /// <summary>Chooses the cheaper form once all blocks are in.</summary>
    public void Seal()
    {
        var pairs = (long)size * (size + 1) / 2;
        if (sums is null && (size > 1 && (2L * Count < size || Count < 2 || pairs * Packed > MostNumbers))) return;
        sums ??= new double[pairs * Packed];
        foreach (var block in blocks)
        {
            var at = 0;
            for (var i = 0; i < size; i++)
            {
                for (var k = i; k < size; k++, at += Packed) AddProduct(block.AsSpan(i * columns, columns), block.AsSpan(k * columns, columns), i == k, sums.AsSpan(at, Packed));
            }
        }

        blocks.Clear();
    }

    /// <summary>Adds Σ Z'MZ.</summary>
    public void AddInner(ReadOnlySpan<double> m, Span<double> result, double[] scratch)
    {
        if (sums is null)
        {
            foreach (var block in blocks) AddInner(block, m, result, scratch);
            return;
        }

        var total = scratch.AsSpan(0, Packed);
        total.Clear();
        for (int i = 0, at = 0; i < size; i++)
        {
            for (var k = i; k < size; k++, at += Packed) Rows.AddScaled(total, m[(i * size) + k], sums.AsSpan(at, Packed));
        }

        for (int a = 0, at = 0; a < columns; a++)
        {
            for (var b = a; b < columns; b++, at++)
            {
                result[(a * columns) + b] += total[at];
                if (a != b) result[(b * columns) + a] += total[at];
            }
        }
    }

    /// <summary>Adds Σ ZCZ'.</summary>
    public void AddOuter(ReadOnlySpan<double> c, Span<double> result, double[] scratch)
    {
        if (sums is null)
        {
            foreach (var block in blocks) AddOuter(block, c, result, scratch);
            return;
        }

        var weights = scratch.AsSpan(0, Packed);
        for (int a = 0, at = 0; a < columns; a++)
        {
            for (var b = a; b < columns; b++) weights[at++] = c[(a * columns) + b] * (a == b ? 1 : 2);
        }

        for (int i = 0, at = 0; i < size; i++)
        {
            for (var k = i; k < size; k++, at += Packed)
            {
                // Off the diagonal a sum holds the product of rows i, k and of k, i; here it is symmetric in both ways.
                var value = Rows.Dot(weights, sums.AsSpan(at, Packed)) / (i == k ? 1 : 2);
                result[(i * size) + k] += value;
                if (i != k) result[(k * size) + i] += value;
            }
        }
    }

    private static void AddProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool same, Span<double> to)
    {
        var at = 0;
        for (var a = 0; a < x.Length; a++)
        {
            if (same)
            {
                Rows.AddScaled(to.Slice(at, x.Length - a), x[a], y[a..]);
            }
            else
            {
                Rows.AddScaled(to.Slice(at, x.Length - a), x[a], y[a..]);
                Rows.AddScaled(to.Slice(at, x.Length - a), y[a], x[a..]);
            }

            at += x.Length - a;
        }
    }

    private void AddInner(double[] block, ReadOnlySpan<double> m, Span<double> result, double[] scratch)
    {
        var row = scratch.AsSpan(0, columns);
        for (var i = 0; i < size; i++)
        {
            row.Clear();
            for (var k = 0; k < size; k++) Rows.AddScaled(row, m[(i * size) + k], block.AsSpan(k * columns, columns));
            for (var a = 0; a < columns; a++) Rows.AddScaled(result.Slice(a * columns, columns), block[(i * columns) + a], row);
        }
    }

    private void AddOuter(double[] block, ReadOnlySpan<double> c, Span<double> result, double[] scratch)
    {
        var row = scratch.AsSpan(0, columns);
        for (var i = 0; i < size; i++)
        {
            row.Clear();
            for (var a = 0; a < columns; a++) Rows.AddScaled(row, block[(i * columns) + a], c.Slice(a * columns, columns));
            for (var k = 0; k < size; k++) result[(i * size) + k] += Rows.Dot(row, block.AsSpan(k * columns, columns));
        }
    }
}
