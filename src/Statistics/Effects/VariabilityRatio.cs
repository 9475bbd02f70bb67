namespace Equipoise.Statistics.Effects;

/// <summary>Log ratios of standard deviations and of coefficients of variation.</summary>
/// <remarks>
/// Nakagawa S et al. (2015). Methods in Ecology and Evolution 6:143–152. doi:10.1111/2041-210X.12309.
/// Bias of the mean: Senior AM, Viechtbauer W, Nakagawa S (2020). Research Synthesis Methods 11:553–567. doi:10.1002/jrsm.1423.
/// </remarks>
public static class VariabilityRatio
{
    /// <summary>ln(sd 1 / sd 2) with its bias correction (VR).</summary>
    /// <param name="s">The study.</param>
    public static EffectSize OfDeviations(TwoMeans s)
    {
        double half1 = 1 / (2 * (s.N1 - 1)), half2 = 1 / (2 * (s.N2 - 1));
        return new EffectSize(Math.Log(s.Sd1 / s.Sd2) + half1 - half2, half1 + half2).Finite();
    }

    /// <summary>ln(cv 1 / cv 2) with its bias correction (CVR).</summary>
    /// <param name="s">The study.</param>
    /// <param name="conventions">The current conventions also correct for the bias of the log means.</param>
    public static EffectSize OfCoefficients(TwoMeans s, Conventions conventions = Conventions.Current)
    {
        double half1 = 1 / (2 * (s.N1 - 1)), half2 = 1 / (2 * (s.N2 - 1));
        var means = conventions == Conventions.Metafor38 ? 0 : (s.MeanCv1 - s.MeanCv2) / 2;
        return new EffectSize(Math.Log(s.Cv1) - Math.Log(s.Cv2) + half1 - half2 - means, half1 + half2 + s.MeanCv1 + s.MeanCv2).Finite();
    }
}
