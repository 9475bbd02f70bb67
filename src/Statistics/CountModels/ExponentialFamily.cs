using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.CountModels;

/// <summary>Log probability of a count at one value of its natural parameter, with its slope and (less) its curvature there.</summary>
internal readonly record struct Kernel(double LogDensity, double Score, double Information);

/// <summary>An observed count and its distribution, a one-parameter exponential family: the log probability is concave in the natural parameter.</summary>
internal abstract class ExponentialFamily
{
    public abstract Kernel At(double natural);

    /// <summary>The natural parameter of greatest probability and the kernel there; infinite, with no information, when the count is at an end of its range.</summary>
    public abstract (double Natural, Kernel Kernel) Best();
}

/// <summary>x of n; the natural parameter is the logit.</summary>
internal sealed class BinomialCount(double x, double n) : ExponentialFamily
{
    private readonly double logChoose = LogGamma.At(n + 1) - LogGamma.At(x + 1) - LogGamma.At(n - x + 1);

    public override Kernel At(double natural)
    {
        var small = Math.Exp(-Math.Abs(natural));
        double share = small / (1 + small), p = natural < 0 ? share : 1 / (1 + small), q = natural < 0 ? 1 / (1 + small) : share;

        // x · ln p + (n − x) · ln q, by the one of the two logarithms that is not near zero.
        var log = natural < 0 ? (x * natural) - (n * double.LogP1(small)) : ((x - n) * natural) - (n * double.LogP1(small));
        return new(logChoose + log, (x * q) - ((n - x) * p), n * p * q);
    }

    public override (double Natural, Kernel Kernel) Best()
    {
        if (x == 0 || x == n) return (x == 0 ? double.NegativeInfinity : double.PositiveInfinity, default);
        var natural = Math.Log(x / (n - x));
        return (natural, At(natural));
    }
}

/// <summary>x events; the natural parameter is the logarithm of the expected number.</summary>
internal sealed class PoissonCount(double x) : ExponentialFamily
{
    private readonly double logFactorial = LogGamma.At(x + 1);

    public override Kernel At(double natural)
    {
        var mean = Math.Exp(natural);
        return new((x * natural) - mean - logFactorial, x - mean, mean);
    }

    public override (double Natural, Kernel Kernel) Best() => x == 0 ? (double.NegativeInfinity, default) : (Math.Log(x), At(Math.Log(x)));
}
