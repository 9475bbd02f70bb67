using Equipoise.Statistics.Pooling;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// One climb to a maximum of the likelihood: Fisher scoring in the natural parameters while that helps (for linear structures it is MINQUE iterated),
/// then Newton's method in the working parameters, each step shortened until the likelihood rises. A stationary point that is no maximum is left along
/// its direction of greatest ascent.
/// </summary>
/// <remarks>Jennrich RI, Schluchter MD (1986). Biometrics 42:805–820. doi:10.2307/2530695. Lindstrom MJ, Bates DM (1988). JASA 83:1014–1022. doi:10.1080/01621459.1988.10478693.</remarks>
internal sealed class Climb
{
    private const int MostIterations = 200;
    private readonly GaussianLikelihood likelihood;
    private readonly WorkingSpace space;
    private readonly int q;
    private readonly double[] working;
    private readonly double[] natural;
    private readonly double[] trial;
    private readonly double[] scaled;
    private readonly double[] factor;
    private readonly double[] scale;
    private readonly double[] step;
    private readonly double[] units;
    private double height;
    private int iterations;

    public Climb(GaussianLikelihood likelihood, double[] start)
    {
        this.likelihood = likelihood;
        q = likelihood.Model.ParameterCount;
        space = new(likelihood.Model);
        (working, natural, trial, scale, step) = (new double[q], new double[q], new double[q], new double[q], new double[q]);
        (scaled, factor) = (new double[q * q], new double[q * q]);
        if (!space.TryWorking(start, working)) throw new ArgumentException("A climb must start inside the possible.", nameof(start));
        units = [.. likelihood.Model.Units.Select(Math.Sqrt)];
        height = At(working);
    }

    public Maximum Run()
    {
        if (double.IsNegativeInfinity(height)) return Found(false);
        for (var n = 0; n < 8 && TryScoring(); n++)
        {
        }

        At(working);
        for (var polish = 0; iterations < MostIterations;)
        {
            Differentiate();
            if (!IsFinite()) return Found(false);
            var curved = Direction(space.Observed, 1e-12);
            var rise = curved ? Rows.Dot(space.Gradient, step) / 2 : double.PositiveInfinity;
            if (rise < 1e-9)
            {
                if (!TryFullStep(step) || rise < 1e-17 || ++polish >= 4) return Found(true);
                continue;
            }

            if (!curved && LeastCurvature(out var away) is var curvature && Rows.Dot(space.Gradient, step) < 1e-9)
            {
                if (curvature < -1e-7 && TryLeave(away)) continue;
                if (!TryFullStep(step) || ++polish >= 4) return Found(true);
                continue;
            }

            if (TryShortened(step)) continue;
            Direction(space.Expected, 1e-6);
            if (TryShortened(step)) continue;

            // Nothing rises any more. Along directions without curvature only rounding is left of the slope, which the ridge keeps small.
            return Found(Direction(space.Observed, 1e-6) && Rows.Dot(space.Gradient, step) < 1e-6);
        }

        return Found(false);
    }

    /// <summary>Near a variance of 0 that makes the likelihood infinite, derivatives overflow.</summary>
    private bool IsFinite() => Array.TrueForAll(space.Gradient, double.IsFinite) && Array.TrueForAll(space.Observed, double.IsFinite) && Array.TrueForAll(space.Expected, double.IsFinite);

    private Maximum Found(bool converged)
    {
        height = At(working);
        return new([.. working], [.. natural], height, converged, iterations);
    }

    private double At(ReadOnlySpan<double> at)
    {
        space.Natural(at, natural);
        return likelihood.At(natural);
    }

    private void Differentiate()
    {
        iterations++;
        likelihood.Differentiate();
        space.Transform(working, likelihood);
    }

    /// <summary>A scoring step in the natural parameters; false once it leads outside or gains little.</summary>
    private bool TryScoring()
    {
        Differentiate();
        double[] from = [.. natural], next = new double[q];
        Scale(likelihood.Expected, [], likelihood.Model.Units);
        if (!Factor(likelihood.Expected, 1e-10)) return false;
        Solve(likelihood.Score);
        for (var part = 1.0; part > 0.2; part /= 2)
        {
            for (var i = 0; i < q; i++) next[i] = from[i] + (part * step[i]);
            if (!space.TryWorking(next, trial)) continue;
            var reached = At(trial);
            if (!(reached > height)) continue;
            var gain = reached - height;
            trial.CopyTo(working, 0);
            height = reached;
            return gain > 1e-2;
        }

        At(working);
        return false;
    }

    /// <summary>Solves information × step = gradient in well scaled units; false if the information is not positive definite.</summary>
    private bool Direction(double[] information, double ridge)
    {
        Scale(space.Expected, space.Observed, units);
        if (!Factor(information, ridge) && !Factor(information, 1e-8)) return false;
        Solve(space.Gradient);
        return true;
    }

    /// <summary>Units in which every parameter has an information of about 1, unless there is next to none.</summary>
    private void Scale(double[] information, double[] other, double[] units)
    {
        for (var i = 0; i < q; i++)
        {
            var most = Math.Max(information[(i * q) + i], other.Length > 0 ? Math.Abs(other[(i * q) + i]) : 0);
            scale[i] = 1 / Math.Sqrt(Math.Max(most, 1e-10 / (units[i] * units[i])));
        }
    }

    private bool Factor(double[] information, double ridge)
    {
        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j < q; j++) scaled[(i * q) + j] = (information[(i * q) + j] * scale[i] * scale[j]) + (i == j ? ridge : 0);
        }

        return !double.IsNaN(Symmetric.Factor(scaled, q, factor));
    }

    private void Solve(double[] gradient)
    {
        for (var i = 0; i < q; i++) step[i] = gradient[i] * scale[i];
        Symmetric.Solve(factor, q, step);
        for (var i = 0; i < q; i++) step[i] *= scale[i];
    }

    /// <summary>Close to the maximum rounding hides the rise, so a full step is taken unless it clearly descends.</summary>
    private bool TryFullStep(double[] along)
    {
        for (var i = 0; i < q; i++) trial[i] = working[i] + along[i];
        var reached = At(trial);
        if (!(reached > height - (1e-11 * (1 + Math.Abs(height)))))
        {
            At(working);
            return false;
        }

        trial.CopyTo(working, 0);
        height = reached;
        return true;
    }

    private bool TryShortened(double[] along)
    {
        var slope = Rows.Dot(space.Gradient, along);
        for (double part = 1; part > 1e-9; part /= 2)
        {
            for (var i = 0; i < q; i++) trial[i] = working[i] + (part * along[i]);
            var reached = At(trial);
            if (!(reached > height + (1e-4 * part * slope))) continue;
            trial.CopyTo(working, 0);
            height = reached;
            return true;
        }

        At(working);
        return false;
    }

    /// <summary>
    /// Newton's step with every curvature taken as if it were that of a maximum, so that it leads away from saddles; returns the least curvature and its direction.
    /// Dauphin YN et al. (2014). Advances in Neural Information Processing Systems 27:2933–2941.
    /// </summary>
    private double LeastCurvature(out double[] away)
    {
        var eigen = Matrix<double>.Build.Dense(q, q, (i, j) => space.Observed[(i * q) + j] * scale[i] * scale[j]).Evd(Symmetricity.Symmetric);
        Array.Clear(step);
        for (var e = 0; e < q; e++)
        {
            double part = 0, curvature = Math.Max(1e-6, Math.Abs(eigen.EigenValues[e].Real));
            for (var i = 0; i < q; i++) part += eigen.EigenVectors[i, e] * space.Gradient[i] * scale[i];
            for (var i = 0; i < q; i++) step[i] += part / curvature * eigen.EigenVectors[i, e] * scale[i];
        }

        var least = eigen.EigenValues.Select(v => v.Real).ToList();
        var at = least.IndexOf(least.Min());
        away = [.. Enumerable.Range(0, q).Select(i => eigen.EigenVectors[i, at] * scale[i])];
        return least[at];
    }

    /// <summary>Leaves a stationary point that is no maximum.</summary>
    private bool TryLeave(double[] away)
    {
        var start = height;
        foreach (var part in new[] { 3, -3, 0.3, -0.3, 0.03, -0.03, 1e-3, -1e-3 })
        {
            for (var i = 0; i < q; i++) trial[i] = working[i] + (part * away[i]);
            var reached = At(trial);
            if (!(reached > start + 1e-10)) continue;
            trial.CopyTo(working, 0);
            height = reached;
            return true;
        }

        At(working);
        return false;
    }
}
