using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Tests.Oracles;

/// <summary>Miettinen and Nurminen's chi-square by its definition: the nuisance risk is sought by golden section on the log likelihood, and shares no code with the product.</summary>
internal static class ScoreTest
{
    public static double Difference(TwoByTwo t, double d)
    {
        var p2 = Best(Math.Max(0, -d), Math.Min(1, 1 - d), p => LogLikelihood(t, p + d, p));
        var p1 = p2 + d;
        var variance = ((p1 * (1 - p1) / t.N1) + (p2 * (1 - p2) / t.N2)) * t.N / (t.N - 1);
        return Math.Pow((t.A / t.N1) - (t.C / t.N2) - d, 2) / variance;
    }

    public static double Ratio(TwoByTwo t, double r)
    {
        var p2 = Best(0, Math.Min(1, 1 / r), p => LogLikelihood(t, p * r, p));
        var p1 = p2 * r;
        var variance = ((p1 * (1 - p1) / t.N1) + (r * r * p2 * (1 - p2) / t.N2)) * t.N / (t.N - 1);
        return Math.Pow((t.A / t.N1) - (r * t.C / t.N2), 2) / variance;
    }

    public static double OddsRatio(TwoByTwo t, double odds)
    {
        double First(double p) => odds * p / (1 + (p * (odds - 1)));
        var p2 = Best(0, 1, p => LogLikelihood(t, First(p), p));
        var p1 = First(p2);
        return Math.Pow(t.A - (t.N1 * p1), 2) * ((1 / (t.N1 * p1 * (1 - p1))) + (1 / (t.N2 * p2 * (1 - p2)))) * (t.N - 1) / t.N;
    }

    private static double LogLikelihood(TwoByTwo t, double p1, double p2) => Term(t.A, p1) + Term(t.B, 1 - p1) + Term(t.C, p2) + Term(t.D, 1 - p2);

    private static double Term(double count, double p) => count == 0 ? 0 : p <= 0 ? double.NegativeInfinity : count * Math.Log(p);

    private static double Best(double low, double high, Func<double, double> of)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        for (var n = 0; n < 90; n++)
        {
            double a = high - (golden * (high - low)), b = low + (golden * (high - low));
            if (of(a) < of(b)) low = a;
            else high = b;
        }

        return (low + high) / 2;
    }
}
