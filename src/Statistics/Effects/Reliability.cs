namespace Equipoise.Statistics.Effects;

/// <summary>Cronbach's alpha of a scale. NaN means not known.</summary>
/// <param name="Alpha">Alpha, at most 1.</param>
/// <param name="Items">Number of items, at least 2.</param>
/// <param name="N">Number of people.</param>
public readonly record struct Reliability(double Alpha, double Items, double N);

/// <summary>Measures of reliability.</summary>
public enum ReliabilityMeasure
{
    /// <summary>Alpha as it is.</summary>
    ARAW,

    /// <summary>Hakstian and Whalen: 1 − (1 − α)^⅓.</summary>
    AHW,

    /// <summary>Bonett: −ln(1 − α).</summary>
    ABT,
}

/// <summary>Effect sizes of reliabilities.</summary>
/// <remarks>Bonett DG (2002). Journal of Educational and Behavioral Statistics 27:335–340. doi:10.3102/10769986027004335. Hakstian AR, Whalen TE (1976). Psychometrika 41:219–231. doi:10.1007/BF02291840.</remarks>
public static class ReliabilityEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The studies.</param>
    /// <exception cref="ArgumentOutOfRangeException">Alpha above 1 or infinite, or a count negative.</exception>
    public static EffectSize[] Compute(ReliabilityMeasure measure, ReadOnlySpan<Reliability> studies)
    {
        var effects = new EffectSize[studies.Length];
        for (var i = 0; i < effects.Length; i++)
        {
            Refuse.Count(1 - studies[i].Alpha, i, nameof(Reliability.Alpha));
            Refuse.Count(studies[i].Items, i, nameof(Reliability.Items));
            Refuse.Count(studies[i].N, i, nameof(Reliability.N));
            effects[i] = Of(measure, studies[i]).Finite();
        }

        return effects;
    }

    private static EffectSize Of(ReliabilityMeasure measure, Reliability s)
    {
        double rest = 1 - s.Alpha, bonett = 2 * s.Items / ((s.Items - 1) * (s.N - 2)), nine = (9 * s.N) - 11;
        return measure switch
        {
            ReliabilityMeasure.ARAW => new(s.Alpha, bonett * rest * rest),
            ReliabilityMeasure.AHW => new(1 - Math.Cbrt(rest), 18 * s.Items * (s.N - 1) * Math.Cbrt(rest) * Math.Cbrt(rest) / ((s.Items - 1) * nine * nine)),
            ReliabilityMeasure.ABT => new(-Math.Log(rest), bonett),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
    }
}
