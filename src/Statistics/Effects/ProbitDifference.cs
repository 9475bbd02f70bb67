using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects;

/// <summary>The difference of probit-transformed risks: a standardised mean difference if the outcome underneath is normal (PBIT).</summary>
/// <remarks>Sánchez-Meca J, Marín-Martínez F, Chacón-Moscoso S (2003). Psychological Methods 8:448–467. doi:10.1037/1082-989X.8.4.448.</remarks>
public static class ProbitDifference
{
    /// <summary>Φ⁻¹(risk 1) − Φ⁻¹(risk 2).</summary>
    /// <param name="t">The table.</param>
    public static EffectSize From(TwoByTwo t)
    {
        double z1 = StandardNormal.Quantile(t.Risk1), z2 = StandardNormal.Quantile(t.Risk2);
        return new EffectSize(z1 - z2, 2 * Math.PI * ((t.Risk1 * (1 - t.Risk1) * Math.Exp(z1 * z1) / t.N1) + (t.Risk2 * (1 - t.Risk2) * Math.Exp(z2 * z2) / t.N2))).Finite();
    }
}
