namespace Equipoise.Statistics.Effects;

/// <summary>The log risk ratio of a 2×2 table.</summary>
/// <remarks>Katz D et al. (1978). Biometrics 34:469–474. doi:10.2307/2530610.</remarks>
public static class LogRiskRatio
{
    /// <summary>ln(risk 1 / risk 2) with variance 1/a − 1/n1 + 1/c − 1/n2.</summary>
    /// <param name="t">The table.</param>
    public static EffectSize From(TwoByTwo t) =>
        new EffectSize(Math.Log(t.Risk1) - Math.Log(t.Risk2), (t.B / (t.A * t.N1)) + (t.D / (t.C * t.N2))).Finite();
}
