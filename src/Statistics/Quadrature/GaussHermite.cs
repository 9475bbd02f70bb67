using System.Collections.Concurrent;

namespace Equipoise.Statistics.Quadrature;

/// <summary>
/// Gauss–Hermite nodes, and weights with the factor exp(x²) already in them, so that they are used with the integrand itself:
/// ∫ f(x) dx ≈ Σ weight · f(node). Nodes by bisection with Sturm's count; the weight of a node is one over the sum of the squared
/// Hermite functions there, in which nothing cancels, however small it is.
/// </summary>
/// <remarks>Golub GH, Welsch JH (1969). Mathematics of Computation 23:221–230. doi:10.1090/S0025-5718-69-99647-1.</remarks>
internal sealed class GaussHermite
{
    private static readonly ConcurrentDictionary<int, GaussHermite> Known = new();
    private static readonly double Ground = Math.Pow(Math.PI, -0.25);

    private GaussHermite(int count)
    {
        Nodes = new double[count];
        LogWeights = new double[count];
        for (var i = 0; i < count; i++)
        {
            var edge = Math.Sqrt((2 * count) + 2);
            var x = 2 * i == count - 1 ? 0 : Bisection.Edge(-edge, edge, t => Below(t, count) <= i);
            Nodes[i] = x;
            LogWeights[i] = -Math.Log(Squares(x, count));
        }
    }

    public double[] Nodes { get; }

    /// <summary>Logarithms of the weights, exp(x²) included.</summary>
    public double[] LogWeights { get; }

    public static GaussHermite Of(int count) => Known.GetOrAdd(count, n => new(n));

    /// <summary>How many nodes lie below x: the changes of sign in the sequence of Hermite functions, taken by their ratios.</summary>
    private static int Below(double x, int count)
    {
        var above = 0;
        var ratio = Math.Sqrt(2) * x;
        for (var n = 1; ; n++)
        {
            if (ratio < 0) above++;
            if (n == count) return count - above;
            ratio = (Math.Sqrt(2.0 / (n + 1)) * x) - (Math.Sqrt((double)n / (n + 1)) / (ratio == 0 ? 1e-300 : ratio));
        }
    }

    private static double Squares(double x, int count)
    {
        double before = 0, now = Ground * Math.Exp(-x * x / 2), sum = 0;
        for (var n = 0; n < count; n++)
        {
            sum += now * now;
            (before, now) = (now, (Math.Sqrt(2.0 / (n + 1)) * x * now) - (Math.Sqrt((double)n / (n + 1)) * before));
        }

        return sum;
    }
}
