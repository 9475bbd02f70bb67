using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects;

/// <summary>
/// The exact factor J(m) that frees a standardised mean difference of its small-sample bias:
/// Γ(m/2) / (√(m/2) Γ((m − 1)/2)).
/// </summary>
/// <remarks>Hedges LV (1981). Journal of Educational Statistics 6:107–128. doi:10.3102/10769986006002107.</remarks>
public static class BiasFactor
{
    /// <summary>The factor, between 0 and 1; NaN below two degrees of freedom, where it does not exist.</summary>
    /// <param name="degreesOfFreedom">Degrees of freedom of the standard deviation.</param>
    public static double Exact(double degreesOfFreedom) =>
        degreesOfFreedom > 1 ? Math.Exp(LogGamma.HalfStep((degreesOfFreedom - 1) / 2)) / Math.Sqrt(degreesOfFreedom / 2) : double.NaN;
}
