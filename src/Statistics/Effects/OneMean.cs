namespace Equipoise.Statistics.Effects;

/// <summary>The mean of one group. NaN means not known.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Standard deviation, not negative.</param>
/// <param name="N">Number of people.</param>
public readonly record struct OneMean(double Mean, double Sd, double N);

/// <summary>Measures of one mean or one variability.</summary>
public enum OneMeanMeasure
{
    /// <summary>The mean as it is.</summary>
    MN,

    /// <summary>Its logarithm; no value unless it is positive.</summary>
    MNLN,

    /// <summary>In units of the standard deviation.</summary>
    SMN,

    /// <summary>Log coefficient of variation; no value unless the mean is positive.</summary>
    CVLN,

    /// <summary>Log standard deviation.</summary>
    SDLN,
}

/// <summary>Effect sizes of single means.</summary>
/// <remarks>Nakagawa S et al. (2015). Methods in Ecology and Evolution 6:143–152. doi:10.1111/2041-210X.12309.</remarks>
public static class OneMeanEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="sampling">Kind of variance. MN knows Homoscedastic (one deviation, pooled over the studies); the others only the usual one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A standard deviation or size is negative, or a number infinite.</exception>
    /// <exception cref="ArgumentException">The measure has no such variance.</exception>
    public static EffectSize[] Compute(OneMeanMeasure measure, ReadOnlySpan<OneMean> studies, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(sampling == Sampling.Usual || (measure == OneMeanMeasure.MN && sampling == Sampling.Homoscedastic), measure, sampling);
        var effects = new EffectSize[studies.Length];
        for (var i = 0; i < effects.Length; i++)
        {
            Refuse.Finite(studies[i].Mean, i, nameof(OneMean.Mean));
            Refuse.Count(studies[i].Sd, i, nameof(OneMean.Sd));
            Refuse.Count(studies[i].N, i, nameof(OneMean.N));
            effects[i] = Of(measure, studies[i]).Finite();
        }

        if (sampling == Sampling.Homoscedastic) ShareVariance(studies, effects);
        return effects;
    }

    private static void ShareVariance(ReadOnlySpan<OneMean> studies, EffectSize[] effects)
    {
        double squares = 0, df = 0;
        foreach (var s in studies)
        {
            if (double.IsNaN(s.Sd) || !(s.N > 1)) continue;
            squares += (s.N - 1) * s.Sd * s.Sd;
            df += s.N - 1;
        }

        for (var i = 0; i < effects.Length; i++) effects[i] = new EffectSize(effects[i].Estimate, squares / df / studies[i].N).Finite();
    }

    private static EffectSize Of(OneMeanMeasure measure, OneMean s)
    {
        double half = 1 / (2 * (s.N - 1)), cv = s.Sd * s.Sd / (s.N * s.Mean * s.Mean);
        return measure switch
        {
            OneMeanMeasure.MN => new(s.Mean, s.Sd * s.Sd / s.N),
            OneMeanMeasure.MNLN => new(Math.Log(s.Mean), cv),
            OneMeanMeasure.SMN => Standardized(s),
            OneMeanMeasure.CVLN => new(Math.Log(s.Sd / s.Mean) + half, half + cv),
            OneMeanMeasure.SDLN => new(Math.Log(s.Sd) + half, half),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
    }

    private static EffectSize Standardized(OneMean s)
    {
        var y = BiasFactor.Exact(s.N - 1) * s.Mean / s.Sd;
        return new(y, (1 / s.N) + (y * y / (2 * s.N)));
    }
}
