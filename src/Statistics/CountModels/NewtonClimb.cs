using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.CountModels;

/// <summary>Where a climb ended.</summary>
internal sealed record Summit(double[] Parameters, Curve Curve, bool Converged, int Steps);

/// <summary>Newton's method uphill: where the surface does not bend down, it is bent until it does; where a step does not climb, it is halved.</summary>
internal static class NewtonClimb
{
    private const int MostSteps = 100;
    private const int MostShort = 5;

    public static Summit From(double[] start, Func<double[], Curve> at, double farthest = 60)
    {
        var here = (double[])start.Clone();
        var curve = at(here);
        int steps = 0, shortened = 0;
        while (steps++ < MostSteps && shortened < MostShort)
        {
            var step = Step(curve);
            if (step is null) break;
            double gain = 0;
            for (var i = 0; i < step.Length; i++) gain += step[i] * curve.Gradient[i];
            var slack = 1e-12 * (1 + Math.Abs(curve.Value));
            var (next, length, there) = (here, 1.0, curve);
            for (; length > 1e-6; length /= 2)
            {
                next = [.. here.Select((x, i) => x + (length * step[i]))];
                if (next.All(x => Math.Abs(x) < farthest) && at(next) is var c && c.Value >= curve.Value - slack)
                {
                    there = c;
                    break;
                }
            }

            if (length <= 1e-6) return new(here, curve, gain < 1e-9, steps);
            (here, curve) = (next, there);

            // Where only tiny steps climb, the slope and the value no longer belong together: the nodes are too few.
            shortened = length < 0.01 ? shortened + 1 : 0;

            // Newton doubles the digits: what is left after a gain of 10⁻¹⁶ is nothing.
            if (gain < 1e-16 * (1 + Math.Abs(curve.Value))) return new(here, curve, true, steps);
        }

        return new(here, curve, false, steps);
    }

    private static double[]? Step(Curve curve)
    {
        var n = curve.Size;
        if (n == 0) return [];
        double[] scratch = new double[n * n], inverse = new double[n * n];
        double most = 0;
        for (var i = 0; i < n; i++) most = Math.Max(most, Math.Abs(curve[i, i]));
        if (!double.IsFinite(curve.Value) || !double.IsFinite(most)) return null;
        for (var ridge = 0.0; ridge < 1e6; ridge = ridge == 0 ? 1e-6 : ridge * 10)
        {
            for (var i = 0; i < inverse.Length; i++) inverse[i] = -curve.Hessian[i];
            for (var i = 0; i < n; i++) inverse[(i * n) + i] += ridge * (most + 1e-12);
            if (double.IsNaN(Symmetric.Invert(inverse, n, scratch))) continue;
            var step = new double[n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) step[i] += inverse[(i * n) + j] * curve.Gradient[j];
            }

            return step;
        }

        return null;
    }
}
