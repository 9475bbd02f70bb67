using MathNet.Numerics.Integration;

namespace Equipoise.Statistics.Distributions;

/// <summary>
/// Two standard normal variables with correlation sin θ. The probability that both exceed their cut is that of independent ones plus an
/// integral over the angle (Sheppard WF 1899, Philosophical Transactions A 192:101–167), which is smooth and
/// needs no care as the correlation nears one.
/// </summary>
internal static class BivariateNormal
{
    private const int Points = 32;
    private const int MaxPanels = 256;

    /// <summary>P(X &lt; h, Y &lt; k).</summary>
    public static double Lower(double h, double k, double angle)
    {
        var independent = StandardNormal.Lower(h) * StandardNormal.Lower(k);
        var before = double.NaN;
        for (var panels = 1; panels <= MaxPanels; panels *= 2)
        {
            double width = angle / panels, sum = 0;
            for (var p = 0; p < panels; p++) sum += GaussLegendreRule.Integrate(t => Slope(h, k, t), p * width, (p + 1) * width, Points);
            if (Math.Abs(sum - before) <= 1e-16) return independent + sum;
            before = sum;
        }

        return independent + before;
    }

    /// <summary>How fast <see cref="Lower"/> grows with the angle.</summary>
    public static double Slope(double h, double k, double angle)
    {
        double cosine = Math.Cos(angle), apart = h - k;
        if (cosine == 0) return 0;
        var squares = (apart * apart) + (2 * h * k * (1 - Math.Sin(angle)));
        return Math.Exp(-squares / (2 * cosine * cosine)) / (2 * Math.PI);
    }
}
