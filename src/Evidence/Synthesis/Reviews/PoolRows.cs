using Equipoise.Evidence.Importing;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Evidence.Synthesis.Reviews;

/// <summary>How rows are pooled.</summary>
/// <param name="Method">MH, IV or PETO.</param>
/// <param name="IsRandom">Whether effects differ between studies.</param>
/// <param name="SwapsEvents">Whether the absence of the event is counted.</param>
internal readonly record struct PoolingRoad(string Method, bool IsRandom, bool SwapsEvents)
{
    /// <summary>Whether Mantel and Haenszel's estimate is made of tables to which a half was added.</summary>
    public bool CorrectsTables { get; init; } = true;

    /// <summary>Whether the variance between studies is taken about the inverse-variance estimate although the method is another.</summary>
    public bool AboutInverseVariance { get; init; }
}

/// <summary>Pools the rows of an analysis by RevMan 5's formulas.</summary>
/// <remarks>
/// Deeks JJ, Higgins JPT (2010). Statistical algorithms in Review Manager 5. Statistical Methods Group of The Cochrane Collaboration. Greenland S, Robins JM (1985).
/// Biometrics 41:55–68. doi:10.2307/2530643 (variance of the pooled risk difference).
/// </remarks>
internal sealed class PoolRows(ReviewOutcome outcome, IReadOnlyList<ReviewRow> rows)
{
    private readonly bool isRatio = ReviewScale.IsRatio(outcome, rows);
    private readonly string measure = outcome.Measure?.ToUpperInvariant() ?? "";
    private readonly double level = outcome.TotalLevel?.Value is > 50 and < 100 and var percent ? percent / 100 : 0.95;

    public bool IsRatio => isRatio;

    public bool HasZeroCells(bool swap) => rows.Any(r => ReviewEffects.Table(r, swap) is { HasZero: true });

    /// <summary>Effects of the rows on the scale of analysis; <see cref="EffectSize.None"/> for one that says nothing.</summary>
    public EffectSize[] Effects(bool swap) => [.. rows.Select(r => Effect(r, swap))];

    private EffectSize Effect(ReviewRow row, bool swap) => outcome.Kind switch
    {
        ReviewDataKind.Dichotomous => ReviewEffects.Table(row, swap) is { } table ? ReviewEffects.Of(measure, table) : EffectSize.None,
        ReviewDataKind.Continuous => ReviewEffects.OfMeans(measure == "SMD", row),
        ReviewDataKind.GenericInverseVariance => ReviewEffects.Given(row, isRatio),
        ReviewDataKind.Individual => ReviewEffects.OfExcess(row),
        _ => EffectSize.None,
    };

    /// <summary>The pooled result, or null when no row says anything.</summary>
    public ReviewPooling? Run(PoolingRoad road)
    {
        var effects = Effects(road.SwapsEvents).Where(e => e.IsComplete && e.Variance > 0).ToArray();
        if (effects.Length == 0) return null;
        if (outcome.Kind != ReviewDataKind.Dichotomous || road.Method == "IV") return ByInverseVariance(effects, road.IsRandom);
        var tables = rows.Select(r => ReviewEffects.Table(r, road.SwapsEvents)).OfType<TwoByTwo>().Where(t => measure == "RD" || !t.IsDoubleZero).ToArray();
        if (tables.Length == 0) return null;
        if (measure == "PETO_OR" || road.Method == "PETO") return Told(PetoPooling.Fit(tables, level: level).Pooled, effects, null, 0);
        var common = MantelHaenszelOf(tables, road.CorrectsTables);
        if (!road.IsRandom) return Told(common, effects, null, 0);
        return Random(effects, road.AboutInverseVariance ? Mean(effects, 0).Estimate : common.Estimate);
    }

    private ReviewPooling ByInverseVariance(EffectSize[] effects, bool random)
    {
        var fit = MetaAnalysis.Fit(effects, new() { Method = random ? HeterogeneityMethod.DL : HeterogeneityMethod.EE, Level = level });
        var (estimate, error) = Mean(effects, fit.Tau2);
        return Shown(estimate, error, effects.Length, fit.Q, fit.Tau2);
    }

    /// <summary>DerSimonian and Laird's variance between studies with Q about another estimate.</summary>
    private ReviewPooling Random(EffectSize[] effects, double about)
    {
        double w = 0, w2 = 0;
        foreach (var e in effects) (w, w2) = (w + (1 / e.Variance), w2 + (1 / (e.Variance * e.Variance)));
        var q = About(effects, about);
        var tau2 = effects.Length > 1 ? Math.Max(0, (q - (effects.Length - 1)) / (w - (w2 / w))) : 0;
        var (estimate, error) = Mean(effects, tau2);
        return Shown(estimate, error, effects.Length, q, tau2);
    }

    private Coefficient MantelHaenszelOf(TwoByTwo[] tables, bool corrected)
    {
        if (measure == "RD") return Differences(corrected ? [.. tables.Select(ReviewEffects.Corrected)] : tables, tables);
        var kind = measure == "RR" ? MantelHaenszelMeasure.RR : MantelHaenszelMeasure.OR;
        return MantelHaenszel.Fit(kind, tables, ZeroCells.Half, corrected ? ZeroCells.Half : ZeroCells.Leave, level).Pooled;
    }

    private static Coefficient Differences(TwoByTwo[] forVariance, TwoByTwo[] tables)
    {
        double sum = 0, weight = 0, j = 0;
        for (var i = 0; i < tables.Length; i++)
        {
            var (t, c) = (tables[i], forVariance[i]);
            sum += t.N1 * t.N2 / t.N * (t.Risk1 - t.Risk2);
            weight += t.N1 * t.N2 / t.N;
            j += ((c.A * c.B * c.N2 * c.N2 * c.N2) + (c.C * c.D * c.N1 * c.N1 * c.N1)) / (c.N1 * c.N2 * c.N * c.N);
        }

        return new() { Estimate = sum / weight, StandardError = Math.Sqrt(j) / weight };
    }

    private ReviewPooling Told(Coefficient pooled, EffectSize[] effects, double? about, double tau2) =>
        Shown(pooled.Estimate, pooled.StandardError, effects.Length, About(effects, about ?? pooled.Estimate), tau2);

    private ReviewPooling Shown(double estimate, double error, int studies, double q, double tau2)
    {
        var (df, effect) = (studies - 1, new EffectSize(estimate, error * error));
        var interval = effect.Interval(level);
        if (df == 0) q = 0;
        return new(studies, Scaled(estimate), Scaled(interval.Lower), Scaled(interval.Upper), Math.Abs(estimate / error), effect.P, q, df, q > df ? 100 * (q - df) / q : 0, tau2);
    }

    public double Scaled(double estimate) => isRatio ? Math.Exp(estimate) : estimate;

    private static double About(EffectSize[] effects, double estimate) => effects.Sum(e => (e.Estimate - estimate) * (e.Estimate - estimate) / e.Variance);

    private static (double Estimate, double Error) Mean(EffectSize[] effects, double tau2)
    {
        double sum = 0, weight = 0;
        foreach (var e in effects) (sum, weight) = (sum + (e.Estimate / (e.Variance + tau2)), weight + (1 / (e.Variance + tau2)));
        return (sum / weight, 1 / Math.Sqrt(weight));
    }
}
