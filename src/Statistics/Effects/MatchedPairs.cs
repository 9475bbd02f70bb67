namespace Equipoise.Statistics.Effects;

/// <summary>Pairs judged twice (two treatments, or before and after): a table of pairs. NaN means not known.</summary>
/// <param name="Both">Event under both conditions.</param>
/// <param name="OnlyFirst">Event under the first condition only.</param>
/// <param name="OnlySecond">Event under the second condition only.</param>
/// <param name="Neither">Event under neither.</param>
public readonly record struct MatchedPairs(double Both, double OnlyFirst, double OnlySecond, double Neither);

/// <summary>Measures of matched pairs, by the names of the field's programs.</summary>
public enum MatchedPairsMeasure
{
    /// <summary>Marginal log risk ratio.</summary>
    MPRR,

    /// <summary>Marginal log odds ratio.</summary>
    MPOR,

    /// <summary>Risk difference.</summary>
    MPRD,

    /// <summary>Conditional log odds ratio, ln(b/c).</summary>
    MPORC,

    /// <summary>Conditional log odds ratio by Peto's method.</summary>
    MPPETO,
}

/// <summary>Effect sizes of matched pairs.</summary>
/// <remarks>Curtin F, Elbourne D, Altman DG (2002). Statistics in Medicine 21:2145–2159. doi:10.1002/sim.1206. Zou GY (2007). Clinical Trials 4:25–31. doi:10.1177/1740774506075667.</remarks>
public static class MatchedPairsEffects
{
    /// <summary>One effect per table, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="tables">The tables of pairs.</param>
    /// <param name="zeroCells">What is done about zero cells; by default one half is added to tables with a zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or infinite.</exception>
    public static EffectSize[] Compute(MatchedPairsMeasure measure, ReadOnlySpan<MatchedPairs> tables, ZeroCells? zeroCells = null)
    {
        var plain = new TwoByTwo[tables.Length];
        for (var i = 0; i < tables.Length; i++) plain[i] = new(tables[i].Both, tables[i].OnlyFirst, tables[i].OnlySecond, tables[i].Neither);
        return [.. TwoByTwoEffects.Corrected(plain, zeroCells ?? ZeroCells.Half).Select(t => t.IsComplete ? Of(measure, t).Finite() : EffectSize.None)];
    }

    private static EffectSize Of(MatchedPairsMeasure measure, TwoByTwo t)
    {
        var n = t.N;
        double first = t.A + t.B, second = t.A + t.C;
        return measure switch
        {
            MatchedPairsMeasure.MPRR => new(Math.Log(first / second), (t.B + t.C) / (first * second)),
            MatchedPairsMeasure.MPOR => new(Math.Log(first / (n - first)) - Math.Log(second / (n - second)), MarginalVariance(t)),
            MatchedPairsMeasure.MPRD => new((t.B - t.C) / n, (((t.B + t.C) / n) - ((t.B - t.C) / n * ((t.B - t.C) / n))) / n),
            MatchedPairsMeasure.MPORC => new(Math.Log(t.B / t.C), (1 / t.B) + (1 / t.C)),
            MatchedPairsMeasure.MPPETO => new(2 * (t.B - t.C) / (t.B + t.C), 4 / (t.B + t.C)),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
    }

    private static double MarginalVariance(TwoByTwo t)
    {
        double n = t.N, first = t.A + t.B, second = t.A + t.C;
        var covariance = ((t.A * t.D) - (t.B * t.C)) * n / (first * (n - first) * second * (n - second));
        return (1 / first) + (1 / (n - first)) + (1 / second) + (1 / (n - second)) - (2 * covariance);
    }
}
