namespace Equipoise.Statistics.Effects;

/// <summary>Events over person-time in one group. NaN means not known.</summary>
/// <param name="Events">Number of events.</param>
/// <param name="Time">Person-time, above 0.</param>
public readonly record struct OneRate(double Events, double Time);

/// <summary>Measures of one incidence rate.</summary>
public enum RateMeasure
{
    /// <summary>The rate as it is.</summary>
    IR,

    /// <summary>Its logarithm.</summary>
    IRLN,

    /// <summary>Its square root.</summary>
    IRS,

    /// <summary>Freeman–Tukey transformed.</summary>
    IRFT,
}

/// <summary>Effect sizes of single incidence rates.</summary>
/// <remarks>Freeman MF, Tukey JW (1950). Annals of Mathematical Statistics 21:607–611. doi:10.1214/aoms/1177729756.</remarks>
public static class RateEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="zeroCells">What is done without events; by default one half is added, and nothing for IRS and IRFT.</param>
    /// <exception cref="ArgumentOutOfRangeException">Events or time are negative or infinite.</exception>
    public static EffectSize[] Compute(RateMeasure measure, ReadOnlySpan<OneRate> studies, ZeroCells? zeroCells = null)
    {
        var rule = zeroCells ?? (measure is RateMeasure.IRS or RateMeasure.IRFT ? new(0) : ZeroCells.Half);
        rule.Check();
        var any = false;
        for (var i = 0; i < studies.Length; i++)
        {
            Refuse.Count(studies[i].Events, i, nameof(OneRate.Events));
            Refuse.Count(studies[i].Time, i, nameof(OneRate.Time));
            any |= studies[i].Events == 0;
        }

        var effects = new EffectSize[studies.Length];
        for (var i = 0; i < effects.Length; i++) effects[i] = Of(measure, studies[i].Events + (rule.Applies(studies[i].Events == 0, any) ? rule.Add : 0), studies[i].Time).Finite();
        return effects;
    }

    private static EffectSize Of(RateMeasure measure, double x, double t) => measure switch
    {
        RateMeasure.IR => new(x / t, x / (t * t)),
        RateMeasure.IRLN => new(Math.Log(x / t), 1 / x),
        RateMeasure.IRS => new(Math.Sqrt(x / t), 1 / (4 * t)),
        RateMeasure.IRFT => new((Math.Sqrt(x / t) + Math.Sqrt((x + 1) / t)) / 2, 1 / (4 * t)),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };
}
