namespace Equipoise.Statistics.Effects;

/// <summary>The mean change in units of a standard deviation, freed of small-sample bias by the exact <see cref="BiasFactor"/>.</summary>
/// <remarks>
/// Gibbons RD, Hedeker DR, Davis JM (1993). Journal of Educational Statistics 18:271–279. doi:10.3102/10769986018003271 (SMCC).
/// Becker BJ (1988). British Journal of Mathematical and Statistical Psychology 41:257–278. doi:10.1111/j.2044-8317.1988.tb00901.x (SMCR).
/// Bonett DG (2008). Psychological Methods 13:99–109. doi:10.1037/1082-989X.13.2.99 (SMCRH, SMCRPH: unequal variances).
/// SMCRP and SMCRPH divide by the root mean of the two variances, whose degrees of freedom are 2(n − 1)/(1 + r²) because the two
/// variances of the same people are correlated.
/// </remarks>
internal static class StandardizedChange
{
    /// <summary>In units of the standard deviation of the changes.</summary>
    public static EffectSize ByChange(PairedMeans s, Sampling sampling) =>
        StandardizedDifference.Of(s.Change / Math.Sqrt(s.ChangeVariance), s.N - 1, s.N, 1 / s.N, sampling);

    /// <summary>In units of the first standard deviation.</summary>
    public static EffectSize ByFirst(PairedMeans s, Sampling sampling) =>
        StandardizedDifference.Of(s.Change / s.Sd1, s.N - 1, s.N, 2 * (1 - s.R) / s.N, sampling);

    public static EffectSize ByFirstHeteroscedastic(PairedMeans s, bool old, Sampling sampling)
    {
        double n = Sizes(s, sampling), factor = BiasFactor.Exact(s.N - 1), y = factor * s.Change / s.Sd1;
        var variance = (s.ChangeVariance / (s.Sd1 * s.Sd1 * n)) + (y * y / (2 * n));
        return new(y, old && sampling == Sampling.Usual ? factor * factor * variance : variance);
    }

    /// <summary>In units of the root mean of the two variances.</summary>
    public static EffectSize ByBoth(PairedMeans s)
    {
        var (y, _) = OverBoth(s);
        return new(y, (2 * (1 - s.R) / s.N) + (y * y * (1 + (s.R * s.R)) / (4 * s.N)));
    }

    public static EffectSize ByBothHeteroscedastic(PairedMeans s, Sampling sampling)
    {
        var (y, mean) = OverBoth(s);
        double v1 = s.Sd1 * s.Sd1, v2 = s.Sd2 * s.Sd2;
        var ofMean = y * y * ((v1 * v1) + (v2 * v2) + (2 * s.R * s.R * v1 * v2)) / (8 * mean * mean);
        return new(y, ((s.ChangeVariance / mean) + ofMean) / Sizes(s, sampling));
    }

    /// <summary>Bonett's variances have sizes less one; LargeSample2 has the sizes.</summary>
    private static double Sizes(PairedMeans s, Sampling sampling) => sampling == Sampling.LargeSample2 ? s.N : s.N - 1;

    private static (double Effect, double MeanVariance) OverBoth(PairedMeans s)
    {
        var mean = ((s.Sd1 * s.Sd1) + (s.Sd2 * s.Sd2)) / 2;
        return (BiasFactor.Exact(2 * (s.N - 1) / (1 + (s.R * s.R))) * s.Change / Math.Sqrt(mean), mean);
    }
}
