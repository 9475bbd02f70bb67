using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Change;

/// <summary>Which error term a reliable change was worked out with. They differ, so it must be said which.</summary>
public enum ReliableChangeVariant
{
    /// <summary>Jacobson and Truax 1991: the spread before counts for both times, SD·√(2(1 − r)).</summary>
    JacobsonTruax,

    /// <summary>Maassen 2004: each time has its own spread, √((SD₁² + SD₂²)(1 − r)).</summary>
    Maassen,
}

/// <summary>
/// How far a score moves by measurement error alone: the standard error of measurement and the smallest change beyond it,
/// from a reliability and a standard deviation of the same people.
/// </summary>
/// <remarks>
/// Jacobson NS, Truax P (1991). J Consult Clin Psychol 59:12–19. doi:10.1037/0022-006X.59.1.12.
/// Maassen GH (2004). Journal of the International Neuropsychological Society 10:888–893. PMID 15637779.
/// Change that everyone shows, such as practice, is taken off first: Chelune GJ et al. (1993). Neuropsychology 7:41–52. doi:10.1037/0894-4105.7.1.41.
/// </remarks>
public readonly record struct ReliableChange
{
    private ReliableChange(ReliableChangeVariant variant, double standardError, double ofDifference) =>
        (Variant, StandardError, StandardErrorOfDifference) = (variant, standardError, ofDifference);

    /// <summary>Which error term this is.</summary>
    public ReliableChangeVariant Variant { get; }

    /// <summary>Standard error of measurement, SD·√(1 − r), in the instrument's points (of the first measurement).</summary>
    public double StandardError { get; }

    /// <summary>Standard error of the difference of two scores, in the instrument's points; √2 times that of one when the spread is the same.</summary>
    public double StandardErrorOfDifference { get; }

    /// <summary>Reads reliability and spread, by Jacobson and Truax.</summary>
    /// <param name="reliability">Reliability coefficient, 0 to 1; test–retest for change over time.</param>
    /// <param name="standardDeviation">Standard deviation in points, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static ReliableChange From(double reliability, double standardDeviation)
    {
        var error = ErrorOf(reliability, standardDeviation);
        return new(ReliableChangeVariant.JacobsonTruax, error, Math.Sqrt(2) * error);
    }

    /// <summary>The same with a spread of its own at each time, by Maassen.</summary>
    /// <param name="reliability">Reliability coefficient, 0 to 1; test–retest for change over time.</param>
    /// <param name="before">Standard deviation before, in points, above 0.</param>
    /// <param name="after">Standard deviation after, in points, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static ReliableChange Maassen(double reliability, double before, double after)
    {
        double first = ErrorOf(reliability, before), second = ErrorOf(reliability, after);
        return new(ReliableChangeVariant.Maassen, first, Math.Sqrt((first * first) + (second * second)));
    }

    /// <summary>The smallest change that measurement error alone would exceed, in either direction, only in 1 − level of cases; in points.</summary>
    /// <param name="level">Between 0 and 1.</param>
    public double Smallest(double level = 0.95) => -StandardNormal.Quantile(Level.Tail(level)) * StandardErrorOfDifference;

    /// <summary>
    /// The reliable change index: the change beyond <paramref name="expected"/> in standard errors of the difference. Without any error
    /// (reliability 1) every change is infinitely many, and no change none.
    /// </summary>
    /// <param name="before">Score before.</param>
    /// <param name="after">Score after.</param>
    /// <param name="expected">Mean change of comparable people without the intervention (practice, growing up), after less before; 0 if none is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is missing or not finite.</exception>
    public double Index(double before, double after, double expected = 0)
    {
        var change = Finite(after, nameof(after)) - Finite(before, nameof(before)) - Finite(expected, nameof(expected));
        return change == 0 ? 0 : change / StandardErrorOfDifference;
    }

    /// <summary>How likely a person who has not changed is to show at least so much change in one given direction, by measurement error alone; 0 to 1.</summary>
    /// <param name="change">Size of the change in points, not below 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The change is negative or not finite.</exception>
    public double ChanceByError(double change)
    {
        if (!(Finite(change, nameof(change)) >= 0)) throw new ArgumentOutOfRangeException(nameof(change), change, "The size of a change is not below zero.");
        return change == 0 ? 0.5 : StandardNormal.Upper(change / StandardErrorOfDifference);
    }

    internal static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A score is a finite number; without it there is no change to judge.");

    private static double ErrorOf(double reliability, double standardDeviation)
    {
        if (!(reliability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(reliability), reliability, "A reliability lies between 0 and 1.");
        if (!(standardDeviation > 0) || double.IsInfinity(standardDeviation)) throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "A standard deviation is finite and above zero.");
        return standardDeviation * Math.Sqrt(1 - reliability);
    }
}
