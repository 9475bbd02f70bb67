namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// Any covariance matrix whose first two levels have a given correlation, for profile likelihoods. Natural parameters are the cells of the lower
/// triangle but the held one; working parameters those of the Cholesky factor, the second row of which is a length along a given direction.
/// </summary>
internal sealed class HeldCorrelation(int size) : CovarianceStructure(size)
{
    private readonly Unstructured inner = new(size);
    private readonly double[] natural = new double[size * (size + 1) / 2];
    private readonly double[] working = new double[size * (size + 1) / 2];
    private readonly double[] square = new double[size * (size + 1) / 2 * (size * (size + 1) / 2)];

    /// <summary>The correlation of the first two levels, −1 to 1.</summary>
    public double Value { get; set; }

    public override int Parameters => inner.Parameters - 1;

    public override bool IsLinear => false;

    private double Rest => Math.Sqrt(Math.Max(0, 1 - (Value * Value)));

    public override int Slots(int a, int b) => IsHeld(a, b) ? 2 : 1;

    public override int Parameter(int a, int b, int slot) => IsHeld(a, b) ? slot : Free(Packed(a, b));

    public override CovarianceElement Element(int a, int b, ReadOnlySpan<double> free)
    {
        if (!IsHeld(a, b)) return new(free[Free(Packed(a, b))], 1);
        double v = free[0], w = free[1], root = Math.Sqrt(v * w);
        return root == 0 ? default : new(Value * root, Value * root / (2 * v), Value * root / (2 * w), 0, -Value * root / (4 * v * v), Value / (4 * root), 0, -Value * root / (4 * w * w));
    }

    public override string Name(int parameter, IReadOnlyList<string> levels) => inner.Name(parameter == 0 ? 0 : parameter + 1, levels);

    public override void Natural(ReadOnlySpan<double> free, Span<double> result)
    {
        Expand(free);
        inner.Natural(working, natural);
        Drop(natural, result);
    }

    public override bool TryWorking(ReadOnlySpan<double> free, Span<double> result)
    {
        if (!(free[0] >= 0 && free[1] >= 0)) return false;
        natural[0] = free[0];
        natural[1] = Value * Math.Sqrt(free[0] * free[1]);
        free[1..].CopyTo(natural.AsSpan(2));
        if (Rest == 0) return TrySingular(result);
        if (!inner.TryWorking(natural, working)) return false;
        Drop(working, result);
        result[1] = working[2] / Rest;
        return true;
    }

    public override void Jacobian(ReadOnlySpan<double> free, Span<double> derivatives)
    {
        Expand(free);
        Array.Clear(square);
        inner.Jacobian(working, square);
        var n = inner.Parameters;
        derivatives.Clear();
        for (var i = 0; i < n; i++)
        {
            if (i == 1) continue;
            var row = square.AsSpan(i * n, n);
            var to = derivatives.Slice(Free(i) * Parameters, Parameters);
            Chain(row, to);
        }
    }

    public override void Curvature(ReadOnlySpan<double> free, ReadOnlySpan<double> weights, Span<double> sum)
    {
        Expand(free);
        int n = inner.Parameters, m = Parameters;
        natural[0] = weights[0];
        natural[1] = 0;
        weights[1..].CopyTo(natural.AsSpan(2));
        Array.Clear(square);
        inner.Curvature(working, natural, square);
        var half = new double[n * m];
        for (var i = 0; i < n; i++) Chain(square.AsSpan(i * n, n), half.AsSpan(i * m, m));
        for (var k = 0; k < m; k++)
        {
            double[] column = [.. Enumerable.Range(0, n).Select(i => half[(i * m) + k])], chained = new double[m];
            Chain(column, chained);
            for (var i = 0; i < m; i++) sum[(i * m) + k] += chained[i];
        }
    }

    public override void Start(ReadOnlySpan<double> variances, Span<double> result)
    {
        inner.Start(variances, natural);
        Drop(natural, result);
    }

    public override bool AtEdge(int parameter, ReadOnlySpan<double> free, double scale)
    {
        natural[0] = free[0];
        natural[1] = Value * Math.Sqrt(free[0] * free[1]);
        free[1..].CopyTo(natural.AsSpan(2));
        return inner.AtEdge(parameter == 0 ? 0 : parameter + 1, natural, scale);
    }

    private static bool IsHeld(int a, int b) => a + b == 1;

    private static int Free(int packed) => packed == 0 ? 0 : packed - 1;

    private void Expand(ReadOnlySpan<double> free)
    {
        working[0] = free[0];
        working[1] = Value * free[1];
        working[2] = Rest * free[1];
        free[2..].CopyTo(working.AsSpan(3));
    }

    /// <summary>With a correlation of 1 or −1 only two levels can be told from their cells.</summary>
    private bool TrySingular(Span<double> result)
    {
        if (Size > 2) return false;
        (result[0], result[1]) = (Math.Sqrt(natural[0]), Math.Sqrt(natural[2]));
        return true;
    }

    private static void Drop(ReadOnlySpan<double> whole, Span<double> free)
    {
        free[0] = whole[0];
        whole[2..].CopyTo(free[1..]);
    }

    /// <summary>Derivatives by the working parameters of the free ones.</summary>
    private void Chain(ReadOnlySpan<double> row, Span<double> to)
    {
        to[0] = row[0];
        to[1] = (Value * row[1]) + (Rest * row[2]);
        row[3..].CopyTo(to[2..]);
    }
}
