using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Pooling;

/// <summary>What Mantel and Haenszel's method pools.</summary>
public enum MantelHaenszelMeasure
{
    /// <summary>Odds ratio.</summary>
    OR,

    /// <summary>Risk ratio.</summary>
    RR,

    /// <summary>Risk difference.</summary>
    RD,

    /// <summary>Incidence rate ratio.</summary>
    IRR,

    /// <summary>Incidence rate difference.</summary>
    IRD,
}

/// <summary>Pools counts over studies without dividing by small ones: right where events are few. Equal effects.</summary>
/// <remarks>
/// Mantel N, Haenszel W (1959). JNCI 22:719–748. doi:10.1093/jnci/22.4.719. Robins J, Breslow N, Greenland S (1986). Biometrics 42:311–323.
/// doi:10.2307/2531052 (variance, OR). Greenland S, Robins JM (1985). Biometrics 41:55–68. doi:10.2307/2530643 (RR, rates).
/// Sato T, Greenland S, Robins JM (1989). Biometrics 45:1323–1324 (RD).
/// </remarks>
public static class MantelHaenszel
{
    /// <summary>Pools 2×2 tables.</summary>
    /// <param name="measure">OR, RR or RD.</param>
    /// <param name="tables">The tables. One with a missing cell is left out.</param>
    /// <param name="each">Zero cells of the single studies, for Q alone; by default one half where there is a zero, and tables without events dropped.</param>
    /// <param name="pooled">Zero cells of the pooled estimate; by default nothing is added.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Not a measure of 2×2 tables, or nothing to pool: no events, or events in everyone.</exception>
    public static StratifiedFit Fit(MantelHaenszelMeasure measure, ReadOnlySpan<TwoByTwo> tables, ZeroCells? each = null, ZeroCells? pooled = null, double level = 0.95)
    {
        var single = TwoByTwoEffects.Compute(Single(measure), tables, each ?? ZeroCells.Half with { DropDoubleZero = true });
        var used = TwoByTwoEffects.Corrected(tables, pooled ?? ZeroCells.Leave).Where(t => t.IsComplete && t.N1 > 0 && t.N2 > 0).ToArray();
        var (estimate, variance, weights) = measure switch
        {
            MantelHaenszelMeasure.OR => Odds(used),
            MantelHaenszelMeasure.RR => Risks(used),
            _ => Differences(used),
        };
        return Of(used.Length, estimate, variance, weights, single, level, nameof(tables));
    }

    /// <summary>Pools events over person-time.</summary>
    /// <param name="measure">IRR or IRD.</param>
    /// <param name="studies">The studies. One with a missing number is left out.</param>
    /// <param name="each">Zero cells of the single studies, for Q alone.</param>
    /// <param name="pooled">Zero cells of the pooled estimate; by default nothing is added.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Not a measure of person-time, or nothing to pool.</exception>
    public static StratifiedFit Fit(MantelHaenszelMeasure measure, ReadOnlySpan<PersonTime> studies, ZeroCells? each = null, ZeroCells? pooled = null, double level = 0.95)
    {
        var ratio = measure switch
        {
            MantelHaenszelMeasure.IRR => true,
            MantelHaenszelMeasure.IRD => false,
            _ => throw new ArgumentException(FormattableString.Invariant($"{measure} is not a measure of person-time."), nameof(measure)),
        };
        var single = PersonTimeEffects.Compute(ratio ? PersonTimeMeasure.IRR : PersonTimeMeasure.IRD, studies, each ?? ZeroCells.Half with { DropDoubleZero = true });
        var used = PersonTimeEffects.Corrected(studies, pooled ?? ZeroCells.Leave).Where(s => double.IsFinite(s.Events1 + s.Events2) && s.Time1 > 0 && s.Time2 > 0).ToArray();
        var (estimate, variance, weights) = Rates(used, ratio);
        return Of(used.Length, estimate, variance, weights, single, level, nameof(studies));
    }

    private static StratifiedFit Of(int k, double estimate, double variance, double[] weights, EffectSize[] single, double level, string parameter)
    {
        if (!double.IsFinite(estimate) || !(variance > 0) || double.IsInfinity(variance))
            throw new ArgumentException("Nothing to pool: the studies have no events in one group, or no one without.", parameter);
        var (q, withEffect) = StratifiedFit.About(estimate, single);
        return StratifiedFit.Of(k, estimate, Math.Sqrt(variance), q, withEffect, weights, level);
    }

    private static TwoByTwoMeasure Single(MantelHaenszelMeasure measure) => measure switch
    {
        MantelHaenszelMeasure.OR => TwoByTwoMeasure.OR,
        MantelHaenszelMeasure.RR => TwoByTwoMeasure.RR,
        MantelHaenszelMeasure.RD => TwoByTwoMeasure.RD,
        _ => throw new ArgumentException(FormattableString.Invariant($"{measure} is not a measure of 2×2 tables."), nameof(measure)),
    };

    private static (double Estimate, double Variance, double[] Weights) Odds(TwoByTwo[] tables)
    {
        double r = 0, s = 0, pr = 0, both = 0, qs = 0;
        foreach (var t in tables)
        {
            double n = t.N, agree = t.A * t.D / n, differ = t.B * t.C / n, p = (t.A + t.D) / n, q = (t.B + t.C) / n;
            r += agree;
            s += differ;
            pr += p * agree;
            both += (p * differ) + (q * agree);
            qs += q * differ;
        }

        return (Math.Log(r / s), ((pr / (r * r)) + (both / (r * s)) + (qs / (s * s))) / 2, [.. tables.Select(t => t.B * t.C / t.N)]);
    }

    private static (double Estimate, double Variance, double[] Weights) Risks(TwoByTwo[] tables)
    {
        double r = 0, s = 0, d = 0;
        foreach (var t in tables)
        {
            r += t.A * t.N2 / t.N;
            s += t.C * t.N1 / t.N;
            d += ((t.N1 * t.N2 * (t.A + t.C)) - (t.A * t.C * t.N)) / (t.N * t.N);
        }

        return (Math.Log(r / s), d / (r * s), [.. tables.Select(t => t.C * t.N1 / t.N)]);
    }

    private static (double Estimate, double Variance, double[] Weights) Differences(TwoByTwo[] tables)
    {
        double sum = 0, weight = 0, p = 0, q = 0;
        foreach (var t in tables)
        {
            double f1 = t.N1 / t.N, f2 = t.N2 / t.N;
            sum += (t.A * f2) - (t.C * f1);
            weight += t.N1 * f2;
            p += (t.C * f1 * f1) - (t.A * f2 * f2) + (f1 * f2 * (t.N2 - t.N1) / 2);
            q += ((t.A * t.D) + (t.C * t.B)) / t.N / 2;
        }

        var estimate = sum / weight;
        return (estimate, ((estimate * p) + q) / (weight * weight), [.. tables.Select(t => t.N1 * t.N2 / t.N)]);
    }

    private static (double Estimate, double Variance, double[] Weights) Rates(PersonTime[] studies, bool ratio)
    {
        double r = 0, s = 0, d = 0, weight = 0, squares = 0;
        foreach (var x in studies)
        {
            double t = x.Time1 + x.Time2, w = x.Time1 * x.Time2 / t;
            r += x.Events1 * x.Time2 / t;
            s += x.Events2 * x.Time1 / t;
            d += w / t * (x.Events1 + x.Events2);
            weight += w;
            squares += w * w * ((x.Events1 / (x.Time1 * x.Time1)) + (x.Events2 / (x.Time2 * x.Time2)));
        }

        return ratio
            ? (Math.Log(r / s), d / (r * s), [.. studies.Select(x => x.Events2 * x.Time1 / (x.Time1 + x.Time2))])
            : ((r - s) / weight, squares / (weight * weight), [.. studies.Select(x => x.Time1 * x.Time2 / (x.Time1 + x.Time2))]);
    }
}
