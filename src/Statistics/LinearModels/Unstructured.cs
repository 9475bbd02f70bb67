namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// Any covariance matrix: natural parameters are its cells (lower triangle, row by row), working parameters those of its Cholesky factor,
/// whose diagonal may reach 0 or pass it. Pinheiro JC, Bates DM (1996). Statistics and Computing 6:289–296. doi:10.1007/BF00140873.
/// </summary>
internal sealed class Unstructured(int size) : CovarianceStructure(size)
{
    public override int Parameters => Size * (Size + 1) / 2;

    public override int Slots(int a, int b) => 1;

    public override int Parameter(int a, int b, int slot) => Packed(a, b);

    public override CovarianceElement Element(int a, int b, ReadOnlySpan<double> natural) => new(natural[Packed(a, b)], 1);

    public override string Name(int parameter, IReadOnlyList<string> levels)
    {
        var a = 0;
        while (Packed(a, a) < parameter) a++;
        var b = parameter - Packed(a, 0);
        return a == b ? $"variance {levels[a]}" : $"covariance {levels[b]}, {levels[a]}";
    }

    public override void Natural(ReadOnlySpan<double> working, Span<double> natural)
    {
        for (var a = 0; a < Size; a++)
        {
            for (var b = 0; b <= a; b++) natural[Packed(a, b)] = Rows.Dot(working.Slice(Packed(a, 0), b + 1), working.Slice(Packed(b, 0), b + 1));
        }
    }

    public override bool TryWorking(ReadOnlySpan<double> natural, Span<double> working)
    {
        for (var a = 0; a < Size; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var left = natural[Packed(a, b)] - Rows.Dot(working.Slice(Packed(a, 0), b), working.Slice(Packed(b, 0), b));
                if (a != b) working[Packed(a, b)] = left / working[Packed(b, b)];
                else if (left > natural[Packed(a, a)] * 1e-12) working[Packed(a, a)] = Math.Sqrt(left);
                else return false;
            }
        }

        return true;
    }

    public override void Jacobian(ReadOnlySpan<double> working, Span<double> derivatives)
    {
        var n = Parameters;
        derivatives.Clear();
        for (var a = 0; a < Size; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var row = derivatives.Slice(Packed(a, b) * n, n);
                for (var d = 0; d <= b; d++)
                {
                    row[Packed(a, d)] += working[Packed(b, d)];
                    row[Packed(b, d)] += working[Packed(a, d)];
                }
            }
        }
    }

    public override void Curvature(ReadOnlySpan<double> working, ReadOnlySpan<double> weights, Span<double> sum)
    {
        var n = Parameters;
        for (var a = 0; a < Size; a++)
        {
            for (var b = 0; b < Size; b++)
            {
                var weight = weights[Packed(a, b)] * (a == b ? 2 : 1);
                for (var d = 0; d <= Math.Min(a, b); d++) sum[(Packed(a, d) * n) + Packed(b, d)] += weight;
            }
        }
    }

    public override void Start(ReadOnlySpan<double> variances, Span<double> natural)
    {
        natural.Clear();
        for (var a = 0; a < Size; a++) natural[Packed(a, a)] = variances[a];
    }

    public override bool TryStart(double[] moments, Span<double> natural)
    {
        var working = new double[Parameters];
        for (var keep = 1.0; keep > 0.1; keep -= 0.25)
        {
            for (var a = 0; a < Size; a++)
            {
                for (var b = 0; b <= a; b++) natural[Packed(a, b)] = double.IsNaN(moments[(a * Size) + b]) ? 0 : moments[(a * Size) + b] * (a == b ? 1 : keep);
            }

            if (TryWorking(natural, working)) return true;
        }

        return false;
    }

    public override bool AtEdge(int parameter, ReadOnlySpan<double> natural, double scale)
    {
        // The last level that pushes the matrix over the edge answers for it.
        for (var a = 0; a < Size; a++)
        {
            if (parameter == Packed(a, a)) return natural[parameter] <= Negligible * scale || LeftOf(a, natural) <= Negligible * natural[parameter];
        }

        return false;
    }

    /// <summary>Variance of a level that the levels before it do not explain.</summary>
    private static double LeftOf(int level, ReadOnlySpan<double> natural)
    {
        var factor = new double[Packed(level, level) + 1];
        for (var a = 0; a <= level; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var left = natural[Packed(a, b)] - Rows.Dot(factor.AsSpan(Packed(a, 0), b), factor.AsSpan(Packed(b, 0), b));
                if (a == level && b == level) return left;
                factor[Packed(a, b)] = a == b ? Math.Sqrt(Math.Max(0, left)) : factor[Packed(b, b)] > 0 ? left / factor[Packed(b, b)] : 0;
            }
        }

        return 0;
    }
}
