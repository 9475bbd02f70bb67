namespace Equipoise.Statistics.Effects;

/// <summary>A standardised mean difference expressed as a log odds ratio.</summary>
/// <remarks>Cox DR, Snell EJ (1989). Analysis of Binary Data, 2nd ed. Chinn S (2000). Statistics in Medicine 19:3127–3131. doi:10.1002/1097-0258(20001130)19:22&lt;3127::AID-SIM784&gt;3.0.CO;2-M.</remarks>
public static class DifferenceAsOddsRatio
{
    /// <summary>If the outcome is normal: times 1.65 (D2ORN).</summary>
    /// <param name="s">The study.</param>
    public static EffectSize Normal(TwoMeans s) => Scaled(s, 1.65);

    /// <summary>If the outcome is logistic: times π/√3 (D2ORL).</summary>
    /// <param name="s">The study.</param>
    public static EffectSize Logistic(TwoMeans s) => Scaled(s, Math.PI / Math.Sqrt(3));

    private static EffectSize Scaled(TwoMeans s, double factor)
    {
        var d = s.Difference / s.PooledSd;
        return new EffectSize(factor * d, factor * factor * (s.InverseSizes + (d * d / (2 * s.N)))).Finite();
    }
}
