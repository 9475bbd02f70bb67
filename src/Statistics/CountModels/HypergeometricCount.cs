using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.CountModels;

/// <summary>
/// Events in group 1 when all margins of a 2×2 table are kept: Fisher's non-central hypergeometric distribution; the natural parameter is
/// the log odds ratio. Sums run from the most probable count outwards, until what is left no longer counts.
/// </summary>
/// <remarks>Fisher RA (1935). JRSS 98:39–82. doi:10.2307/2342435. Liao JG, Rosen O (2001). The American Statistician 55:366–369. doi:10.1198/000313001753272547.</remarks>
internal sealed class HypergeometricCount : ExponentialFamily
{
    /// <summary>More possible counts than these would take minutes to sum.</summary>
    private const double MostCounts = 1e10;

    private readonly double events1;
    private readonly double n1;
    private readonly double n2;
    private readonly double events;
    private readonly double least;
    private readonly double most;
    private readonly double logHere;

    public HypergeometricCount(double events1, double n1, double events2, double n2)
    {
        (this.events1, this.n1, this.n2, events) = (events1, n1, n2, events1 + events2);
        (least, most) = (Math.Max(0, events - n2), Math.Min(n1, events));
        if (most - least > MostCounts) throw new ArgumentException("The counts are too large for the exact conditional model; its approximation (CM.AL) or an unconditional model is as good for them.", nameof(events1));
        logHere = LogTerm(events1);
    }

    public override Kernel At(double natural)
    {
        var mode = Mode(natural);
        double sum = 1, first = 0, second = 0;
        Outwards(mode, natural, 1, ref sum, ref first, ref second);
        Outwards(mode, natural, -1, ref sum, ref first, ref second);
        double mean = first / sum, distance = events1 - mode;
        return new(logHere - LogTerm(mode) + (distance * natural) - Math.Log(sum), distance - mean, (second / sum) - (mean * mean));
    }

    public override (double Natural, Kernel Kernel) Best()
    {
        if (events1 == least || events1 == most) return (events1 == least ? double.NegativeInfinity : double.PositiveInfinity, default);
        double low = -1, high = 1;
        while (At(low).Score < 0) low *= 2;
        while (At(high).Score > 0) high *= 2;
        var natural = Bisection.Edge(low, high, x => At(x).Score > 0);
        return (natural, At(natural));
    }

    private void Outwards(double mode, double natural, int step, ref double sum, ref double first, ref double second)
    {
        double term = 1, odds = Math.Exp(natural);
        for (var k = mode; step > 0 ? k < most : k > least;)
        {
            term *= step > 0 ? Ratio(k) * odds : 1 / (Ratio(k - 1) * odds);
            k += step;
            var distance = k - mode;
            sum += term;
            first += distance * term;
            second += distance * distance * term;
            if (distance * distance * term < 1e-20 * sum) break;
        }
    }

    /// <summary>The last count before the terms begin to fall.</summary>
    private double Mode(double natural)
    {
        double low = least, high = most;
        while (low < high)
        {
            var middle = Math.Floor((low + high) / 2);
            if (Math.Log(Ratio(middle)) + natural > 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The central term of k + 1 over that of k.</summary>
    private double Ratio(double k) => (n1 - k) * (events - k) / ((k + 1) * (n2 - events + k + 1));

    private double LogTerm(double k) => LogChoose(n1, k) + LogChoose(n2, events - k);

    private static double LogChoose(double n, double k) => LogGamma.At(n + 1) - LogGamma.At(k + 1) - LogGamma.At(n - k + 1);
}
