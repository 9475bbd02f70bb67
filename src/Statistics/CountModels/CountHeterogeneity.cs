using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.CountModels;

/// <summary>The saturated model, in which every study has an effect of its own, and the two tests of heterogeneity against it.</summary>
internal static class CountHeterogeneity
{
    /// <summary>Log likelihood of the saturated model and the Wald statistic, when the arms are otherwise free.</summary>
    public static (double LogLikelihood, double Wald) Of(CountStudy[] studies, int p)
    {
        double log = 0;
        double[] effects = new double[studies.Length], weights = new double[studies.Length];
        for (var i = 0; i < studies.Length; i++)
        {
            double variance = 0;
            foreach (var arm in studies[i].Arms)
            {
                var (natural, best) = arm.Family.Best();
                log += best.LogDensity;
                variance += 1 / best.Information;

                // The effect is the first arm less the second, if there is one.
                effects[i] += (natural - arm.Offset) * (arm.Loadings[^1] < 0 ? -1 : 1);
            }

            weights[i] = double.IsFinite(effects[i]) && double.IsFinite(variance) ? 1 / variance : 0;
            if (weights[i] == 0) effects[i] = 0;
        }

        return (log, Residual(studies, p, effects, (i, j) => i == j ? weights[i] : 0));
    }

    /// <summary>The same when the levels are random: they are integrated out of every study, whose effect is free.</summary>
    public static (double LogLikelihood, double Wald) OfRandomLevels(CountStudy[] studies, CountMaximum equal, int p)
    {
        var level = equal.Linear[^1];
        var free = studies.Select(Freed).ToArray();
        var maximum = Climb(free, equal, level);
        var k = studies.Length;
        int size = maximum.Likelihood.Size;
        Curve shared = new(size);
        double[] effects = new double[k], own = new double[k];
        var borders = new double[k][];
        for (var i = 0; i < k; i++)
        {
            var curve = maximum.Likelihood.OfStudy(i, maximum.Summit.Parameters);
            borders[i] = new double[size];
            for (var a = 0; a < size; a++)
            {
                for (var b = 0; b < size; b++) shared.Hessian[(a * size) + b] -= curve[a, b];
                if (curve.Size > size) borders[i][a] = -curve[a, size];
            }

            if (curve.Size == size) continue;
            effects[i] = maximum.Likelihood.Own(i);
            own[i] = -curve[size, size];
        }

        var inverse = shared.Hessian;

        // Where the likelihood is flat no study has any weight in the test.
        if (double.IsNaN(Symmetric.Invert(inverse, size, new double[size * size]))) return (maximum.Summit.Curve.Value, 0);
        double Precision(int i, int j)
        {
            double through = 0;
            for (var a = 0; a < size; a++)
            {
                for (var b = 0; b < size; b++) through += borders[i][a] * inverse[(a * size) + b] * borders[j][b];
            }

            return (i == j ? own[i] : 0) - through;
        }

        return (maximum.Summit.Curve.Value, Residual(studies, p, effects, Precision));
    }

    private static (Summit Summit, CountLikelihood Likelihood) Climb(CountStudy[] free, CountMaximum equal, double level)
    {
        // A level variance that is zero with equal effects may be above zero with free ones, and the other way round.
        CountLikelihood none = new([.. free.Select(s => s.Keep([]))], 1), one = new([.. free.Select(s => s.Keep([0]))], Math.Max(equal.Nodes, 40));
        Summit without = NewtonClimb.From([level], none.At), with = NewtonClimb.From([level, Math.Max(equal.Deviations[0], 0.3)], one.At);
        return with.Curve.Value > without.Curve.Value + 1e-10 && Math.Abs(with.Parameters[1]) > 1e-4 ? (with, one) : (without, none);
    }

    /// <summary>The first arm gets a parameter of its own; where its count is at an end of its range, it would be met exactly, and is left away.</summary>
    private static CountStudy Freed(CountStudy study)
    {
        var (first, second) = (study.Arms[0], study.Arms[1]);
        var level = second with { Linear = [1] };
        return first.Family.Best().Kernel.Information > 0 ? new([first with { Linear = [1], Own = 1 }, level]) : new([level]);
    }

    /// <summary>Σ (effect − Xβ)' precision (effect − Xβ) at its smallest. The first p linear parts of the first arm are a row of X.</summary>
    private static double Residual(CountStudy[] studies, int p, double[] effects, Func<int, int, double> precision)
    {
        var k = effects.Length;
        double[] xmx = new double[p * p], xmy = new double[p];
        double ymy = 0, centre = effects.Where(double.IsFinite).Average();
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var m = precision(i, j);
                if (m == 0) continue;
                double[] x = studies[i].Arms[0].Linear, z = studies[j].Arms[0].Linear;
                ymy += (effects[i] - centre) * m * (effects[j] - centre);
                for (var a = 0; a < p; a++)
                {
                    xmy[a] += x[a] * m * (effects[j] - centre);
                    for (var b = 0; b < p; b++) xmx[(a * p) + b] += x[a] * m * z[b];
                }
            }
        }

        // With too few finite effects there is nothing left over.
        if (double.IsNaN(Symmetric.Invert(xmx, p, new double[p * p]))) return 0;
        for (var a = 0; a < p; a++)
        {
            for (var b = 0; b < p; b++) ymy -= xmy[a] * xmx[(a * p) + b] * xmy[b];
        }

        return Math.Max(0, ymy);
    }
}
