using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>How far one study is from what the model expects.</summary>
/// <param name="Value">Estimate less expectation.</param>
/// <param name="StandardError">Its standard error.</param>
public readonly record struct Residual(double Value, double StandardError)
{
    /// <summary>Residual in units of its standard error.</summary>
    public double Z => Value / StandardError;
}

/// <summary>Standardised residuals, from the model that knows the study and from the one that does not.</summary>
/// <remarks>Viechtbauer W, Cheung MWL (2010). Research Synthesis Methods 1:112–125. doi:10.1002/jrsm.11.</remarks>
public static class Residuals
{
    /// <summary>Internally standardised: the study is part of the model.</summary>
    /// <param name="fit">A meta-analysis or meta-regression.</param>
    public static Residual[] Internal(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var hat = Hat(fit);
        return [.. Enumerable.Range(0, fit.K).Select(i => new Residual(fit.Estimates[i] - Expected(fit, fit, i), Math.Sqrt((fit.Variances[i] + fit.Tau2) * Math.Max(0, 1 - hat[i]))))];
    }

    /// <summary>Externally standardised (studentised deleted): the model never saw the study. Knapp and Hartung's scale applies to the study as well. Infinitely uncertain for a study that alone tells a coefficient.</summary>
    /// <param name="fit">A meta-analysis or meta-regression of at least two studies.</param>
    /// <exception cref="ArgumentException">Only one study.</exception>
    public static Residual[] Deleted(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.K < 2) throw new ArgumentException("Leaving one out needs at least two studies.", nameof(fit));
        return [.. Refit.Without(fit).Select((other, i) => Deleted(fit, other, i))];
    }

    internal static Residual Deleted(Fit fit, Fit? other, int i)
    {
        if (other is null) return new(0, double.PositiveInfinity);
        var (expected, variance) = other.Expected(Row(fit, i));
        return new(fit.Estimates[i] - expected, Math.Sqrt((other.Scale * (fit.Variances[i] + other.Tau2)) + variance));
    }

    /// <summary>Leverage of each study: how much its own estimate counts in its expectation, 0 to 1.</summary>
    internal static double[] Hat(Fit fit)
    {
        if (fit.Design is null) return [.. fit.Weights().Select(w => w / 100)];
        var (_, covariance, _) = new RegressionSet(fit.Estimates, fit.Variances, fit.Design).Coefficients(fit.Tau2);
        return [.. Enumerable.Range(0, fit.K).Select(i => Quadratic(covariance, fit.Design.Row(i)) / (fit.Variances[i] + fit.Tau2))];
    }

    internal static ReadOnlySpan<double> Row(Fit fit, int i) => fit.Design is null ? [1.0] : fit.Design.Row(i);

    internal static double Expected(Fit model, Fit studies, int i)
    {
        var row = Row(studies, i);
        double sum = 0;
        for (var c = 0; c < row.Length; c++) sum += row[c] * model.Coefficients[c].Estimate;
        return sum;
    }

    internal static double Quadratic(double[] matrix, ReadOnlySpan<double> row)
    {
        double sum = 0;
        for (var a = 0; a < row.Length; a++)
        {
            for (var b = 0; b < row.Length; b++) sum += row[a] * matrix[(a * row.Length) + b] * row[b];
        }

        return sum;
    }
}
