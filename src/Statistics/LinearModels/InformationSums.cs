using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// Derivatives of the likelihood, summed over patterns. With P = V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹ and V_j = ∂V/∂θ_j: score −½[tr(PV_j) − y'PV_jPy], expected
/// information ½tr(PV_jPV_k), observed −½tr(PV_jPV_k) + y'PV_jPV_kPy + ½[tr(PV_jk) − y'PV_jkPy]; for ML the traces are of V⁻¹ instead of P.
/// All that a pattern contributes follows from Σ XCX' and Σ rr' over its blocks, r being the residuals.
/// </summary>
internal sealed class InformationSums
{
    private readonly GaussianLikelihood likelihood;
    private readonly GaussianModel model;
    private readonly int q;
    private readonly int c;
    private readonly double[] traces;
    private readonly double[] bends;
    private readonly double[] weights;
    private readonly double[] residual;
    private readonly double[] scores;
    private readonly double[] moments;
    private readonly double[][] products;
    private readonly double[][] inner;
    private readonly double[] workA;
    private readonly double[] workB;
    private readonly double[] first;
    private readonly double[] second;
    private readonly bool[] present;
    private readonly LongBlockSums longBlocks;
    private readonly Totals totals;

    public InformationSums(GaussianLikelihood likelihood)
    {
        (this.likelihood, model) = (likelihood, likelihood.Model);
        (q, c) = (model.ParameterCount, model.P + 1);
        var n2 = model.LargestBlock * model.LargestBlock;
        (Score, Observed, Expected) = (new double[q], new double[q * q], new double[q * q]);
        Slopes = [.. Enumerable.Range(0, q).Select(_ => new double[model.P * model.P])];
        inner = [.. Enumerable.Range(0, q).Select(_ => new double[c * c])];
        products = [.. Enumerable.Range(0, q).Select(_ => new double[n2])];
        (traces, bends, present) = (new double[q], new double[q * q], new bool[q]);
        (weights, residual) = (new double[c * c], new double[c * c]);
        (scores, moments) = (new double[n2], new double[c * c]);
        var work = Math.Max(n2, model.LargestBlock * c);
        (workA, workB, first, second) = (new double[work], new double[work], new double[n2], new double[n2]);
        (longBlocks, totals) = (new(likelihood), new(traces, bends, Expected, Observed, inner));
    }

    /// <summary>The sums that blocks add to.</summary>
    internal sealed record Totals(double[] Traces, double[] Bends, double[] Expected, double[] Observed, double[][] Inner);

    public double[] Score { get; }

    public double[] Observed { get; }

    public double[] Expected { get; }

    public IReadOnlyList<double[]> Slopes { get; }

    public void Sum()
    {
        foreach (var array in new[] { Score, Observed, Expected, traces, bends, weights, residual }) Array.Clear(array);
        foreach (var array in inner) Array.Clear(array);
        Weigh();
        foreach (var pattern in model.Patterns)
        {
            if (LongBlockSums.IsLong(pattern)) longBlocks.Add(pattern, totals, products, scores, first);
            else Add(pattern);
        }

        var sums = new Derivatives(q, c, likelihood.IsRestricted ? weights : null, residual, traces, inner, Expected, Observed);
        foreach (var block in model.LowRank) block.AddDerivatives(sums);
        for (var j = 0; j < q; j++) Score[j] = -traces[j] / 2;
        for (var i = 0; i < q * q; i++) Observed[i] += bends[i] / 2;
        AddCoefficientParts();
    }

    /// <summary>C for Σ XCX' and (−β, 1)(−β, 1)' for Σ rr'.</summary>
    private void Weigh()
    {
        var p = model.P;
        for (var a = 0; a < p; a++)
        {
            likelihood.Covariance.AsSpan(a * p, p).CopyTo(weights.AsSpan(a * c));
            for (var b = 0; b < p; b++) residual[(a * c) + b] = likelihood.Coefficients[a] * likelihood.Coefficients[b];
            residual[(a * c) + p] = residual[(p * c) + a] = -likelihood.Coefficients[a];
        }

        residual[^1] = 1;
    }

    private void Add(BlockPattern pattern)
    {
        int n = pattern.Size, n2 = n * n, count = pattern.Moments.Count;
        var w = pattern.Inverse.AsSpan(0, n2);
        Span<double> expected = first.AsSpan(0, n2), observed = second.AsSpan(0, n2), s = scores.AsSpan(0, n2);

        // H = W (Σ XCX') W, for REML; E = W (Σ rr') W.
        observed.Clear();
        if (likelihood.IsRestricted) Sandwich(pattern, weights, observed);
        for (var i = 0; i < n2; i++) (s[i], expected[i]) = ((count * w[i]) - observed[i], (count * w[i]) - (2 * observed[i]));
        observed.Clear();
        Sandwich(pattern, residual, observed);
        for (var i = 0; i < n2; i++)
        {
            s[i] -= observed[i];
            observed[i] -= expected[i] / 2;
        }

        pattern.AddTraces(s, traces, bends);
        for (var j = 0; j < q; j++)
        {
            present[j] = pattern.TryMultiply(j, w, n, products[j].AsSpan(0, n2));
            if (present[j] && pattern.Moments.Each is null) AddSlope(pattern, j);
        }

        if (pattern.Moments.Each is { } each) foreach (var block in each) AddSlopes(pattern, block);
        for (var j = 0; j < q; j++)
        {
            if (present[j]) Transpose(products[j], n);
        }

        AddPairs(pattern, expected, observed);
    }

    /// <summary>result += W (Σ Z weights Z') W.</summary>
    private void Sandwich(BlockPattern pattern, double[] of, Span<double> result)
    {
        int n = pattern.Size, n2 = n * n;
        Span<double> a = workA.AsSpan(0, n2), b = workB.AsSpan(0, n2);
        a.Clear();
        pattern.Moments.AddOuter(of, a, moments);
        Symmetric.Multiply(a, pattern.Inverse, n, b);
        Symmetric.Multiply(pattern.Inverse, b, n, a);
        for (var i = 0; i < n2; i++) result[i] += a[i];
    }

    private void AddPairs(BlockPattern pattern, ReadOnlySpan<double> expected, ReadOnlySpan<double> observed)
    {
        int n = pattern.Size, n2 = n * n;
        Span<double> a = workA.AsSpan(0, n2), b = workB.AsSpan(0, n2);
        for (var k = 0; k < q; k++)
        {
            if (!present[k]) continue;
            pattern.TryMultiply(k, expected, n, a);
            pattern.TryMultiply(k, observed, n, b);
            for (var j = 0; j <= k; j++)
            {
                if (!present[j]) continue;
                Expected[(j * q) + k] += Rows.Dot(products[j].AsSpan(0, n2), a) / 2;
                Observed[(j * q) + k] += Rows.Dot(products[j].AsSpan(0, n2), b);
            }
        }
    }

    /// <summary>Z'WV_jWZ from the sums of products.</summary>
    private void AddSlope(BlockPattern pattern, int j)
    {
        var n = pattern.Size;
        Symmetric.Multiply(pattern.Inverse, products[j].AsSpan(0, n * n), n, workA.AsSpan(0, n * n));
        pattern.Moments.AddInner(workA.AsSpan(0, n * n), inner[j], moments);
    }

    /// <summary>The same for one block: with Y = WZ it is Y'V_jY.</summary>
    private void AddSlopes(BlockPattern pattern, double[] block)
    {
        int n = pattern.Size, size = n * c;
        Span<double> y = workA.AsSpan(0, size), vy = workB.AsSpan(0, size);
        y.Clear();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++) Rows.AddScaled(y.Slice(i * c, c), pattern.Inverse[(i * n) + k], block.AsSpan(k * c, c));
        }

        for (var j = 0; j < q; j++)
        {
            if (!pattern.TryMultiply(j, y, c, vy)) continue;
            for (var i = 0; i < n; i++)
            {
                for (var a = 0; a < c; a++) Rows.AddScaled(inner[j].AsSpan(a * c, c), y[(i * c) + a], vy.Slice(i * c, c));
            }
        }
    }

    /// <summary>What the estimation of β contributes to the information.</summary>
    private void AddCoefficientParts()
    {
        var p = model.P;
        double[] covariance = likelihood.Covariance, beta = likelihood.Coefficients;
        var rotated = new double[q][];
        var gradient = new double[q][];
        for (var j = 0; j < q; j++)
        {
            for (var i = 0; i < p; i++) inner[j].AsSpan(i * c, p).CopyTo(Slopes[j].AsSpan(i * p));
            rotated[j] = new double[p * p];
            if (likelihood.IsRestricted) Symmetric.Multiply(covariance, Slopes[j], p, rotated[j]);
            gradient[j] = new double[p];
            for (var i = 0; i < p; i++) gradient[j][i] = inner[j][(i * c) + p] - Rows.Dot(Slopes[j].AsSpan(i * p, p), beta);
        }

        var half = new double[p];
        var transposed = new double[p * p];
        for (var j = 0; j < q; j++)
        {
            for (var i = 0; i < p; i++) half[i] = Rows.Dot(covariance.AsSpan(i * p, p), gradient[j]);
            for (var i = 0; i < p && likelihood.IsRestricted; i++)
            {
                for (var k = 0; k < p; k++) transposed[(k * p) + i] = rotated[j][(i * p) + k];
            }

            for (var k = j; k < q; k++)
            {
                var trace = likelihood.IsRestricted ? Rows.Dot(transposed, rotated[k]) : 0;
                Expected[(j * q) + k] += trace / 2;
                Observed[(j * q) + k] -= (trace / 2) + Rows.Dot(half, gradient[k]);
                Expected[(k * q) + j] = Expected[(j * q) + k];
                Observed[(k * q) + j] = Observed[(j * q) + k];
            }
        }
    }

    private static void Transpose(double[] m, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var k = i + 1; k < n; k++) (m[(i * n) + k], m[(k * n) + i]) = (m[(k * n) + i], m[(i * n) + k]);
        }
    }
}
