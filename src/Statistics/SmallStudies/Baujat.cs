using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>A study in Baujat's picture.</summary>
/// <param name="Heterogeneity">Its share in the heterogeneity: squared Pearson residual, not negative.</param>
/// <param name="Influence">Squared move of its expected effect when it is left out, in standard errors, not negative.</param>
public readonly record struct BaujatPoint(double Heterogeneity, double Influence);

/// <summary>Which studies make the results differ, and which of these move the pooled effect.</summary>
/// <remarks>Baujat B, Mahé C, Pignon JP, Hill C (2002). Statistics in Medicine 21:2641–2652. doi:10.1002/sim.1221. With equal effects the shares add up to Q.</remarks>
public static class Baujat
{
    /// <summary>One point per study that took part, in order.</summary>
    /// <param name="fit">A meta-analysis or meta-regression of at least two studies.</param>
    /// <exception cref="ArgumentException">Only one study, or too few left for the coefficients.</exception>
    public static BaujatPoint[] Of(Fit fit)
    {
        var without = LeaveOneOut.Of(fit);
        return [.. without.Select((other, i) =>
        {
            var residual = fit.Estimates[i] - Residuals.Expected(fit, fit, i);
            var prediction = other.Predict(Residuals.Row(fit, i));
            var move = (Residuals.Expected(fit, fit, i) - prediction.Estimate) / prediction.StandardError;
            return new BaujatPoint(residual * residual / (fit.Variances[i] + fit.Tau2), move * move);
        })];
    }
}
