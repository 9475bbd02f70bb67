namespace Equipoise.Statistics.Effects;

/// <summary>The log odds ratio of a 2×2 table, and what is derived from it.</summary>
/// <remarks>Woolf B (1955). Annals of Human Genetics 19:251–253. doi:10.1111/j.1469-1809.1955.tb01348.x.</remarks>
public static class LogOddsRatio
{
    /// <summary>ln(ad/bc) with variance 1/a + 1/b + 1/c + 1/d.</summary>
    /// <param name="t">The table.</param>
    public static EffectSize From(TwoByTwo t) =>
        new EffectSize(Math.Log(t.A / t.B) - Math.Log(t.C / t.D), (1 / t.A) + (1 / t.B) + (1 / t.C) + (1 / t.D)).Finite();

    /// <summary>As a standardised mean difference, if the outcome underneath is normal: divided by 1.65 (OR2DN).</summary>
    /// <param name="t">The table.</param>
    /// <remarks>Cox DR, Snell EJ (1989). Analysis of Binary Data, 2nd ed. ISBN 0412306204.</remarks>
    public static EffectSize AsNormalDifference(TwoByTwo t) => Scaled(From(t), 1 / 1.65);

    /// <summary>As a standardised mean difference, if the outcome underneath is logistic: times √3/π (OR2DL).</summary>
    /// <param name="t">The table.</param>
    /// <remarks>Chinn S (2000). Statistics in Medicine 19:3127–3131. doi:10.1002/1097-0258(20001130)19:22&lt;3127::AID-SIM784&gt;3.0.CO;2-M.</remarks>
    public static EffectSize AsLogisticDifference(TwoByTwo t) => Scaled(From(t), Math.Sqrt(3) / Math.PI);

    private static EffectSize Scaled(EffectSize e, double factor) => new(e.Estimate * factor, e.Variance * factor * factor);
}
