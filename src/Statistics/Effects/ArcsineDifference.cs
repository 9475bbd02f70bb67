namespace Equipoise.Statistics.Effects;

/// <summary>The difference of arcsine square-root transformed risks, defined also without events.</summary>
/// <remarks>Rücker G et al. (2009). Statistics in Medicine 28:721–738. doi:10.1002/sim.3511.</remarks>
public static class ArcsineDifference
{
    /// <summary>asin √risk 1 − asin √risk 2 with variance 1/4n1 + 1/4n2.</summary>
    /// <param name="t">The table.</param>
    public static EffectSize From(TwoByTwo t) =>
        new EffectSize(Math.Asin(Math.Sqrt(t.Risk1)) - Math.Asin(Math.Sqrt(t.Risk2)), (1 / (4 * t.N1)) + (1 / (4 * t.N2))).Finite();
}
