using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>The effect that a study without sampling error would be expected to find.</summary>
/// <param name="Pet">Precision-effect test: the intercept of the regression on the standard error.</param>
/// <param name="Peese">Precision-effect estimate with standard error: the intercept of the regression on the variance.</param>
/// <param name="UsesPeese">Whether PET found an effect, so that PEESE is the estimate.</param>
public sealed record PetPeeseEstimate(AsymmetryTest Pet, AsymmetryTest Peese, bool UsesPeese)
{
    /// <summary>The conditional estimate: PEESE if PET found an effect, otherwise PET.</summary>
    public Coefficient Estimate => (UsesPeese ? Peese : Pet).Limit!.Value;
}

/// <summary>
/// PET-PEESE: weighted least squares with weights 1/v, the dispersion estimated from the residuals, and t tests with k − 2 degrees of freedom.
/// PET is right when there is no effect and too low when there is one; PEESE is the better of the two then. So PET decides which is used.
/// </summary>
/// <remarks>
/// Stanley TD, Doucouliagos H (2014). Research Synthesis Methods 5:60–78. doi:10.1002/jrsm.1095. Their rule: PEESE if PET's intercept differs from
/// zero. With few studies, or much heterogeneity, neither is reliable: Stanley TD (2017). Social Psychological and Personality Science
/// 8:581–591. doi:10.1177/1948550617693062.
/// </remarks>
public static class PetPeese
{
    /// <summary>Both regressions and the choice between them.</summary>
    /// <param name="fit">A meta-analysis of at least three studies; only its studies and level are used.</param>
    /// <param name="threshold">PEESE is used if PET's two-sided p lies below this, between 0 and 1: 0.05 by default; 0.10 is a one-sided test at 5%.</param>
    /// <exception cref="ArgumentException">Moderators, fewer than three studies, the same variance in all of them, or a threshold that is none.</exception>
    public static PetPeeseEstimate Of(Fit fit, double threshold = 0.05)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Design is not null) throw new ArgumentException("PET-PEESE is for a meta-analysis without moderators.", nameof(fit));
        if (!(threshold is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold of p lies between 0 and 1.");
        var pet = EggerTest.Classical(fit);
        return new(pet, EggerTest.Classical(fit, Precision.Variance), pet.Limit!.Value.P < threshold);
    }
}
