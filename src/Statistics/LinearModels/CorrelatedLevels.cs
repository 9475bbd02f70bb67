namespace Equipoise.Statistics.LinearModels;

/// <summary>How the correlation of two levels follows from one number ρ.</summary>
internal enum CorrelationKind
{
    /// <summary>ρ for every two levels.</summary>
    Exchangeable,

    /// <summary>ρ to the power of their distance in whole steps; ρ may be negative.</summary>
    Autoregressive,

    /// <summary>ρ to the power of their distance in time; ρ between 0 and 1.</summary>
    Power,
}

/// <summary>
/// Variances (one for all levels, or one for each) and one correlation ρ, the last parameter. The cell of two levels is the product of their
/// standard deviations and ρ^d. ρ is a sine of its working parameter, so that it reaches its limits smoothly.
/// </summary>
internal sealed class CorrelatedLevels : CovarianceStructure
{
    private readonly CorrelationKind kind;
    private readonly bool each;
    private readonly double[] positions;
    private readonly double middle;
    private readonly double half;
    private readonly double step = 1;
    private readonly string rho;

    /// <param name="kind">How correlations follow from ρ.</param>
    /// <param name="each">Whether every level has its own variance.</param>
    /// <param name="positions">Where each level lies: its number (autoregressive) or time (power); ignored for exchangeable levels.</param>
    /// <param name="largest">Number of levels in the largest group, which bounds a negative exchangeable correlation; all levels by default.</param>
    /// <param name="rho">What ρ is called in results.</param>
    public CorrelatedLevels(CorrelationKind kind, bool each, double[] positions, int? largest = null, string rho = "correlation")
        : base(positions.Length)
    {
        (this.kind, this.each, this.positions, this.rho) = (kind, each, positions, rho);
        var least = kind switch { CorrelationKind.Autoregressive => -1.0, CorrelationKind.Power => 0.0, _ => -1.0 / Math.Max(1, (largest ?? Size) - 1) };
        (middle, half) = ((1 + least) / 2, (1 - least) / 2);
        if (kind == CorrelationKind.Power) step = Shortest(positions);
    }

    public override int Parameters => Variances + 1;

    public override bool IsLinear => false;

    /// <summary>The least possible ρ.</summary>
    public double Least => middle - half;

    private int Variances => each ? Size : 1;

    public override int Slots(int a, int b) => a == b ? 1 : each ? 3 : 2;

    public override int Parameter(int a, int b, int slot)
    {
        if (slot == Slots(a, b) - 1 && a != b) return Variances;
        return !each ? 0 : slot == 0 ? a : b;
    }

    public override CovarianceElement Element(int a, int b, ReadOnlySpan<double> natural)
    {
        var v = natural[each ? a : 0];
        if (a == b) return new(v, 1);
        var (r, r1, r2) = Correlation(Math.Abs(positions[a] - positions[b]), natural[Variances]);
        if (!each) return new(v * r, r, v * r1, D01: r1, D11: v * r2);
        double w = natural[b], root = Math.Sqrt(v * w);
        if (root == 0) return default;
        return new(root * r, root * r / (2 * v), root * r / (2 * w), root * r1, -root * r / (4 * v * v), r / (4 * root), root * r1 / (2 * v), -root * r / (4 * w * w), root * r1 / (2 * w), root * r2);
    }

    public override string Name(int parameter, IReadOnlyList<string> levels) =>
        parameter == Variances ? rho : each ? $"variance {levels[parameter]}" : "variance";

    public override void Natural(ReadOnlySpan<double> working, Span<double> natural)
    {
        for (var i = 0; i < Variances; i++) natural[i] = working[i] * working[i];
        natural[^1] = Power(Sine(working[^1]), 1 / step);
    }

    public override bool TryWorking(ReadOnlySpan<double> natural, Span<double> working)
    {
        for (var i = 0; i < Variances; i++)
        {
            if (!(natural[i] >= 0)) return false;
            working[i] = Math.Sqrt(natural[i]);
        }

        if (kind == CorrelationKind.Power && !(natural[^1] > 0)) return false;
        var sine = (Power(natural[^1], step) - middle) / half;
        if (!(Math.Abs(sine) <= 1)) return false;
        working[^1] = Math.Asin(sine);
        return true;
    }

    public override void Jacobian(ReadOnlySpan<double> working, Span<double> derivatives)
    {
        var n = Parameters;
        derivatives.Clear();
        for (var i = 0; i < Variances; i++) derivatives[(i * n) + i] = 2 * working[i];
        derivatives[^1] = half * Math.Cos(working[^1]) * Outer(working[^1]).First;
    }

    public override void Curvature(ReadOnlySpan<double> working, ReadOnlySpan<double> weights, Span<double> sum)
    {
        var n = Parameters;
        for (var i = 0; i < Variances; i++) sum[(i * n) + i] += 2 * weights[i];
        var (first, second) = Outer(working[^1]);
        var slope = half * Math.Cos(working[^1]);
        sum[^1] += weights[^1] * ((second * slope * slope) - (first * half * Math.Sin(working[^1])));
    }

    public override void Start(ReadOnlySpan<double> variances, Span<double> natural)
    {
        if (each) variances.CopyTo(natural);
        else natural[0] = Mean(variances);
        natural[^1] = kind == CorrelationKind.Power ? Math.Pow(0.3, 1 / step) : 0.1;
    }

    public override bool TryStart(double[] moments, Span<double> natural)
    {
        double sum = 0, count = 0, total = 0;
        var near = kind == CorrelationKind.Exchangeable ? double.PositiveInfinity : 1.5 * Shortest(positions);
        for (var a = 0; a < Size; a++)
        {
            total += moments[(a * Size) + a];
            for (var b = 0; b < a; b++)
            {
                var r = moments[(a * Size) + b] / Math.Sqrt(moments[(a * Size) + a] * moments[(b * Size) + b]);
                if (!double.IsFinite(r) || Math.Abs(positions[a] - positions[b]) > near) continue;
                sum += r;
                count++;
            }
        }

        if (count == 0 || !(total > 0)) return false;
        for (var v = 0; v < Variances; v++) natural[v] = each ? moments[(v * Size) + v] : total / Size;
        natural[^1] = Math.Clamp(sum / count, middle - (0.95 * half), middle + (0.95 * half));
        if (kind == CorrelationKind.Power) natural[^1] = Math.Pow(natural[^1], 1 / step);
        for (var v = 0; v < Variances; v++)
        {
            if (!(natural[v] > 0)) return false;
        }

        return true;
    }

    /// <summary>Almost perfect serial correlation, and (with many variances) almost none.</summary>
    public override IEnumerable<double[]> Alternatives(double[] natural)
    {
        if (kind != CorrelationKind.Exchangeable) yield return [.. natural[..^1], kind == CorrelationKind.Power ? Math.Pow(0.97, 1 / step) : 0.97];
        if (each) yield return [.. natural[..^1], kind == CorrelationKind.Power ? Math.Pow(0.1, 1 / step) : 0.1];
    }

    public override bool AtEdge(int parameter, ReadOnlySpan<double> natural, double scale)
    {
        if (parameter < Variances) return natural[parameter] <= Negligible * scale;
        return Math.Abs((Power(natural[^1], step) - middle) / half) >= 1 - 1e-8;
    }

    /// <summary>ρ^d and its derivatives by ρ.</summary>
    private (double Value, double First, double Second) Correlation(double distance, double rho)
    {
        if (kind == CorrelationKind.Exchangeable) return (rho, 1, 0);
        if (distance == 0) return (1, 0, 0);
        if (rho == 0) return (0, distance == 1 ? 1 : 0, distance == 2 ? 2 : 0);
        var power = Math.Pow(rho, distance);
        return (power, distance * power / rho, distance * (distance - 1) * power / (rho * rho));
    }

    // Times are measured in the shortest distance, of which ρ is a power of at least 1 and so smooth also near 0.
    private double Sine(double working) => kind == CorrelationKind.Power ? Math.Max(1e-12, middle + (half * Math.Sin(working))) : middle + (half * Math.Sin(working));

    private double Power(double value, double exponent) => kind == CorrelationKind.Power ? Math.Pow(value, exponent) : value;

    private (double First, double Second) Outer(double working)
    {
        if (kind != CorrelationKind.Power) return (1, 0);
        double s = Sine(working), e = 1 / step;
        return (e * Math.Pow(s, e - 1), e * (e - 1) * Math.Pow(s, e - 2));
    }

    private static double Shortest(double[] positions)
    {
        var sorted = positions.Order().ToArray();
        var least = double.PositiveInfinity;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] > sorted[i - 1]) least = Math.Min(least, sorted[i] - sorted[i - 1]);
        }

        return double.IsFinite(least) ? least : 1;
    }
}
