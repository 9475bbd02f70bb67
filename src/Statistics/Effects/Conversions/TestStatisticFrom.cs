using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>The size of a test statistic, from its two-sided p value. A p value has no sign: the direction must be read elsewhere.</summary>
/// <remarks>Higgins JPT et al. (eds) (2019). Cochrane Handbook for Systematic Reviews of Interventions, 2nd ed. Wiley. Section 6.5.2.3.</remarks>
public static class TestStatisticFrom
{
    /// <summary>|z| of a normal test.</summary>
    /// <param name="p">Two-sided p value, exact.</param>
    public static Derived<double> P(ExactP p) =>
        new(-StandardNormal.Quantile(p.Value / 2), "|z| from p (Cochrane Handbook 6.5.2.3)", "The p value is two-sided, exact and of a normal test.");

    /// <summary>|t| of a t test.</summary>
    /// <param name="p">Two-sided p value, exact.</param>
    /// <param name="degreesOfFreedom">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not above zero.</exception>
    public static Derived<double> P(ExactP p, double degreesOfFreedom) =>
        new(
            Given.Result(StudentT.UpperQuantile(p.Value / 2, Given.Positive(degreesOfFreedom)), nameof(p)),
            "|t| from p and degrees of freedom (Cochrane Handbook 6.5.2.3)",
            "The p value is two-sided, exact and of a t test.");
}
