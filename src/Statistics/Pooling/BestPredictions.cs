namespace Equipoise.Statistics.Pooling;

/// <summary>The best guess of one study's true effect: its own estimate drawn towards what the model expects of it.</summary>
/// <param name="Estimate">Predicted true effect.</param>
/// <param name="StandardError">Standard error of the prediction; τ² is taken as known.</param>
/// <param name="Interval">Prediction interval of the true effect.</param>
/// <param name="OwnShare">Share of the study's own estimate, τ²/(τ² + v), 0 to 1; the rest is the model's.</param>
public readonly record struct BestPrediction(double Estimate, double StandardError, Interval Interval, double OwnShare);

/// <summary>Best linear unbiased predictions (BLUPs) of the true effects of the studies, the empirical Bayes estimates.</summary>
/// <remarks>
/// Raudenbush SW, Bryk AS (1985). Journal of Educational Statistics 10:75–98. doi:10.3102/10769986010002075.
/// Robinson GK (1991). Statistical Science 6:15–32. doi:10.1214/ss/1177011926.
/// </remarks>
public static class BestPredictions
{
    /// <summary>One prediction per study that took part, in order. Without heterogeneity (τ² = 0) all are what the model expects.</summary>
    /// <param name="fit">A meta-analysis or meta-regression.</param>
    public static BestPrediction[] Of(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var critical = fit.Distribution.Critical(fit.Options.Level);
        var predictions = new BestPrediction[fit.K];
        for (var i = 0; i < predictions.Length; i++)
        {
            var (expected, variance) = fit.Expected(fit.Design is null ? [1.0] : fit.Design.Row(i));
            double v = fit.Variances[i], own = fit.Tau2 / (fit.Tau2 + v), rest = v / (fit.Tau2 + v);
            double estimate = (own * fit.Estimates[i]) + (rest * expected), se = Math.Sqrt((own * v) + (rest * rest * variance));
            predictions[i] = new(estimate, se, new(estimate - (critical * se), estimate + (critical * se)), own);
        }

        return predictions;
    }
}
