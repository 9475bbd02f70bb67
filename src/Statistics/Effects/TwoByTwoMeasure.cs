namespace Equipoise.Statistics.Effects;

/// <summary>The measures of a 2×2 table, by the names of the field's programs.</summary>
public enum TwoByTwoMeasure
{
    /// <summary>Log risk ratio, <see cref="LogRiskRatio"/>.</summary>
    RR,

    /// <summary>Log odds ratio, <see cref="LogOddsRatio"/>.</summary>
    OR,

    /// <summary>Risk difference, <see cref="RiskDifference"/>.</summary>
    RD,

    /// <summary>Arcsine difference, <see cref="ArcsineDifference"/>.</summary>
    AS,

    /// <summary>Peto's log odds ratio, <see cref="PetoOddsRatio"/>.</summary>
    PETO,

    /// <summary>Phi coefficient, <see cref="PhiCoefficient"/>.</summary>
    PHI,

    /// <summary>Yule's Q, <see cref="YuleCoefficients.Q"/>.</summary>
    YUQ,

    /// <summary>Yule's Y, <see cref="YuleCoefficients.Y"/>.</summary>
    YUY,

    /// <summary>Probit difference, <see cref="ProbitDifference"/>.</summary>
    PBIT,

    /// <summary>Log odds ratio as a normal difference, <see cref="LogOddsRatio.AsNormalDifference"/>.</summary>
    OR2DN,

    /// <summary>Log odds ratio as a logistic difference, <see cref="LogOddsRatio.AsLogisticDifference"/>.</summary>
    OR2DL,

    /// <summary>Tetrachoric correlation, <see cref="TetrachoricCorrelation"/>.</summary>
    RTET,

    /// <summary>Fisher's z of the phi coefficient.</summary>
    ZPHI,

    /// <summary>Fisher's z of the tetrachoric correlation.</summary>
    ZTET,
}

/// <summary>Effect sizes of many 2×2 tables at once; the continuity correction may depend on all of them.</summary>
/// <remarks>
/// Fleiss JL, Berlin JA (2009). Effect sizes for dichotomous data. In: Cooper H, Hedges LV, Valentine JC (eds). The Handbook of Research Synthesis and
/// Meta-Analysis, 2nd ed., 237–253. Russell Sage Foundation. The class of each measure names its own source.
/// </remarks>
public static class TwoByTwoEffects
{
    /// <summary>One effect per table, in order; <see cref="EffectSize.None"/> where a cell is missing or the measure has no value.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="zeroCells">What is done about zero cells; by default one half is added to tables with a zero, and nothing for AS, PHI, RTET and their z.</param>
    /// <param name="sampling">
    /// Kind of variance. PHI and ZPHI know Stratified and CrossSectional (which is its usual one), RD Unbiased and Average; the others only the usual one.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or infinite.</exception>
    /// <exception cref="ArgumentException">The measure has no such variance.</exception>
    public static EffectSize[] Compute(TwoByTwoMeasure measure, ReadOnlySpan<TwoByTwo> tables, ZeroCells? zeroCells = null, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(Knows(measure, sampling), measure, sampling);
        var corrected = Corrected(tables, zeroCells ?? (Leaves(measure) ? new(0) : ZeroCells.Half));
        var all = sampling == Sampling.Average ? Sum(corrected) : default;
        return [.. corrected.Select(t => t.IsComplete ? Of(measure, t, sampling, all) : EffectSize.None)];
    }

    private static bool Leaves(TwoByTwoMeasure measure) => measure is TwoByTwoMeasure.AS
        or TwoByTwoMeasure.PHI or TwoByTwoMeasure.ZPHI or TwoByTwoMeasure.RTET or TwoByTwoMeasure.ZTET;

    private static bool Knows(TwoByTwoMeasure measure, Sampling sampling) => sampling == Sampling.Usual || measure switch
    {
        TwoByTwoMeasure.PHI or TwoByTwoMeasure.ZPHI => sampling is Sampling.Stratified or Sampling.CrossSectional,
        TwoByTwoMeasure.RD => sampling is Sampling.Unbiased or Sampling.Average,
        _ => false,
    };

    private static TwoByTwo Sum(IEnumerable<TwoByTwo> tables) =>
        tables.Where(t => t.IsComplete).Aggregate(default(TwoByTwo), (sum, t) => new(sum.A + t.A, sum.B + t.B, sum.C + t.C, sum.D + t.D));

    internal static TwoByTwo[] Corrected(ReadOnlySpan<TwoByTwo> tables, ZeroCells rule)
    {
        rule.Check();
        var result = tables.ToArray();
        for (var i = 0; i < result.Length; i++)
        {
            result[i].Check(i);
            if (rule.DropDoubleZero && result[i].IsDoubleZero) result[i] = new(double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var any = result.Any(t => t.HasZero);
        for (var i = 0; i < result.Length; i++)
        {
            if (rule.Applies(result[i].HasZero, any)) result[i] = result[i].Plus(rule.Add);
        }

        return result;
    }

    private static EffectSize Of(TwoByTwoMeasure measure, TwoByTwo t, Sampling sampling, TwoByTwo all) => measure switch
    {
        TwoByTwoMeasure.RR => LogRiskRatio.From(t),
        TwoByTwoMeasure.OR => LogOddsRatio.From(t),
        TwoByTwoMeasure.RD => RiskDifference.From(t, sampling, all),
        TwoByTwoMeasure.AS => ArcsineDifference.From(t),
        TwoByTwoMeasure.PETO => PetoOddsRatio.From(t),
        TwoByTwoMeasure.PHI => PhiCoefficient.From(t, sampling),
        TwoByTwoMeasure.YUQ => YuleCoefficients.Q(t),
        TwoByTwoMeasure.YUY => YuleCoefficients.Y(t),
        TwoByTwoMeasure.PBIT => ProbitDifference.From(t),
        TwoByTwoMeasure.OR2DN => LogOddsRatio.AsNormalDifference(t),
        TwoByTwoMeasure.OR2DL => LogOddsRatio.AsLogisticDifference(t),
        TwoByTwoMeasure.RTET => TetrachoricCorrelation.From(t),
        TwoByTwoMeasure.ZPHI => PhiCoefficient.From(t, sampling).FisherZ(),
        TwoByTwoMeasure.ZTET => TetrachoricCorrelation.From(t).FisherZ(),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };
}
