using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>What one study does to the model. If it alone tells a coefficient, its distances are infinite: without it there is no such coefficient.</summary>
/// <param name="Deleted">Studentised deleted residual.</param>
/// <param name="Dffits">Standard deviations that its expected effect moves when it is left out.</param>
/// <param name="Cook">Cook's distance.</param>
/// <param name="CovarianceRatio">Determinant of the coefficients' covariance without it, divided by the one with it; below 1, leaving it out makes the result more precise.</param>
/// <param name="Tau2Without">τ² without it.</param>
/// <param name="QWithout">Q without it.</param>
/// <param name="Hat">Leverage, 0 to 1.</param>
/// <param name="Weight">Weight, per cent.</param>
/// <param name="Dfbetas">Standard deviations that each coefficient moves when it is left out.</param>
/// <param name="IsInfluential">Whether DFFITS, Cook's distance, leverage or a DFBETAS passes its customary bound.</param>
public sealed record StudyInfluence(
    Residual Deleted, double Dffits, double Cook, double CovarianceRatio, double Tau2Without, double QWithout, double Hat, double Weight, IReadOnlyList<double> Dfbetas, bool IsInfluential);

/// <summary>Diagnostics of influence.</summary>
/// <remarks>Viechtbauer W, Cheung MWL (2010). Research Synthesis Methods 1:112–125. doi:10.1002/jrsm.11.</remarks>
public static class Influence
{
    /// <summary>One entry per study that took part, in order.</summary>
    /// <param name="fit">A meta-analysis or meta-regression with at least two studies more than coefficients.</param>
    /// <exception cref="ArgumentException">Too few studies.</exception>
    public static StudyInfluence[] Of(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.QDf < 1) throw new ArgumentException("Influence needs more studies than coefficients.", nameof(fit));
        Fit?[] without = [.. Refit.Without(fit)];
        double[] hat = Residuals.Hat(fit), weights = fit.Weights();
        var inverse = (double[])fit.CovarianceCells.Clone();
        var log = Symmetric.Invert(inverse, fit.P, new double[fit.P * fit.P]);
        return [.. without.Select((other, i) => One(fit, other, i, hat[i], weights[i], inverse, log))];
    }

    private static StudyInfluence One(Fit fit, Fit? other, int i, double hat, double weight, double[] inverse, double logDeterminant)
    {
        var p = fit.P;
        var deleted = Residuals.Deleted(fit, other, i);
        if (other is null) return Indispensable(fit, deleted, hat, weight);
        double[] moved = [.. Enumerable.Range(0, p).Select(c => fit.Coefficients[c].Estimate - other.Coefficients[c].Estimate)];
        var cook = Residuals.Quadratic(inverse, moved);
        var dffits = (Residuals.Expected(fit, fit, i) - Residuals.Expected(other, fit, i)) / Math.Sqrt(Scale(fit, other) * hat * (other.Tau2 + fit.Variances[i]));
        var ratio = Math.Exp(Symmetric.Invert((double[])other.CovarianceCells.Clone(), p, new double[p * p]) - logDeterminant);
        var spread = Spread(fit, other);
        double[] dfbetas = [.. moved.Select((m, c) => m / spread[c])];
        return new(deleted, dffits, cook, ratio, other.Tau2, other.Q, hat, weight, dfbetas, Influential(fit, dffits, cook, hat, dfbetas));
    }

    /// <summary>A study that alone tells a coefficient fits perfectly: neither τ² nor Q change without it, but the coefficient is lost.</summary>
    private static StudyInfluence Indispensable(Fit fit, Residual deleted, double hat, double weight)
    {
        const double lost = double.PositiveInfinity;
        return new(deleted, lost, lost, lost, fit.Tau2, fit.Q, hat, weight, [.. Enumerable.Repeat(lost, fit.P)], IsInfluential: true);
    }

    /// <summary>Standard errors of all studies at the τ² (and Knapp–Hartung scale) found without one.</summary>
    private static double[] Spread(Fit fit, Fit other)
    {
        var design = fit.Design ?? DesignMatrix.Intercept(fit.K);
        var set = new RegressionSet(fit.Estimates, fit.Variances, design);
        var (_, covariance, _) = set.Coefficients(other.Tau2);
        var scale = Scale(fit, other);
        return [.. Enumerable.Range(0, fit.P).Select(c => Math.Sqrt(scale * covariance[(c * fit.P) + c]))];
    }

    private static double Scale(Fit fit, Fit other)
    {
        if (fit.Options.Test is TestKind.Z or TestKind.T || other.QDf == 0) return 1;
        var scale = other.Set().At(other.Tau2).Q / other.QDf;
        return fit.Options.Test == TestKind.KnappHartungAdHoc ? Math.Max(1, scale) : scale;
    }

    private static bool Influential(Fit fit, double dffits, double cook, double hat, double[] dfbetas)
    {
        double p = fit.P, k = fit.K;
        return Math.Abs(dffits) > 3 * Math.Sqrt(p / (k - p)) || ChiSquare.Upper(cook, p) < 0.5 || hat > 3 * p / k || dfbetas.Any(d => Math.Abs(d) > 1);
    }
}
