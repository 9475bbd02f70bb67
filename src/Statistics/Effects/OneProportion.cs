using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects;

/// <summary>Events in one group. NaN means not known.</summary>
/// <param name="Events">Number with the event.</param>
/// <param name="N">Number observed.</param>
public readonly record struct OneProportion(double Events, double N);

/// <summary>Measures of one proportion.</summary>
public enum ProportionMeasure
{
    /// <summary>The proportion as it is.</summary>
    PR,

    /// <summary>Its logarithm.</summary>
    PLN,

    /// <summary>Its logit.</summary>
    PLO,

    /// <summary>Its probit.</summary>
    PRZ,

    /// <summary>Arcsine of its square root.</summary>
    PAS,

    /// <summary>Freeman–Tukey double arcsine.</summary>
    PFT,
}

/// <summary>Effect sizes of single proportions.</summary>
/// <remarks>Freeman MF, Tukey JW (1950). Annals of Mathematical Statistics 21:607–611. doi:10.1214/aoms/1177729756.</remarks>
public static class ProportionEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="zeroCells">What is done where no one or everyone had the event; by default one half is added, and nothing for PAS and PFT.</param>
    /// <param name="sampling">Kind of variance. PR knows Unbiased and Average, PLN and PLO Average; the others only the usual one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or infinite, or there are more events than people.</exception>
    /// <exception cref="ArgumentException">The measure has no such variance.</exception>
    public static EffectSize[] Compute(ProportionMeasure measure, ReadOnlySpan<OneProportion> studies, ZeroCells? zeroCells = null, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(Knows(measure, sampling), measure, sampling);
        var rule = zeroCells ?? (measure is ProportionMeasure.PAS or ProportionMeasure.PFT ? new(0) : ZeroCells.Half);
        rule.Check();
        var any = false;
        for (var i = 0; i < studies.Length; i++)
        {
            Refuse.Count(studies[i].Events, i, nameof(OneProportion.Events));
            Refuse.Count(studies[i].N - studies[i].Events, i, nameof(OneProportion.N));
            any |= HasZero(studies[i]);
        }

        double[] events = new double[studies.Length], others = new double[studies.Length];
        double allEvents = 0, all = 0;
        for (var i = 0; i < studies.Length; i++)
        {
            var add = rule.Applies(HasZero(studies[i]), any) ? rule.Add : 0;
            (events[i], others[i]) = (studies[i].Events + add, studies[i].N - studies[i].Events + add);
            if (double.IsNaN(others[i])) continue;
            allEvents += events[i];
            all += events[i] + others[i];
        }

        var effects = new EffectSize[studies.Length];
        var average = sampling == Sampling.Average ? allEvents / all : double.NaN;
        for (var i = 0; i < effects.Length; i++) effects[i] = Of(measure, events[i], others[i], sampling, average).Finite();
        return effects;
    }

    private static bool Knows(ProportionMeasure measure, Sampling sampling) => sampling == Sampling.Usual || measure switch
    {
        ProportionMeasure.PR => sampling is Sampling.Unbiased or Sampling.Average,
        ProportionMeasure.PLN or ProportionMeasure.PLO => sampling == Sampling.Average,
        _ => false,
    };

    private static bool HasZero(OneProportion s) => s.Events == 0 || s.Events == s.N;

    /// <summary>The variance is that of a binomial proportion, at the study's own or at the average proportion <paramref name="average"/>.</summary>
    private static EffectSize Of(ProportionMeasure measure, double x, double without, Sampling sampling, double average)
    {
        double n = x + without, p = x / n, at = sampling == Sampling.Average ? average : p;
        return measure switch
        {
            ProportionMeasure.PR => new(p, at * (1 - at) / (sampling == Sampling.Unbiased ? n - 1 : n)),
            ProportionMeasure.PLN => new(Math.Log(p), (1 - at) / (at * n)),
            ProportionMeasure.PLO => new(Math.Log(x / without), 1 / (at * (1 - at) * n)),
            ProportionMeasure.PRZ => Probit(p, n),
            ProportionMeasure.PAS => new(Math.Asin(Math.Sqrt(p)), 1 / (4 * n)),
            ProportionMeasure.PFT => new((Math.Asin(Math.Sqrt(x / (n + 1))) + Math.Asin(Math.Sqrt((x + 1) / (n + 1)))) / 2, 1 / ((4 * n) + 2)),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
    }

    private static EffectSize Probit(double p, double n)
    {
        double z = StandardNormal.Quantile(p), density = StandardNormal.Density(z);
        return new(z, p * (1 - p) / (density * density * n));
    }
}
