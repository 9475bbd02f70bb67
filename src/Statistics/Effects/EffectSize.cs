using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects;

/// <summary>The result of one study on the scale of analysis, for example a log risk ratio, with its sampling variance.</summary>
/// <param name="Estimate">The estimate, or NaN when the numbers of the study do not give one.</param>
/// <param name="Variance">Its sampling variance, not negative, or NaN when the numbers do not give one.</param>
public readonly record struct EffectSize(double Estimate, double Variance)
{
    /// <summary>Neither estimate nor variance: a number is missing, or the formula has no value there.</summary>
    public static EffectSize None { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether both the estimate and its variance are there, so that the study can be pooled.</summary>
    public bool IsComplete => double.IsFinite(Estimate) && double.IsFinite(Variance);

    /// <summary>Standard error, on the scale of the estimate.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>Normal confidence interval.</summary>
    /// <param name="level">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such level.</exception>
    public Interval Interval(double level = 0.95)
    {
        var reach = StandardNormal.Quantile(1 - Level.Tail(level)) * StandardError;
        return new(Estimate - reach, Estimate + reach);
    }

    /// <summary>Two-sided p of no effect by a normal test, 0 to 1.</summary>
    public double P => StandardNormal.TwoSided(Estimate / StandardError);

    /// <summary>The same effect with the arms exchanged (differences and log ratios).</summary>
    public EffectSize Reversed() => new(-Estimate, Variance);

    /// <summary>Fisher's z of a correlation, with the variance of the delta method; nothing where the correlation is one.</summary>
    internal EffectSize FisherZ()
    {
        var rest = (1 - Estimate) * (1 + Estimate);
        return new EffectSize(Math.Atanh(Estimate), Variance / (rest * rest)).Finite();
    }

    /// <summary>Infinite values stand for "no value" and become NaN, as they cannot be pooled.</summary>
    internal EffectSize Finite() => double.IsFinite(Estimate) ? new(Estimate, double.IsFinite(Variance) ? Variance : double.NaN) : None;
}
