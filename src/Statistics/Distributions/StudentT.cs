namespace Equipoise.Statistics.Distributions;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    public static double TwoSided(double t, double df)
    {
        var square = t * t;
        if (double.IsPositiveInfinity(square)) return 0;
        return IncompleteBeta.At(df / 2, 0.5, df / (df + square), square / (df + square), df / (df + square) * (1 - square) / 2);
    }

    /// <summary>The value exceeded with probability <paramref name="tail"/> (below one half).</summary>
    public static double UpperQuantile(double tail, double df)
    {
        var t = Math.Max(1e-8, -StandardNormal.Quantile(tail));
        double low = 0, high = double.PositiveInfinity;
        var step = double.PositiveInfinity;
        var constant = LogGamma.HalfStep(df / 2) - (0.5 * Math.Log(df * Math.PI));
        for (var n = 0; n < 2000; n++)
        {
            var miss = (TwoSided(t, df) / 2) - tail;
            if (miss > 0) low = t;
            else high = t;

            // Newton on the logarithm of the tail, which is nearly straight in ln t for few degrees of freedom.
            var density = Math.Exp(constant - ((df + 1) / 2 * double.LogP1(t * t / df)));
            var next = t * Math.Exp((Math.Log((miss + tail) / tail)) * (miss + tail) / (t * density));

            // Steps that no longer shrink only follow the rounding of the tail.
            var previous = step;
            step = Math.Abs(next - t);
            if (step <= 2e-16 * t || (step < 1e-13 * t && step >= previous)) return next;
            t = next > low && next < high ? next : double.IsPositiveInfinity(high) ? t * 2 : low + ((high - low) / 2);
        }

        return t;
    }
}
