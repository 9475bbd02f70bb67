using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Change;

/// <summary>
/// How far a score moves by measurement error alone: the standard error of measurement and the smallest change beyond it,
/// from a reliability and a standard deviation of the same people.
/// </summary>
/// <remarks>Jacobson NS, Truax P (1991). J Consult Clin Psychol 59:12–19. doi:10.1037/0022-006X.59.1.12.</remarks>
public readonly record struct ReliableChange
{
    private ReliableChange(double standardError) => StandardError = standardError;

    /// <summary>Standard error of measurement, SD·√(1 − r), in the instrument's points.</summary>
    public double StandardError { get; }

    /// <summary>Standard error of the difference of two scores, √2 times that of one, in the instrument's points.</summary>
    public double StandardErrorOfDifference => Math.Sqrt(2) * StandardError;

    /// <summary>Reads reliability and spread.</summary>
    /// <param name="reliability">Reliability coefficient, 0 to 1.</param>
    /// <param name="standardDeviation">Standard deviation in points, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static ReliableChange From(double reliability, double standardDeviation)
    {
        if (!(reliability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(reliability), reliability, "A reliability lies between 0 and 1.");
        if (!(standardDeviation > 0)) throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "A standard deviation is above zero.");
        return new(standardDeviation * Math.Sqrt(1 - reliability));
    }

    /// <summary>The smallest change that measurement error alone would exceed, in either direction, only in 1 − level of cases; in points.</summary>
    /// <param name="level">Between 0 and 1.</param>
    public double Smallest(double level = 0.95) => -StandardNormal.Quantile(Level.Tail(level)) * StandardErrorOfDifference;
}
