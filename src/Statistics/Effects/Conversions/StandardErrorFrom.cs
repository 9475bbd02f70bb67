using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>The standard error of an effect, on the scale of analysis (the natural logarithm for a ratio).</summary>
/// <remarks>
/// Higgins JPT et al. (eds) (2019). Cochrane Handbook for Systematic Reviews of Interventions, 2nd ed. Wiley. Sections 6.3.1–6.3.2 and 6.5.2.2–6.5.2.3.
/// Altman DG, Bland JM (2011). BMJ 343:d2090. doi:10.1136/bmj.d2090.
/// </remarks>
public static class StandardErrorFrom
{
    /// <summary>From the effect and the p value of its normal test: |effect|/|z|.</summary>
    /// <param name="effect">On the scale of analysis (log for a ratio), not 0.</param>
    /// <param name="p">Two-sided p value, exact.</param>
    /// <exception cref="ArgumentOutOfRangeException">The effect is zero or not finite: a p value then says nothing about its error.</exception>
    public static Derived<double> P(double effect, ExactP p) =>
        Ratio(effect, TestStatisticFrom.P(p).Value, "The p value is two-sided, exact and of a normal (Wald) test of this effect against none.");

    /// <summary>From the effect and the p value of its t test: |effect|/|t|. A change and its paired test count as effect and test.</summary>
    /// <param name="effect">On the scale of analysis, not 0.</param>
    /// <param name="p">Two-sided p value, exact.</param>
    /// <param name="degreesOfFreedom">n1 + n2 − 2 for two groups, n − 1 for a change; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<double> P(double effect, ExactP p, double degreesOfFreedom) =>
        Ratio(effect, TestStatisticFrom.P(p, degreesOfFreedom).Value, "The p value is two-sided, exact and of a t test of this effect against none.");

    /// <summary>From the effect and its z or t statistic.</summary>
    /// <param name="effect">On the scale of analysis, not 0.</param>
    /// <param name="statistic">z or t, not 0, of either sign.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is zero or not finite.</exception>
    public static Derived<double> Statistic(double effect, double statistic) =>
        Ratio(effect, Given.NotZero(statistic), "The statistic is that of a test of this effect against none.");

    /// <summary>From a confidence interval of normal theory: width on the scale of analysis, divided by twice the quantile.</summary>
    /// <param name="interval">Of positive width; above 0 for a ratio.</param>
    /// <param name="scale">Difference or ratio.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval has no width, a ratio is not positive, or the level is outside its range.</exception>
    public static Derived<double> Interval(Interval interval, EffectScale scale, double level = 0.95) =>
        new(
            Width(interval, scale) / (-2 * StandardNormal.Quantile(Level.Tail(level))),
            "Width of the confidence interval over twice the normal quantile (Cochrane Handbook 6.3.1–6.3.2)",
            "The interval is of normal theory, symmetric on the scale of analysis, and of the level given.");

    /// <summary>From a confidence interval that was made with Student's t.</summary>
    /// <param name="interval">Of positive width; above 0 for a ratio.</param>
    /// <param name="scale">Difference or ratio.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <param name="degreesOfFreedom">n1 + n2 − 2 for two groups, n − 1 for one; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<double> Interval(Interval interval, EffectScale scale, double level, double degreesOfFreedom) =>
        new(
            Width(interval, scale) / (2 * StudentT.UpperQuantile(Level.Tail(level), Given.Positive(degreesOfFreedom))),
            "Width of the confidence interval over twice the t quantile (Cochrane Handbook 6.5.2.2)",
            "The interval was made with Student's t, symmetric on the scale of analysis, and is of the level given.");

    /// <summary>Of a mean, from the standard deviation: SD/√n.</summary>
    /// <param name="deviation">Standard deviation, above 0.</param>
    /// <param name="n">Number of people, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<double> Deviation(double deviation, double n) =>
        new(Given.Positive(deviation) / Math.Sqrt(Given.AtLeast(1, n)), "Standard deviation over √n", "The deviation is that of people, not already a standard error.");

    private static double Width(Interval interval, EffectScale scale)
    {
        var reversed = scale == EffectScale.Ratio && !(interval.Lower > 0);
        if (reversed || !(interval.Upper > interval.Lower) || !double.IsFinite(interval.Width))
        {
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "The limits must be finite, the upper above the lower, and above zero for a ratio.");
        }

        return scale == EffectScale.Ratio ? Math.Log(interval.Upper / interval.Lower) : interval.Width;
    }

    private static Derived<double> Ratio(double effect, double statistic, string assumption)
    {
        var error = Math.Abs(Given.NotZero(effect)) / Math.Abs(statistic);
        return new(Given.Result(error, nameof(statistic)), "Effect over its test statistic (Cochrane Handbook 6.3.2 and 6.5.2.3)", assumption);
    }
}
