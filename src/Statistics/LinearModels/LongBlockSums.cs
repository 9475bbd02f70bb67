namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// What one block with more rows than coefficients contributes to the derivatives of the likelihood (see <see cref="InformationSums"/>). Here Σ XCX' and rr' are of low
/// rank, so apart from V⁻¹ and V_jV⁻¹ nothing costs more than the square of the rows: crossed random effects make such blocks.
/// </summary>
internal sealed class LongBlockSums
{
    private readonly GaussianLikelihood likelihood;
    private readonly int q;
    private readonly int p;
    private readonly int c;
    private readonly double[][] changed;
    private readonly double[][] weighted;
    private readonly double[][] spread;
    private readonly double[][] change;
    private readonly double[][] pull;
    private readonly bool[] present;
    private double[] direction = [];

    public LongBlockSums(GaussianLikelihood likelihood)
    {
        this.likelihood = likelihood;
        var model = likelihood.Model;
        (q, p, c) = (model.ParameterCount, model.P, model.P + 1);
        var rows = model.Patterns.Where(IsLong).Select(b => b.Size).DefaultIfEmpty(0).Max();
        double[][] Arrays(int size) => [.. Enumerable.Range(0, rows == 0 ? 0 : q).Select(_ => new double[size])];
        (changed, weighted, spread) = (Arrays(rows * c), Arrays(rows * c), Arrays(rows * p));
        (change, pull) = (Arrays(rows), Arrays(rows));
        present = new bool[q];
    }

    public static bool IsLong(BlockPattern pattern) => pattern.Moments.Each is { Count: 1 } && pattern.Size > pattern.Moments.Columns;

    /// <summary>Adds score and information of the block; products, s and transposed are room for matrices of its size.</summary>
    public void Add(BlockPattern pattern, InformationSums.Totals totals, double[][] products, double[] s, double[] transposed)
    {
        int n = pattern.Size, n2 = n * n;
        direction = [.. likelihood.Coefficients.Select(b => -b), 1];
        var y = new double[n * c];
        Weigh(pattern.Inverse, pattern.Moments.Each![0], y, n);
        AddScore(pattern, totals, y, s);
        for (var j = 0; j < q; j++)
        {
            present[j] = pattern.TryMultiply(j, pattern.Inverse, n, products[j].AsSpan(0, n2)) && pattern.TryMultiply(j, y, c, changed[j].AsSpan(0, n * c));
            if (present[j]) Change(pattern, totals.Inner[j], y, j);
        }

        for (var k = 0; k < q; k++)
        {
            if (!present[k]) continue;
            Transpose(products[k], transposed, n);
            for (var j = 0; j <= k; j++)
            {
                if (present[j]) AddPair(totals, j, k, n, Rows.Dot(products[j].AsSpan(0, n2), transposed.AsSpan(0, n2)));
            }
        }
    }

    /// <summary>S = W − YCY' − uu' with Y = WX and u = Wr.</summary>
    private void AddScore(BlockPattern pattern, InformationSums.Totals totals, double[] y, double[] s)
    {
        var n = pattern.Size;
        var u = new double[n];
        var yc = new double[n * p];
        for (var i = 0; i < n; i++)
        {
            u[i] = Rows.Dot(direction, y.AsSpan(i * c, c));
            Spread(y.AsSpan(i * c, p), yc.AsSpan(i * p, p));
        }

        for (var i = 0; i < n; i++)
        {
            var row = s.AsSpan(i * n, n);
            pattern.Inverse.AsSpan(i * n, n).CopyTo(row);
            Rows.AddScaled(row, -u[i], u);
            for (var k = 0; k < n && likelihood.IsRestricted; k++) row[k] -= Rows.Dot(yc.AsSpan(i * p, p), y.AsSpan(k * c, p));
        }

        pattern.AddTraces(s.AsSpan(0, n * n), totals.Traces, totals.Bends);
    }

    /// <summary>V_jY, W V_jY, V_jYC and the same of the residuals; adds Y'V_jY.</summary>
    private void Change(BlockPattern pattern, double[] inner, double[] y, int j)
    {
        var n = pattern.Size;
        Weigh(pattern.Inverse, changed[j], weighted[j], n);
        for (var i = 0; i < n; i++)
        {
            var row = changed[j].AsSpan(i * c, c);
            for (var a = 0; a < c; a++) Rows.AddScaled(inner.AsSpan(a * c, c), y[(i * c) + a], row);
            Spread(row[..p], spread[j].AsSpan(i * p, p));
            change[j][i] = Rows.Dot(direction, row);
            pull[j][i] = Rows.Dot(direction, weighted[j].AsSpan(i * c, c));
        }
    }

    private void AddPair(InformationSums.Totals totals, int j, int k, int n, double trace)
    {
        for (var i = 0; i < n && likelihood.IsRestricted; i++) trace -= 2 * Rows.Dot(spread[j].AsSpan(i * p, p), weighted[k].AsSpan(i * c, p));
        totals.Expected[(j * q) + k] += trace / 2;
        totals.Observed[(j * q) + k] += Rows.Dot(change[j].AsSpan(0, n), pull[k].AsSpan(0, n)) - (trace / 2);
    }

    /// <summary>result = W rows.</summary>
    private void Weigh(double[] w, double[] rows, double[] result, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var row = result.AsSpan(i * c, c);
            row.Clear();
            for (var k = 0; k < n; k++) Rows.AddScaled(row, w[(i * n) + k], rows.AsSpan(k * c, c));
        }
    }

    /// <summary>result = row C.</summary>
    private void Spread(ReadOnlySpan<double> row, Span<double> result)
    {
        result.Clear();
        for (var a = 0; a < p && likelihood.IsRestricted; a++) Rows.AddScaled(result, row[a], likelihood.Covariance.AsSpan(a * p, p));
    }

    private static void Transpose(double[] m, double[] result, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++) result[(k * n) + i] = m[(i * n) + k];
        }
    }
}
