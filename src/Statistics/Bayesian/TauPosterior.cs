using MathNet.Numerics.Integration;

namespace Equipoise.Statistics.Bayesian;

/// <summary>
/// The posterior of τ, the standard deviation between true effects. Its density is integrated panel by panel by Gauss and Legendre's rule
/// in τ ÷ (τ + c), which brings infinity near; panels are halved until their halves agree with the whole.
/// </summary>
public sealed class TauPosterior : Posterior
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 16);

    private readonly Func<double, double> log;
    private readonly double most;
    private readonly double scale;
    private readonly double peak;
    private readonly double logPeak;
    private readonly double norm;
    private readonly List<(double From, double To, double Mass)> panels = [];

    internal TauPosterior(Func<double, double> log, double typical, double most, int moments)
    {
        (this.log, this.most) = (log, most);
        (peak, logPeak) = Highest(typical);
        scale = Falls(typical) - peak;
        double end = double.IsInfinity(most) ? 1 : Position(most), total = 0;
        double[] edges = [0, .. new[] { peak - (4 * scale), peak - scale, peak, peak + scale, peak + (4 * scale) }.Where(t => t > 0 && t < most).Select(Position), end];
        for (var i = 1; i < edges.Length; i++) total += Mass(edges[i - 1], edges[i]);
        for (var i = 1; i < edges.Length; i++) Divide(edges[i - 1], edges[i], Mass(edges[i - 1], edges[i]), total, 0);
        norm = panels.Sum(p => p.Mass);
        (Nodes, Weights) = Mesh();
        double mean = 0, variance = 0;
        for (var i = 0; i < Nodes.Length; i++) mean += Weights[i] * Nodes[i];
        for (var i = 0; i < Nodes.Length; i++) variance += Weights[i] * (Nodes[i] - mean) * (Nodes[i] - mean);
        Mean = moments >= 1 ? mean : null;
        StandardDeviation = moments >= 2 ? Math.Sqrt(variance) : null;
    }

    /// <inheritdoc/>
    public override double? Mean { get; }

    /// <inheritdoc/>
    public override double? StandardDeviation { get; }

    /// <summary>ln of the integral of prior times likelihood.</summary>
    internal double LogNorm => logPeak + Math.Log(norm);

    /// <summary>Values of τ that stand for the posterior, and their weights, which add up to one.</summary>
    internal double[] Nodes { get; }

    internal double[] Weights { get; }

    private protected override double Least => 0;

    private protected override double Centre => peak + (scale / 2);

    /// <inheritdoc/>
    public override double Density(double value) => value < 0 || value > most ? 0 : Math.Exp(log(value) - logPeak) / norm;

    /// <inheritdoc/>
    public override double Below(double value) => value <= 0 ? 0 : value >= most ? 1 : Part(Position(value), below: true);

    /// <inheritdoc/>
    public override double Above(double value) => value <= 0 ? 1 : value >= most ? 0 : Part(Position(value), below: false);

    private protected override (double Low, double High) Bracket(double p)
    {
        double low = 0, high = Math.Min(most, peak + scale);
        while (high < most && (p < 0.5 ? Below(high) < p : Above(high) > 1 - p)) (low, high) = (high, Math.Min(most, high * 2));
        return (low, high);
    }

    private protected override double FindMode() => peak;

    private double Part(double at, bool below)
    {
        double sum = 0;
        foreach (var (from, to, mass) in panels)
        {
            if (below ? to <= at : from >= at) sum += mass;
            else if (from < at && at < to) sum += below ? Mass(from, at) : Mass(at, to);
        }

        return sum / norm;
    }

    private double Position(double tau) => tau / (tau + Unit);

    private double Tau(double position) => Unit * position / (1 - position);

    /// <summary>Half of the line on either side of it.</summary>
    private double Unit => peak + scale;

    private double Mass(double from, double to)
    {
        double middle = (from + to) / 2, half = (to - from) / 2, sum = 0;
        for (var i = 0; i < Rule.Order; i++) sum += Rule.Weights[i] * Height(middle + (half * Rule.Abscissas[i]));
        return sum * half;
    }

    /// <summary>Density in the position, without the constant.</summary>
    private double Height(double position)
    {
        var rest = 1 - position;
        return rest <= 0 ? 0 : Math.Exp(log(Tau(position)) - logPeak) * Unit / (rest * rest);
    }

    private void Divide(double from, double to, double whole, double total, int depth)
    {
        var middle = (from + to) / 2;
        double left = Mass(from, middle), right = Mass(middle, to);

        // The density is known no better than the digits of its logarithm allow.
        if (Math.Abs(left + right - whole) <= (1e-14 + (4e-16 * Math.Abs(logPeak))) * total || depth > 30)
        {
            panels.Add((from, middle, left));
            panels.Add((middle, to, right));
            return;
        }

        Divide(from, middle, left, total, depth + 1);
        Divide(middle, to, right, total, depth + 1);
    }

    private (double[] Nodes, double[] Weights) Mesh()
    {
        var nodes = new List<double>();
        var weights = new List<double>();
        foreach (var (from, to, _) in panels)
        {
            double middle = (from + to) / 2, half = (to - from) / 2;
            for (var i = 0; i < Rule.Order; i++)
            {
                var position = middle + (half * Rule.Abscissas[i]);
                var weight = Rule.Weights[i] * half * Height(position) / norm;
                if (!(weight > 0)) continue;
                nodes.Add(Tau(position));
                weights.Add(weight);
            }
        }

        return ([.. nodes], [.. weights]);
    }

    /// <summary>Where the density is highest: the best of many orders of magnitude, then by golden section.</summary>
    private (double Tau, double Log) Highest(double typical)
    {
        const int points = 600;
        double Grid(int i) => i == 0 ? 0 : Math.Min(most, typical * Math.Pow(10, -6 + (12.0 * i / points)));
        var best = Enumerable.Range(0, points + 1).MaxBy(i => log(Grid(i)));
        double low = Grid(Math.Max(0, best - 1)), high = Grid(Math.Min(points, best + 1)), golden = (Math.Sqrt(5) - 1) / 2;
        for (var n = 0; n < 200 && high - low > 1e-9 * high; n++)
        {
            double a = high - (golden * (high - low)), b = low + (golden * (high - low));
            if (log(a) >= log(b)) high = b;
            else low = a;
        }

        var (inner, at0) = (low + ((high - low) / 2), log(0));
        return at0 >= log(inner) ? (0, at0) : (inner, log(inner));
    }

    /// <summary>Where, above the peak, the density has fallen to about a seventh.</summary>
    private double Falls(double typical)
    {
        var high = peak + (1e-6 * typical);
        while (high < most && log(high) > logPeak - 2) high = peak + (2 * (high - peak));
        return high >= most && log(most) > logPeak - 2 ? most : Bisection.Edge(peak, Math.Min(high, most), t => log(t) > logPeak - 2);
    }
}
