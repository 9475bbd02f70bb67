namespace Equipoise.Statistics.Effects;

/// <summary>Two means of the same people (before and after, or two conditions). NaN means not known.</summary>
/// <param name="Mean1">First mean.</param>
/// <param name="Sd1">First standard deviation, not negative.</param>
/// <param name="Mean2">Second mean.</param>
/// <param name="Sd2">Second standard deviation, not negative; SMCR does not use it.</param>
/// <param name="R">Correlation of the two measurements, −1 to 1.</param>
/// <param name="N">Number of people.</param>
public readonly record struct PairedMeans(double Mean1, double Sd1, double Mean2, double Sd2, double R, double N)
{
    internal double Change => Mean1 - Mean2;

    internal double ChangeVariance => (Sd1 * Sd1) + (Sd2 * Sd2) - (2 * R * Sd1 * Sd2);

    internal double MeanCv1 => Sd1 * Sd1 / (N * Mean1 * Mean1);

    internal double MeanCv2 => Sd2 * Sd2 / (N * Mean2 * Mean2);

    internal double LogMeansVariance => MeanCv1 + MeanCv2 - (2 * R * Sd1 * Sd2 / (Mean1 * Mean2 * N));
}

/// <summary>Measures of change.</summary>
public enum PairedMeansMeasure
{
    /// <summary>Mean change.</summary>
    MC,

    /// <summary>Change in units of the standard deviation of the changes.</summary>
    SMCC,

    /// <summary>Change in units of the first standard deviation.</summary>
    SMCR,

    /// <summary>The same with unequal variances.</summary>
    SMCRH,

    /// <summary>Log ratio of the means.</summary>
    ROMC,

    /// <summary>Log ratio of the coefficients of variation.</summary>
    CVRC,

    /// <summary>Log ratio of the standard deviations.</summary>
    VRC,
}

/// <summary>Effect sizes of change.</summary>
/// <remarks>
/// Becker BJ (1988). British Journal of Mathematical and Statistical Psychology 41:257–278. doi:10.1111/j.2044-8317.1988.tb00901.x.
/// Gibbons RD, Hedeker DR, Davis JM (1993). Journal of Educational Statistics 18:271–279. doi:10.3102/10769986018003271.
/// Bonett DG (2008). doi:10.1037/1082-989X.13.2.99. Lajeunesse MJ (2011). Ecology 92:2049–2055. doi:10.1890/11-0423.1.
/// </remarks>
public static class PairedMeansEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="conventions">Edition of the conventions.</param>
    /// <exception cref="ArgumentOutOfRangeException">A standard deviation or size is negative, a correlation outside −1 to 1, or a number infinite.</exception>
    public static EffectSize[] Compute(PairedMeansMeasure measure, ReadOnlySpan<PairedMeans> studies, Conventions conventions = Conventions.Current)
    {
        var effects = new EffectSize[studies.Length];
        for (var i = 0; i < effects.Length; i++)
        {
            Check(studies[i], i);
            effects[i] = Of(measure, studies[i], conventions == Conventions.Metafor38).Finite();
        }

        return effects;
    }

    private static void Check(PairedMeans s, int row)
    {
        Refuse.Finite(s.Mean1, row, nameof(s.Mean1));
        Refuse.Finite(s.Mean2, row, nameof(s.Mean2));
        Refuse.Count(s.Sd1, row, nameof(s.Sd1));
        Refuse.Count(s.Sd2, row, nameof(s.Sd2));
        Refuse.Count(s.N, row, nameof(s.N));
        Refuse.Correlation(s.R, row, nameof(s.R));
    }

    private static EffectSize Of(PairedMeansMeasure measure, PairedMeans s, bool old) => measure switch
    {
        PairedMeansMeasure.MC => new(s.Change, s.ChangeVariance / s.N),
        PairedMeansMeasure.SMCC => ByChange(s),
        PairedMeansMeasure.SMCR => ByFirst(s),
        PairedMeansMeasure.SMCRH => ByFirstHeteroscedastic(s, old),
        PairedMeansMeasure.ROMC => new(Math.Log(s.Mean1 / s.Mean2) + (old ? 0 : (s.MeanCv1 - s.MeanCv2) / 2), s.LogMeansVariance),
        PairedMeansMeasure.CVRC => new(
            Math.Log(s.Sd1 / s.Mean1) - Math.Log(s.Sd2 / s.Mean2) - (old ? 0 : (s.MeanCv1 - s.MeanCv2) / 2),
            ((1 - (s.R * s.R)) / (s.N - 1)) + s.LogMeansVariance),
        PairedMeansMeasure.VRC => new(Math.Log(s.Sd1 / s.Sd2), (1 - (s.R * s.R)) / (s.N - 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };

    private static EffectSize ByChange(PairedMeans s)
    {
        var y = BiasFactor.Exact(s.N - 1) * s.Change / Math.Sqrt(s.ChangeVariance);
        return new(y, (1 / s.N) + (y * y / (2 * s.N)));
    }

    private static EffectSize ByFirst(PairedMeans s)
    {
        var y = BiasFactor.Exact(s.N - 1) * s.Change / s.Sd1;
        return new(y, (2 * (1 - s.R) / s.N) + (y * y / (2 * s.N)));
    }

    private static EffectSize ByFirstHeteroscedastic(PairedMeans s, bool old)
    {
        var factor = BiasFactor.Exact(s.N - 1);
        var y = factor * s.Change / s.Sd1;
        var variance = (s.ChangeVariance / (s.Sd1 * s.Sd1 * (s.N - 1))) + (y * y / (2 * (s.N - 1)));
        return new(y, old ? factor * factor * variance : variance);
    }
}
