using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// A block of rows with independent known variances and random intercepts, V = D + ZΓZ': D holds what each row has of its own, Z says which of the m
/// shared effects each row has, and Γ their variances. All that the likelihood needs follows from matrices of m rows, however long the block is.
/// </summary>
/// <remarks>Harville DA (1977). Journal of the American Statistical Association 72:320–338. doi:10.1080/01621459.1977.10480998.</remarks>
internal sealed class LowRankBlock
{
    private readonly int n;
    private readonly int c;
    private readonly int m;
    private readonly double[] known;
    private readonly double[] rows;
    private readonly int[] own;
    private readonly int[] parameterOf;
    private readonly int[][] effects;
    private readonly double[] d;
    private readonly double[] a;
    private readonly double[] t;
    private readonly double[] tb;
    private readonly double[] b;

    private LowRankBlock(double[] known, double[] rows, int columns, int[] own, int[] parameterOf, int[][] effects)
    {
        (this.known, this.rows, this.own, this.parameterOf, this.effects) = (known, rows, own, parameterOf, effects);
        (n, c, m) = (known.Length, columns, parameterOf.Length);
        (d, a, t, b, tb) = (new double[n], new double[m * m], new double[m * m], new double[m * c], new double[m * c]);
    }

    /// <summary>Number of shared effects.</summary>
    public int Rank => m;

    /// <summary>The block in this form; null if it does not have it, or nothing would be gained.</summary>
    public static LowRankBlock? Of(GaussianModel model, BlockDesign design, double[] rows, int columns)
    {
        var size = design.Rows;
        if (design.Known is not { } cells || !IsDiagonal(cells, size) || model.Terms.Any(t => t.Structure is not Diagonal { Size: 1 })) return null;
        List<int> each = [], shared = [];
        var of = new List<int>[size];
        for (var i = 0; i < size; i++) of[i] = [];
        for (var term = 0; term < model.Terms.Count; term++)
        {
            var entries = design.Entries[term];
            if (entries.Any(e => e is not [{ Weight: 1 }])) return null;
            var (parameter, groups) = (model.Parameters(term).Start.Value, entries.Max(e => e[0].Group) + 1);
            if (groups == size)
            {
                each.Add(parameter);
                continue;
            }

            for (var i = 0; i < size; i++) of[i].Add(shared.Count + entries[i][0].Group);
            shared.AddRange(Enumerable.Repeat(parameter, groups));
        }

        if (shared.Count == 0 || 2 * shared.Count > size + 1) return null;
        return new([.. Enumerable.Range(0, size).Select(i => cells[(i * size) + i])], rows, columns, [.. each], [.. shared], [.. of.Select(e => e.ToArray())]);
    }

    /// <summary>Evaluates V at natural parameters; adds Z'V⁻¹Z of the rows of basis and residual, and returns log |V|, or NaN if V is not positive definite.</summary>
    public double AddInner(ReadOnlySpan<double> natural, Span<double> inner, double[] scratch)
    {
        double log = 0, extra = 0;
        foreach (var j in own) extra += natural[j];
        Array.Clear(a);
        Array.Clear(b);
        for (var i = 0; i < n; i++)
        {
            d[i] = known[i] + extra;
            if (!(d[i] > 0)) return double.NaN;
            log += Math.Log(d[i]);
            var row = rows.AsSpan(i * c, c);
            foreach (var e in effects[i])
            {
                Rows.AddScaled(b.AsSpan(e * c, c), 1 / d[i], row);
                foreach (var f in effects[i]) a[(e * m) + f] += 1 / d[i];
            }

            for (var k = 0; k < c; k++) Rows.AddScaled(inner.Slice(k * c, c), row[k] / d[i], row);
        }

        for (var e = 0; e < m; e++)
        {
            for (var f = 0; f < m; f++) t[(e * m) + f] = (a[(e * m) + f] * Math.Sqrt(natural[parameterOf[e]] * natural[parameterOf[f]])) + (e == f ? 1 : 0);
        }

        log += Symmetric.Invert(t, m, scratch);
        for (var e = 0; e < m; e++)
        {
            for (var f = 0; f < m; f++) t[(e * m) + f] *= Math.Sqrt(natural[parameterOf[e]] * natural[parameterOf[f]]);
        }

        Times(t, b, tb);
        for (var e = 0; e < m; e++)
        {
            for (var k = 0; k < c; k++) Rows.AddScaled(inner.Slice(k * c, c), -b[(e * c) + k], tb.AsSpan(e * c, c));
        }

        return log;
    }

    /// <summary>Adds the block's part of the derivatives at the parameters last evaluated.</summary>
    public void AddDerivatives(Derivatives to)
    {
        double[] ta = new double[m * m], k = new double[m * m], at = new double[m * m], zy = new double[m * c];
        Symmetric.Multiply(a, t, m, at);
        for (var e = 0; e < m; e++)
        {
            for (var f = 0; f < m; f++) ta[(f * m) + e] = at[(e * m) + f];
        }

        Symmetric.Multiply(a, ta, m, k);
        for (var i = 0; i < k.Length; i++) k[i] = a[i] - k[i];
        Times(a, tb, zy);
        for (var i = 0; i < zy.Length; i++) zy[i] = b[i] - zy[i];
        AddShared(to, k, zy);
        if (own.Length > 0) AddOwn(to, ta, zy);
    }

    /// <summary>Derivatives by the variances of shared effects: tr(V⁻¹V_j) and tr(V⁻¹V_jV⁻¹V_k) are sums over K = Z'V⁻¹Z.</summary>
    private void AddShared(Derivatives to, double[] k, double[] zy)
    {
        for (var e = 0; e < m; e++)
        {
            var j = parameterOf[e];
            to.Traces[j] += k[(e * m) + e];
            to.AddProduct(j, zy.AsSpan(e * c, c), zy.AsSpan(e * c, c));
            for (var f = 0; f < m; f++)
            {
                if (parameterOf[f] < j) continue;
                var cell = k[(e * m) + f];
                if (cell == 0) continue;
                to.AddPair(j, parameterOf[f], cell * cell, cell, zy.AsSpan(e * c, c), zy.AsSpan(f * c, c));
            }
        }
    }

    /// <summary>Derivatives by the variances that every row has for itself, V_j = I.</summary>
    private void AddOwn(Derivatives to, double[] ta, double[] zy)
    {
        double[] a2 = new double[m * m], y = new double[n * c], w = new double[m * c], tw = new double[m * c], vy = new double[m * c];
        double trace = 0, squares = 0;
        for (var i = 0; i < n; i++)
        {
            double inverse = 1 / d[i], form = 0;
            var row = y.AsSpan(i * c, c);
            rows.AsSpan(i * c, c).CopyTo(row);
            foreach (var e in effects[i]) Rows.AddScaled(row, -1, tb.AsSpan(e * c, c));
            for (var x = 0; x < c; x++) row[x] *= inverse;
            foreach (var e in effects[i])
            {
                Rows.AddScaled(w.AsSpan(e * c, c), inverse, row);
                foreach (var f in effects[i])
                {
                    form += t[(e * m) + f];
                    a2[(e * m) + f] += inverse * inverse;
                }
            }

            trace += inverse * (1 - (inverse * form));
            squares += inverse * inverse * (1 - (2 * inverse * form));
        }

        // Z'V⁻¹Y with Y = V⁻¹ of the rows, and the squares of V⁻¹.
        double[] half = new double[m * m], twice = new double[m * m], n1 = new double[m * m];
        Times(t, w, tw);
        Times(a, tw, vy);
        for (var i = 0; i < vy.Length; i++) vy[i] = w[i] - vy[i];
        Symmetric.Multiply(a2, t, m, half);
        for (var e = 0; e < m; e++)
        {
            for (var f = 0; f < m; f++)
            {
                squares += half[(e * m) + f] * half[(f * m) + e];
                n1[(e * m) + f] = (e == f ? 1 : 0) - ta[(e * m) + f];
            }
        }

        Symmetric.Multiply(a2, n1, m, twice);
        foreach (var j in own)
        {
            to.Traces[j] += trace;
            for (var i = 0; i < n; i++) to.AddProduct(j, y.AsSpan(i * c, c), y.AsSpan(i * c, c));
            foreach (var other in own.Where(o => o >= j))
            {
                to.AddPair(j, other, squares, 0, [], []);
                for (var i = 0; i < n; i++) to.AddPair(j, other, 0, 1 / d[i], y.AsSpan(i * c, c), y.AsSpan(i * c, c));
                for (var e = 0; e < m; e++) to.AddPair(j, other, 0, -1, w.AsSpan(e * c, c), tw.AsSpan(e * c, c));
            }

            for (var e = 0; e < m; e++)
            {
                double square = 0;
                for (var f = 0; f < m; f++) square += n1[(f * m) + e] * twice[(f * m) + e];
                var (low, high) = (Math.Min(j, parameterOf[e]), Math.Max(j, parameterOf[e]));
                to.AddPair(low, high, square, 1, zy.AsSpan(e * c, c), vy.AsSpan(e * c, c));
            }
        }
    }

    /// <summary>result = x y for a square x and a y of as many columns as rows of basis and residual have.</summary>
    private void Times(double[] x, double[] y, double[] result)
    {
        Array.Clear(result);
        for (var e = 0; e < m; e++)
        {
            for (var f = 0; f < m; f++)
            {
                if (x[(e * m) + f] is not 0 and var factor) Rows.AddScaled(result.AsSpan(e * c, c), factor, y.AsSpan(f * c, c));
            }
        }
    }

    private static bool IsDiagonal(double[] cells, int size)
    {
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
            {
                if (i != k && cells[(i * size) + k] != 0) return false;
            }
        }

        return true;
    }
}
