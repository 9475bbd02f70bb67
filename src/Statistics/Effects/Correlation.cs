namespace Equipoise.Statistics.Effects;

/// <summary>A correlation of two variables in one sample. NaN means not known.</summary>
/// <param name="R">The correlation, −1 to 1.</param>
/// <param name="N">Number of people.</param>
public readonly record struct Correlation(double R, double N);

/// <summary>Measures of correlation.</summary>
public enum CorrelationMeasure
{
    /// <summary>The correlation as it is.</summary>
    COR,

    /// <summary>Freed of its small-sample bias.</summary>
    UCOR,

    /// <summary>Fisher's z.</summary>
    ZCOR,
}

/// <summary>Effect sizes of correlations.</summary>
/// <remarks>Fisher RA (1921). Metron 1:1–32. Olkin I, Pratt JW (1958). Annals of Mathematical Statistics 29:201–211. doi:10.1214/aoms/1177706717. Hedges LV (1989). Journal of Applied Psychology 74:469–477. doi:10.1037/0021-9010.74.3.469.</remarks>
public static class CorrelationEffects
{
    /// <summary>One effect per study, in order.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="studies">The correlations.</param>
    /// <param name="sampling">Kind of variance. COR knows Average, UCOR Average and Unbiased, ZCOR only the usual one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A correlation outside −1 to 1, or a negative size.</exception>
    /// <exception cref="ArgumentException">The measure has no such variance.</exception>
    public static EffectSize[] Compute(CorrelationMeasure measure, ReadOnlySpan<Correlation> studies, Sampling sampling = Sampling.Usual)
    {
        Refuse.Unless(Knows(measure, sampling), measure, sampling);
        double[] estimates = new double[studies.Length], sizes = new double[studies.Length];
        for (var i = 0; i < studies.Length; i++)
        {
            Refuse.Correlation(studies[i].R, i, nameof(Correlation.R));
            Refuse.Count(studies[i].N, i, nameof(Correlation.N));
            estimates[i] = Estimate(measure, studies[i]);
            sizes[i] = studies[i].N;
        }

        var average = sampling == Sampling.Average ? Averages.Of(estimates, sizes) : double.NaN;
        var effects = new EffectSize[studies.Length];
        for (var i = 0; i < effects.Length; i++) effects[i] = new EffectSize(estimates[i], Variance(measure, sampling, studies[i], estimates[i], average)).Finite();
        return effects;
    }

    private static bool Knows(CorrelationMeasure measure, Sampling sampling) => sampling switch
    {
        Sampling.Usual => true,
        Sampling.Average => measure is CorrelationMeasure.COR or CorrelationMeasure.UCOR,
        Sampling.Unbiased => measure == CorrelationMeasure.UCOR,
        _ => false,
    };

    private static double Estimate(CorrelationMeasure measure, Correlation s) => measure switch
    {
        CorrelationMeasure.COR => s.R,
        CorrelationMeasure.ZCOR => Math.Atanh(s.R),
        CorrelationMeasure.UCOR => s.R * Hypergeometric(0.5, 0.5, (s.N - 2) / 2, 1 - (s.R * s.R)),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };

    private static double Variance(CorrelationMeasure measure, Sampling sampling, Correlation s, double estimate, double average)
    {
        if (measure == CorrelationMeasure.ZCOR) return 1 / (s.N - 3);
        if (sampling == Sampling.Unbiased)
        {
            var rest = 1 - (s.R * s.R);
            return (estimate * estimate) - 1 + ((s.N - 3) / (s.N - 2) * rest * Hypergeometric(1, 1, s.N / 2, rest));
        }

        var r = sampling == Sampling.Average ? average : estimate;
        return (1 - (r * r)) * (1 - (r * r)) / (s.N - 1);
    }

    /// <summary>Gauss's series ₂F₁(a, b; c; x). Its arguments here are not negative, so every term adds; no value where it does not converge.</summary>
    private static double Hypergeometric(double a, double b, double c, double x)
    {
        if (!(c > 0) || double.IsNaN(x)) return double.NaN;
        double term = 1, sum = 1;
        for (var n = 0; n < 1_000_000; n++)
        {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * x;
            sum += term;
            if (term <= sum * 1e-17) return sum;
        }

        return double.NaN;
    }
}
