namespace Equipoise.Statistics.Effects;

/// <summary>Yule's coefficients of association, −1 to 1.</summary>
/// <remarks>Yule GU (1912). Journal of the Royal Statistical Society 75:579–652. doi:10.2307/2340126.</remarks>
public static class YuleCoefficients
{
    /// <summary>Q = (OR − 1)/(OR + 1).</summary>
    /// <param name="t">The table.</param>
    public static EffectSize Q(TwoByTwo t)
    {
        double agree = t.A * t.D, differ = t.B * t.C;
        return Of((agree - differ) / (agree + differ), t, 0.25);
    }

    /// <summary>Y = (√OR − 1)/(√OR + 1).</summary>
    /// <param name="t">The table.</param>
    public static EffectSize Y(TwoByTwo t)
    {
        double agree = Math.Sqrt(t.A * t.D), differ = Math.Sqrt(t.B * t.C);
        return Of((agree - differ) / (agree + differ), t, 1.0 / 16);
    }

    private static EffectSize Of(double y, TwoByTwo t, double factor) =>
        new EffectSize(y, factor * (1 - (y * y)) * (1 - (y * y)) * ((1 / t.A) + (1 / t.B) + (1 / t.C) + (1 / t.D))).Finite();
}
