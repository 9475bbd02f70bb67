namespace Equipoise.Statistics.Effects;

/// <summary>Events over person-time in two groups. NaN means not known.</summary>
/// <param name="Events1">Events in group 1.</param>
/// <param name="Time1">Person-time of group 1, above 0.</param>
/// <param name="Events2">Events in group 2.</param>
/// <param name="Time2">Person-time of group 2, above 0, in the same unit.</param>
public readonly record struct PersonTime(double Events1, double Time1, double Events2, double Time2)
{
    internal bool HasZero => Events1 == 0 || Events2 == 0;

    internal bool IsDoubleZero => Events1 == 0 && Events2 == 0;
}

/// <summary>Measures of two incidence rates.</summary>
public enum PersonTimeMeasure
{
    /// <summary>Log incidence rate ratio.</summary>
    IRR,

    /// <summary>Incidence rate difference.</summary>
    IRD,

    /// <summary>Difference of square-root transformed rates.</summary>
    IRSD,
}

/// <summary>Effect sizes of two incidence rates.</summary>
/// <remarks>Rothman KJ, Greenland S, Lash TL (2008). Modern Epidemiology, 3rd ed. ISBN 9780781755641.</remarks>
public static class PersonTimeEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="zeroCells">What is done about zero events; by default one half is added where there is a zero, and nothing for IRSD.</param>
    /// <exception cref="ArgumentOutOfRangeException">Events or time are negative or infinite.</exception>
    public static EffectSize[] Compute(PersonTimeMeasure measure, ReadOnlySpan<PersonTime> studies, ZeroCells? zeroCells = null) =>
        [.. Corrected(studies, zeroCells ?? (measure == PersonTimeMeasure.IRSD ? new(0) : ZeroCells.Half)).Select(s => Of(measure, s).Finite())];

    internal static PersonTime[] Corrected(ReadOnlySpan<PersonTime> studies, ZeroCells rule)
    {
        rule.Check();
        var result = studies.ToArray();
        for (var i = 0; i < result.Length; i++)
        {
            Refuse.Count(result[i].Events1, i, nameof(PersonTime.Events1));
            Refuse.Count(result[i].Events2, i, nameof(PersonTime.Events2));
            Refuse.Count(result[i].Time1, i, nameof(PersonTime.Time1));
            Refuse.Count(result[i].Time2, i, nameof(PersonTime.Time2));
            if (rule.DropDoubleZero && result[i].IsDoubleZero) result[i] = new(double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var any = result.Any(s => s.HasZero);
        for (var i = 0; i < result.Length; i++)
        {
            var s = result[i];
            if (rule.Applies(s.HasZero, any)) result[i] = s with { Events1 = s.Events1 + rule.Add, Events2 = s.Events2 + rule.Add };
        }

        return result;
    }

    private static EffectSize Of(PersonTimeMeasure measure, PersonTime s)
    {
        double rate1 = s.Events1 / s.Time1, rate2 = s.Events2 / s.Time2;
        return measure switch
        {
            PersonTimeMeasure.IRR => new(Math.Log(rate1) - Math.Log(rate2), (1 / s.Events1) + (1 / s.Events2)),
            PersonTimeMeasure.IRD => new(rate1 - rate2, (rate1 / s.Time1) + (rate2 / s.Time2)),
            PersonTimeMeasure.IRSD => new(Math.Sqrt(rate1) - Math.Sqrt(rate2), (1 / (4 * s.Time1)) + (1 / (4 * s.Time2))),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
    }
}
