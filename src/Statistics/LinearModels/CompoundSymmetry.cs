namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// One variance and one covariance for all levels. The matrix of the largest group has the eigenvalues variance − covariance and
/// variance + (rows − 1) covariance; their square roots are the working parameters, so the covariance may be negative.
/// </summary>
internal sealed class CompoundSymmetry(int size, int? most = null) : CovarianceStructure(size)
{
    private readonly int largest = Math.Max(2, most ?? size);

    public override int Parameters => 2;

    public override int Slots(int a, int b) => 1;

    public override int Parameter(int a, int b, int slot) => a == b ? 0 : 1;

    public override CovarianceElement Element(int a, int b, ReadOnlySpan<double> natural) => new(natural[a == b ? 0 : 1], 1);

    public override string Name(int parameter, IReadOnlyList<string> levels) => parameter == 0 ? "variance" : "covariance";

    public override void Natural(ReadOnlySpan<double> working, Span<double> natural)
    {
        double within = working[0] * working[0], between = working[1] * working[1];
        natural[0] = (between + ((largest - 1) * within)) / largest;
        natural[1] = (between - within) / largest;
    }

    public override bool TryWorking(ReadOnlySpan<double> natural, Span<double> working)
    {
        double within = natural[0] - natural[1], between = natural[0] + ((largest - 1) * natural[1]);
        if (!(within >= 0 && between >= 0)) return false;
        (working[0], working[1]) = (Math.Sqrt(within), Math.Sqrt(between));
        return true;
    }

    public override void Jacobian(ReadOnlySpan<double> working, Span<double> derivatives)
    {
        derivatives[0] = 2 * working[0] * (largest - 1) / largest;
        derivatives[1] = derivatives[3] = 2 * working[1] / largest;
        derivatives[2] = -2 * working[0] / largest;
    }

    public override void Curvature(ReadOnlySpan<double> working, ReadOnlySpan<double> weights, Span<double> sum)
    {
        sum[0] += 2 * ((weights[0] * (largest - 1)) - weights[1]) / largest;
        sum[3] += 2 * (weights[0] + weights[1]) / largest;
    }

    public override void Start(ReadOnlySpan<double> variances, Span<double> natural) => (natural[0], natural[1]) = (Mean(variances), 0.1 * Mean(variances));

    public override bool AtEdge(int parameter, ReadOnlySpan<double> natural, double scale)
    {
        if (parameter == 0) return natural[0] <= Negligible * scale;
        return Math.Min(natural[0] - natural[1], natural[0] + ((largest - 1) * natural[1])) <= Negligible * natural[0];
    }
}
