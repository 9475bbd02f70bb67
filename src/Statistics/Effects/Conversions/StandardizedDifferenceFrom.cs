namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>Hedges' g with its usual variance, from the test of two independent groups.</summary>
/// <remarks>
/// Borenstein M (2009). In: Cooper H et al., The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., 221–235.
/// Hedges LV (1981). Journal of Educational Statistics 6:107–128. doi:10.3102/10769986006002107.
/// </remarks>
public static class StandardizedDifferenceFrom
{
    private const string Assumption = "The test is that of two independent groups with one pooled variance, without covariates.";

    /// <summary>From Student's t: d = t·√(1/n1 + 1/n2).</summary>
    /// <param name="t">t statistic, positive when group 1 is higher.</param>
    /// <param name="n1">Size of group 1, at least 2.</param>
    /// <param name="n2">Size of group 2, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<EffectSize> T(double t, double n1, double n2)
    {
        var sizes = (1 / Given.AtLeast(2, n1)) + (1 / Given.AtLeast(2, n2));
        return new(
            StandardizedDifference.Of(Given.Finite(t) * Math.Sqrt(sizes), n1 + n2 - 2, n1 + n2, sizes, Sampling.Usual),
            "d = t·√(1/n1 + 1/n2), corrected to Hedges' g",
            Assumption);
    }

    /// <summary>From F with one degree of freedom above: t = √F.</summary>
    /// <param name="f">F statistic, not below 0.</param>
    /// <param name="n1">Size of group 1, at least 2.</param>
    /// <param name="n2">Size of group 2, at least 2.</param>
    /// <param name="firstIsHigher">Whether group 1 has the higher mean; F does not say.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<EffectSize> F(double f, double n1, double n2, bool firstIsHigher) =>
        T(Signed(Math.Sqrt(Given.AtLeast(0, f)), firstIsHigher), n1, n2) with
        {
            Method = "d = √F·√(1/n1 + 1/n2), corrected to Hedges' g",
            Assumption = Assumption + " F has one degree of freedom above, and the direction was read elsewhere.",
        };

    /// <summary>From the p value of Student's t test.</summary>
    /// <param name="p">Two-sided p value, exact.</param>
    /// <param name="n1">Size of group 1, at least 2.</param>
    /// <param name="n2">Size of group 2, at least 2.</param>
    /// <param name="firstIsHigher">Whether group 1 has the higher mean; p does not say.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<EffectSize> P(ExactP p, double n1, double n2, bool firstIsHigher) =>
        T(Signed(TestStatisticFrom.P(p, Given.AtLeast(2, n1) + Given.AtLeast(2, n2) - 2).Value, firstIsHigher), n1, n2) with
        {
            Method = "t from p, d = t·√(1/n1 + 1/n2), corrected to Hedges' g",
            Assumption = Assumption + " The p value is two-sided and exact, and the direction was read elsewhere.",
        };

    private static double Signed(double size, bool positive) => positive ? size : -size;
}
