namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>The correlation of two measurements of the same people.</summary>
/// <remarks>Higgins JPT et al. (eds) (2019). Cochrane Handbook for Systematic Reviews of Interventions, 2nd ed. Wiley. Section 6.5.2.8.</remarks>
public static class CorrelationFrom
{
    /// <summary>From the deviations at baseline, at the end and of the changes: (b² + e² − c²)/(2 b e).</summary>
    /// <param name="baseline">Standard deviation at baseline, above 0.</param>
    /// <param name="end">Standard deviation at the end, above 0.</param>
    /// <param name="changes">Standard deviation of the changes, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A deviation is not above zero, or no correlation gives these three.</exception>
    public static Derived<double> Deviations(double baseline, double end, double changes)
    {
        double b = Given.Positive(baseline), e = Given.Positive(end), c = Given.Positive(changes);
        var r = ((b / e) + (e / b) - (c / b * (c / e))) / 2;
        if (r is not (>= -1 and <= 1)) throw new ArgumentOutOfRangeException(nameof(changes), changes, FormattableString.Invariant($"No correlation gives these three deviations: it would be {r:0.###}."));
        return new(
            r,
            "(b² + e² − c²)/(2 b e) (Cochrane Handbook 6.5.2.8)",
            "The three deviations are of the same people.",
            r < 0 ? "The correlation is negative, which is rare for two measurements of the same people: one of the three may be a standard error." : null);
    }
}
