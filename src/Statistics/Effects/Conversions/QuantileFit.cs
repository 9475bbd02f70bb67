using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>
/// A distribution whose quantiles come nearest to printed ones, in squares. Each family but the normal is a shape times a scale, and the
/// best scale for a shape is a plain regression through zero, so that only the shape is searched: on a grid, then by golden sections.
/// </summary>
internal readonly record struct QuantileFit(string Family, double Mean, double Deviation, double Squares)
{
    public const string Normal = "normal";

    public static QuantileFit Best(FiveNumbers five)
    {
        double[] values = five.Values, chances = Chances(five);
        var normal = FitNormal(values, chances);
        if (values[0] < 0) return normal;
        return new[]
        {
            normal,
            Fit("log-normal", values, -7, 2, s => [.. chances.Select(p => Math.Exp(Math.Exp(s) * StandardNormal.Quantile(p)))], LogNormal),
            Fit("gamma", values, -6, 10, s => [.. chances.Select(p => ChiSquare.Quantile(p, 2 * Math.Exp(s)) / 2)], s => (Math.Exp(s), Math.Exp(s / 2))),
            Fit("Weibull", values, -3, 5, s => [.. chances.Select(p => Math.Pow(-double.LogP1(-p), Math.Exp(-s)))], Weibull),
        }.Where(f => double.IsFinite(f.Mean) && double.IsFinite(f.Deviation)).MinBy(f => f.Squares);
    }

    /// <summary>The chances below the extremes of n values are taken as 1/n and 1 − 1/n, as in the paper.</summary>
    private static double[] Chances(FiveNumbers five) => five.Kind switch
    {
        FiveNumbersKind.Range => [1 / five.N, 0.5, 1 - (1 / five.N)],
        FiveNumbersKind.Quartiles => [0.25, 0.5, 0.75],
        _ => [1 / five.N, 0.25, 0.5, 0.75, 1 - (1 / five.N)],
    };

    private static QuantileFit FitNormal(double[] values, double[] chances)
    {
        // The chances are symmetric, so their normal quantiles sum to zero and mean and slope are independent.
        double mean = values.Average(), cross = 0, square = 0;
        double[] z = [.. chances.Select(StandardNormal.Quantile)];
        for (var i = 0; i < z.Length; i++)
        {
            cross += z[i] * values[i];
            square += z[i] * z[i];
        }

        var slope = cross / square;
        return new(Normal, mean, slope, z.Select((x, i) => values[i] - mean - (slope * x)).Sum(e => e * e));
    }

    private static QuantileFit Fit(
        string family, double[] values, double low, double high, Func<double, double[]> quantiles, Func<double, (double Mean, double Deviation)> moments)
    {
        var shape = Search.Minimum(s => Scale(quantiles(s), values).Squares, low, high, 120);
        var (scale, squares) = Scale(quantiles(shape), values);
        var (mean, deviation) = moments(shape);
        return new(family, scale * mean, scale * deviation, squares);
    }

    private static (double Scale, double Squares) Scale(double[] shape, double[] values)
    {
        double cross = 0, square = 0, sum = 0;
        for (var i = 0; i < shape.Length; i++)
        {
            cross += shape[i] * values[i];
            square += shape[i] * shape[i];
        }

        var scale = cross / square;
        for (var i = 0; i < shape.Length; i++) sum += (values[i] - (scale * shape[i])) * (values[i] - (scale * shape[i]));
        return (scale, double.IsFinite(sum) ? sum : double.MaxValue);
    }

    private static (double Mean, double Deviation) LogNormal(double logSigma)
    {
        var variance = Math.Exp(2 * logSigma);
        return (Math.Exp(variance / 2), Math.Exp(variance / 2) * Math.Sqrt(double.ExpM1(variance)));
    }

    private static (double Mean, double Deviation) Weibull(double logShape)
    {
        var inverse = Math.Exp(-logShape);
        var mean = Math.Exp(LogGamma.At(1 + inverse));
        return (mean, mean * Math.Sqrt(Math.Max(0, double.ExpM1(LogGamma.At(1 + (2 * inverse)) - (2 * LogGamma.At(1 + inverse))))));
    }
}
