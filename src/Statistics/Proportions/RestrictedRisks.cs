using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Proportions;

/// <summary>The most likely risks of two groups under a given difference, ratio or odds ratio, each with its complement, so that neither loses digits.</summary>
/// <remarks>Miettinen O, Nurminen M (1985). Statistics in Medicine 4:213–226. doi:10.1002/sim.4780040211. The cubic equation of the difference is solved here through its (falling) score.</remarks>
internal readonly record struct RestrictedRisks(double P1, double Q1, double P2, double Q2)
{
    public static RestrictedRisks AtDifference(TwoByTwo t, double difference)
    {
        if (difference < 0) return AtDifference(t.Swapped(), -difference).Swapped();

        // The second risk lies between 0 and 1 − difference; the log likelihood is concave there.
        var width = 1 - difference;
        double Score(double p) => Slope(t.A, p + difference) - Slope(t.B, width - p) + Slope(t.C, p) - Slope(t.D, 1 - p);
        var p2 = Score(0) <= 0 ? 0 : Score(width) >= 0 ? width : Bisection.Edge(0, width, p => Score(p) > 0);
        return new(p2 + difference, width - p2, p2, 1 - p2);
    }

    public static RestrictedRisks AtRatio(TwoByTwo t, double ratio)
    {
        double a = t.N * ratio, b = t.N1 * ratio + t.A + t.N2 + (t.C * ratio), c = t.A + t.C;
        var p2 = Math.Min(Math.Min(1, 1 / ratio), 2 * c / (b + Math.Sqrt(Math.Max(0, (b * b) - (4 * a * c)))));
        var p1 = Math.Min(1, ratio * p2);
        return new(p1, 1 - p1, p2, 1 - p2);
    }

    public static RestrictedRisks AtOddsRatio(TwoByTwo t, double odds)
    {
        double events = t.A + t.C, a = t.N2 * (odds - 1), b = (t.N1 * odds) + t.N2 - (events * (odds - 1));
        var root = Math.Sqrt((b * b) + (4 * a * events));
        var p2 = Math.Clamp(b >= 0 ? 2 * events / (b + root) : (root - b) / (2 * a), 0, 1);
        double q2 = 1 - p2, sum = (odds * p2) + q2;
        return new(odds * p2 / sum, q2 / sum, p2, q2);
    }

    public double VarianceOfDifference(TwoByTwo t, double ratio) => Math.Max(0, (P1 * Q1 / t.N1) + (ratio * ratio * P2 * Q2 / t.N2));

    /// <summary>Events in group 1 beyond those expected.</summary>
    public double ExcessOf(TwoByTwo t) => (t.A * Q1) - (t.B * P1);

    public double VarianceOfCell(TwoByTwo t)
    {
        double first = t.N1 * P1 * Q1, second = t.N2 * P2 * Q2;
        return first > 0 && second > 0 ? first * second / (first + second) : 0;
    }

    private RestrictedRisks Swapped() => new(P2, Q2, P1, Q1);

    private static double Slope(double count, double p) => count == 0 ? 0 : count / p;
}
