using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Statistics.Multilevel;

/// <summary>Residuals and weights of a multilevel model.</summary>
/// <remarks>Viechtbauer W (2021). Model checking in meta-analysis. In: Schmid CH, Stijnen T, White IR (eds). Handbook of Meta-Analysis, 219–254. CRC Press. doi:10.1201/9781315119403.</remarks>
public static class MultilevelResiduals
{
    /// <summary>Internally standardised residuals, one per estimate that took part.</summary>
    /// <param name="fit">A multilevel model.</param>
    public static Residual[] Internal(MultilevelFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var covariance = new MarginalCovariance(fit);
        var raw = Raw(fit);
        return [.. Enumerable.Range(0, fit.K).Select(i => new Residual(raw[i], Math.Sqrt(Math.Max(0, covariance[i, i] - Leverage(fit, i)))))];
    }

    /// <summary>Weight of every estimate that took part, per cent: the diagonal of the inverse covariance. How estimates of one group share their weight does not show there; see <see cref="RowSums"/>.</summary>
    /// <param name="fit">A multilevel model.</param>
    public static double[] Weights(MultilevelFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var covariance = new MarginalCovariance(fit);
        return Percent([.. Enumerable.Range(0, fit.K).Select(i => covariance.Inverse(i, i))]);
    }

    /// <summary>Share of every estimate in the pooled effect, per cent: the row sums of the inverse covariance. A share can be negative.</summary>
    /// <param name="fit">A model without moderators.</param>
    /// <exception cref="ArgumentException">There are moderators.</exception>
    public static double[] RowSums(MultilevelFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.P != 1 || fit.Data.X.InterceptAt != 0) throw new ArgumentException("Estimates have a share in the pooled effect only where there is one: without moderators.", nameof(fit));
        var covariance = new MarginalCovariance(fit);
        return Percent([.. Enumerable.Range(0, fit.K).Select(i => covariance.Rows[covariance.Block[i]].Sum(k => covariance.Inverse(i, k)))]);
    }

    internal static double[] Raw(MultilevelFit fit)
    {
        var residuals = new double[fit.K];
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = fit.Data.Y[i];
            for (var a = 0; a < fit.P; a++) residuals[i] -= fit.Data.X.Row(i)[a] * fit.Coefficients[a].Estimate;
        }

        return residuals;
    }

    private static double Leverage(MultilevelFit fit, int row)
    {
        double sum = 0;
        var x = fit.Data.X.Row(row);
        for (var a = 0; a < fit.P; a++)
        {
            for (var b = 0; b < fit.P; b++) sum += x[a] * fit.Covariance(a, b) * x[b];
        }

        return sum;
    }

    private static double[] Percent(double[] weights)
    {
        var sum = weights.Sum();
        return [.. weights.Select(w => 100 * w / sum)];
    }
}
