namespace Equipoise.Statistics.LinearModels;

/// <summary>Independent levels: one variance for all, or one for each. A variance is the square of its working parameter.</summary>
internal sealed class Diagonal(int size, bool each) : CovarianceStructure(size)
{
    public override int Parameters => each ? Size : 1;

    public override int Slots(int a, int b) => a == b ? 1 : 0;

    public override int Parameter(int a, int b, int slot) => each ? a : 0;

    public override CovarianceElement Element(int a, int b, ReadOnlySpan<double> natural) => a == b ? new(natural[each ? a : 0], 1) : default;

    public override string Name(int parameter, IReadOnlyList<string> levels) => each || Size == 1 ? $"variance {levels[parameter]}" : "variance";

    public override void Natural(ReadOnlySpan<double> working, Span<double> natural)
    {
        for (var i = 0; i < natural.Length; i++) natural[i] = working[i] * working[i];
    }

    public override bool TryWorking(ReadOnlySpan<double> natural, Span<double> working)
    {
        for (var i = 0; i < natural.Length; i++)
        {
            if (!(natural[i] >= 0)) return false;
            working[i] = Math.Sqrt(natural[i]);
        }

        return true;
    }

    public override void Jacobian(ReadOnlySpan<double> working, Span<double> derivatives)
    {
        var n = Parameters;
        derivatives.Clear();
        for (var i = 0; i < n; i++) derivatives[(i * n) + i] = 2 * working[i];
    }

    public override void Curvature(ReadOnlySpan<double> working, ReadOnlySpan<double> weights, Span<double> sum)
    {
        var n = Parameters;
        for (var i = 0; i < n; i++) sum[(i * n) + i] += 2 * weights[i];
    }

    public override void Start(ReadOnlySpan<double> variances, Span<double> natural)
    {
        if (each) variances.CopyTo(natural);
        else natural[0] = Mean(variances);
    }

    public override bool AtEdge(int parameter, ReadOnlySpan<double> natural, double scale) => natural[parameter] <= Negligible * scale;
}
