using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>The standard deviation of people, in the unit of the outcome.</summary>
/// <remarks>
/// Higgins JPT et al. (eds) (2019). Cochrane Handbook for Systematic Reviews of Interventions, 2nd ed. Wiley. Sections 6.5.2.2, 6.5.2.3 and 6.5.2.8.
/// </remarks>
public static class DeviationFrom
{
    /// <summary>From the standard error of a mean (or of a mean change): SE·√n.</summary>
    /// <param name="standardError">Above 0.</param>
    /// <param name="n">Number of people, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<double> StandardError(double standardError, double n) =>
        new(Given.Positive(standardError) * Math.Sqrt(Given.AtLeast(2, n)), "Standard error times √n (Cochrane Handbook 6.5.2.2)", "The standard error is that of the mean of one group.");

    /// <summary>From the confidence interval of a mean (or of a mean change), made with Student's t.</summary>
    /// <param name="interval">Of positive width.</param>
    /// <param name="n">Number of people, at least 2.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the interval has no width.</exception>
    public static Derived<double> Interval(Interval interval, double n, double level = 0.95) =>
        new(
            StandardErrorFrom.Interval(interval, EffectScale.Difference, level, Given.AtLeast(2, n) - 1).Value * Math.Sqrt(n),
            "√n times the width of the interval over twice the t quantile (Cochrane Handbook 6.5.2.2)",
            "The interval is that of the mean of one group, made with Student's t.");

    /// <summary>Of changes, from the mean change and the p value of its paired t test.</summary>
    /// <param name="change">Mean change, not 0.</param>
    /// <param name="p">Two-sided p value, exact.</param>
    /// <param name="n">Number of people, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<double> ChangeP(double change, ExactP p, double n) =>
        new(
            StandardErrorFrom.P(change, p, Given.AtLeast(2, n) - 1).Value * Math.Sqrt(n),
            "√n times the mean change over the t statistic of its p value (Cochrane Handbook 6.5.2.3)",
            "The p value is two-sided, exact, and of a paired t test within this group.");

    /// <summary>Common to two groups, from the standard error of the difference of their means: SE/√(1/n1 + 1/n2).</summary>
    /// <param name="standardError">Above 0.</param>
    /// <param name="n1">Size of group 1, at least 1.</param>
    /// <param name="n2">Size of group 2, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<double> DifferenceError(double standardError, double n1, double n2) =>
        new(
            Given.Positive(standardError) / Math.Sqrt((1 / Given.AtLeast(1, n1)) + (1 / Given.AtLeast(1, n2))),
            "Standard error of the difference over √(1/n1 + 1/n2) (Cochrane Handbook 6.5.2.3)",
            "Both groups have the same standard deviation.");

    /// <summary>Of changes, from those at baseline and at the end and their correlation: √(b² + e² − 2 r b e).</summary>
    /// <param name="baseline">Standard deviation at baseline, above 0.</param>
    /// <param name="end">Standard deviation at the end, above 0.</param>
    /// <param name="correlation">Of the two measurements, −1 to 1, usually taken from another study or group.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<double> Changes(double baseline, double end, double correlation)
    {
        double b = Given.Positive(baseline), e = Given.Positive(end), r = Given.Between(-1, correlation, 1);
        return new(
            Math.Sqrt(((b - e) * (b - e)) + (2 * (1 - r) * b * e)),
            "√(b² + e² − 2 r b e) (Cochrane Handbook 6.5.2.8)",
            FormattableString.Invariant($"The correlation of baseline and end is {correlation}, the same people were measured twice, and nobody is missing at the end."));
    }
}
