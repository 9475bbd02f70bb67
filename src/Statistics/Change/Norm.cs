namespace Equipoise.Statistics.Change;

/// <summary>Scores of a group of people, as a manual or a study prints them.</summary>
/// <param name="Mean">Mean, in points.</param>
/// <param name="Deviation">Standard deviation, in points, above 0.</param>
public readonly record struct Norm(double Mean, double Deviation)
{
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite or the deviation not above zero.</exception>
    internal static Norm Checked(Norm norm) => double.IsFinite(norm.Mean) && norm.Deviation > 0 && double.IsFinite(norm.Deviation)
        ? norm
        : throw new ArgumentOutOfRangeException(nameof(norm), norm, "The mean of a norm is a finite number, and its standard deviation finite and above zero.");
}
