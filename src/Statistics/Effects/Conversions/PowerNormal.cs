using Equipoise.Statistics.Distributions;
using MathNet.Numerics.Integration;

namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>
/// A variable whose power is normal (Box GEP, Cox DR 1964, Journal of the Royal Statistical Society B 26:211–252), as McGrath et al. 2020 use it. The power is
/// sought from −2 to 3 and taken as 0 (the logarithm) when below; a power above 0 leaves no values beyond those whose inverse exists, nor their mirror.
/// </summary>
internal static class PowerNormal
{
    private const int Panels = 400;

    public static (double Mean, double Deviation, double Power) Moments(FiveNumbers five)
    {
        Given.Positive(five.Values[0], "The smallest number");

        // Both sides of the ratio are free of the unit, so the median may be made one: powers then stay in range.
        var unit = five.Median;
        var scaled = five.Map(x => x / unit);
        var power = Math.Max(0, Search.Minimum(l => Asymmetry(scaled.Map(x => Transform(x, l))), -2, 3, 500));
        if (power < 1e-6) power = 0;
        var normal = scaled.Map(x => Transform(x, power));
        double m = MeanFrom.LuoMean(normal), s = MeanFrom.WanDeviation(normal);
        var (mean, deviation) = power == 0 ? (Math.Exp(m + (s * s / 2)), Math.Exp(m + (s * s / 2)) * Math.Sqrt(double.ExpM1(s * s))) : Integrate(m, s, power);
        return (Given.Result(unit * mean, nameof(five)), Given.Result(unit * deviation, nameof(five)), power);
    }

    private static double Transform(double x, double power) => Math.Abs(power) < 1e-9 ? Math.Log(x) : double.ExpM1(power * Math.Log(x)) / power;

    private static double Asymmetry(FiveNumbers f)
    {
        var sum = 0.0;
        if (f.Kind != FiveNumbersKind.Quartiles) sum += Square(((f.Maximum - f.Median) / (f.Median - f.Minimum)) - 1);
        if (f.Kind != FiveNumbersKind.Range) sum += Square(((f.UpperQuartile - f.Median) / (f.Median - f.LowerQuartile)) - 1);
        return double.IsFinite(sum) ? sum : double.MaxValue;
    }

    private static double Square(double x) => x * x;

    private static (double Mean, double Deviation) Integrate(double m, double s, double power)
    {
        double edge = -1 / power, mirror = (2 * m) + (1 / power), reach = (12 + (2 * s)) * s;
        double low = Math.Max(Math.Min(edge, mirror), m - reach), high = Math.Min(Math.Max(edge, mirror), m + reach);
        double Back(double x) => Math.Exp(double.LogP1(Math.Max(-1, power * x)) / power);
        double Weight(double x) => StandardNormal.Density((x - m) / s);
        double total = 0, first = 0, second = 0, step = (high - low) / Panels, guess = Back(m);
        for (var i = 0; i < Panels; i++)
        {
            double a = low + (i * step), b = a + step;
            total += GaussLegendreRule.Integrate(Weight, a, b, 10);
            first += GaussLegendreRule.Integrate(x => Weight(x) * (Back(x) - guess), a, b, 10);
            second += GaussLegendreRule.Integrate(x => Weight(x) * Square(Back(x) - guess), a, b, 10);
        }

        var mean = first / total;
        return (guess + mean, Math.Sqrt((second / total) - (mean * mean)));
    }
}
