namespace Equipoise.Statistics.Effects;

/// <summary>The correlation of an outcome with one predictor of a regression, the other predictors held. NaN means not known.</summary>
/// <param name="R">The partial or semi-partial correlation, −1 to 1.</param>
/// <param name="Predictors">Number of predictors in the regression, this one counted.</param>
/// <param name="N">Number of people, above <paramref name="Predictors"/> + 1.</param>
/// <param name="RSquared">R² of the whole regression, 0 to 1; only semi-partial correlations need it.</param>
public readonly record struct PartialCorrelation(double R, double Predictors, double N, double RSquared = double.NaN)
{
    /// <summary>The partial correlation t/√(t² + df) with df = n − predictors − 1.</summary>
    /// <param name="t">Test statistic of the predictor's coefficient; its sign is kept.</param>
    /// <param name="predictors">Number of predictors, this one counted.</param>
    /// <param name="n">Number of people.</param>
    public static PartialCorrelation PartialFromT(double t, double predictors, double n) =>
        new(t / Math.Sqrt((t * t) + (n - predictors - 1)), predictors, n);

    /// <summary>The semi-partial correlation t·√((1 − R²)/df) with df = n − predictors − 1.</summary>
    /// <param name="t">Test statistic of the predictor's coefficient; its sign is kept.</param>
    /// <param name="predictors">Number of predictors, this one counted.</param>
    /// <param name="n">Number of people.</param>
    /// <param name="rSquared">R² of the whole regression.</param>
    public static PartialCorrelation SemiPartialFromT(double t, double predictors, double n, double rSquared) =>
        new(t * Math.Sqrt((1 - rSquared) / (n - predictors - 1)), predictors, n, rSquared);
}

/// <summary>Measures of partial association.</summary>
public enum PartialCorrelationMeasure
{
    /// <summary>Partial correlation.</summary>
    PCOR,

    /// <summary>Its Fisher's z.</summary>
    ZPCOR,

    /// <summary>Semi-partial correlation.</summary>
    SPCOR,

    /// <summary>Its Fisher's z, with the variance of the delta method; not in metafor 3.8, and the same under both conventions.</summary>
    ZSPCOR,
}

/// <summary>Effect sizes of partial and semi-partial correlations.</summary>
/// <remarks>
/// Aloe AM, Becker BJ (2012). Journal of Educational and Behavioral Statistics 37:278–297. doi:10.3102/1076998610396901.
/// Aloe AM, Thompson CG (2013). Journal of the Society for Social Work and Research 4:390–405. doi:10.5243/jsswr.2013.24.
/// Let m be the number of predictors, the one looked at counted. Current conventions: PCOR (1 − r²)²/(n − m), ZPCOR 1/(n − m − 2), as
/// for a simple correlation (m = 1). Those of metafor 3.8: n − m − 1 for both.
/// </remarks>
public static class PartialCorrelationEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The correlations.</param>
    /// <param name="sampling">Kind of variance. PCOR and SPCOR know Average; the others only the usual one.</param>
    /// <param name="conventions">Edition of the conventions.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or there are not more people than predictors plus one.</exception>
    /// <exception cref="ArgumentException">The measure has no such variance.</exception>
    public static EffectSize[] Compute(
        PartialCorrelationMeasure measure, ReadOnlySpan<PartialCorrelation> studies, Sampling sampling = Sampling.Usual, Conventions conventions = Conventions.Current)
    {
        var raw = measure is PartialCorrelationMeasure.PCOR or PartialCorrelationMeasure.SPCOR;
        Refuse.Unless(sampling == Sampling.Usual || (raw && sampling == Sampling.Average), measure, sampling);
        double[] estimates = new double[studies.Length], sizes = new double[studies.Length];
        for (var i = 0; i < studies.Length; i++)
        {
            Check(studies[i], i);
            estimates[i] = studies[i].R;
            sizes[i] = studies[i].N;
        }

        var average = sampling == Sampling.Average ? Averages.Of(estimates, sizes) : double.NaN;
        var effects = new EffectSize[studies.Length];
        for (var i = 0; i < effects.Length; i++)
        {
            var r = sampling == Sampling.Average ? average : studies[i].R;
            effects[i] = new EffectSize(raw ? studies[i].R : Math.Atanh(studies[i].R), Variance(measure, studies[i], r, conventions == Conventions.Metafor38)).Finite();
        }

        return effects;
    }

    private static void Check(PartialCorrelation s, int row)
    {
        Refuse.Correlation(s.R, row, nameof(s.R));
        Refuse.Count(s.Predictors - 1, row, nameof(s.Predictors));
        Refuse.Count(s.N - s.Predictors - 1, row, nameof(s.N));
        Refuse.Count(s.RSquared, row, nameof(s.RSquared));
        Refuse.Count(1 - s.RSquared, row, nameof(s.RSquared));
    }

    private static double Variance(PartialCorrelationMeasure measure, PartialCorrelation s, double r, bool old)
    {
        double rest = (1 - r) * (1 + r), df = s.N - s.Predictors;
        return measure switch
        {
            PartialCorrelationMeasure.PCOR => rest * rest / (old ? df - 1 : df),
            PartialCorrelationMeasure.ZPCOR => 1 / (old ? df - 1 : df - 2),
            PartialCorrelationMeasure.SPCOR => SemiPartial(s, r),
            PartialCorrelationMeasure.ZSPCOR => SemiPartial(s, r) / (rest * rest),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
    }

    /// <summary>Delta method on R² with and without the predictor (Aloe and Becker 2012).</summary>
    private static double SemiPartial(PartialCorrelation s, double r)
    {
        var without = s.RSquared - (r * r);
        return ((s.RSquared * s.RSquared) - (2 * s.RSquared) + without + 1 - (without * without)) / s.N;
    }
}
