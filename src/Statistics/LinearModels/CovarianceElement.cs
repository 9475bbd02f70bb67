namespace Equipoise.Statistics.LinearModels;

/// <summary>One cell of a covariance matrix, with its first and second derivatives by the parameters it depends on, of which there are at most three (slots 0 to 2).</summary>
internal readonly record struct CovarianceElement(double Value, double D0 = 0, double D1 = 0, double D2 = 0, double D00 = 0, double D01 = 0, double D02 = 0, double D11 = 0, double D12 = 0, double D22 = 0)
{
    public double First(int slot) => slot switch { 0 => D0, 1 => D1, _ => D2 };

    /// <summary>Second derivative by the parameters of two slots, the lower one first.</summary>
    public double Second(int slot, int other) => (slot, other) switch
    {
        (0, 0) => D00,
        (0, 1) => D01,
        (0, 2) => D02,
        (1, 1) => D11,
        (1, 2) => D12,
        _ => D22,
    };
}
