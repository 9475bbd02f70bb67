namespace Equipoise.Statistics.Pooling;

/// <summary>Coefficients estimated with weights that the analyst gives instead of the optimal ones.</summary>
/// <param name="Coefficients">The coefficients; without moderators one, the pooled effect.</param>
/// <param name="Moderators">Test of all moderators; null without any.</param>
/// <param name="Prediction">Interval in which the true effect of a new study is expected; null with moderators.</param>
/// <param name="Weights">The weights that took part, per cent.</param>
public sealed record WeightedEstimate(IReadOnlyList<Coefficient> Coefficients, OmnibusTest? Moderators, Interval? Prediction, IReadOnlyList<double> Weights)
{
    /// <summary>The pooled effect (the first coefficient).</summary>
    public Coefficient Pooled => Coefficients[0];

    internal double[] Covariance { get; init; } = [];
}

/// <summary>
/// Pools with given weights, for example sample sizes, or all alike. τ², Q and I² stay those of the fit; the standard errors are right
/// whatever the weights, because they come from the variances v + τ² and not from the weights.
/// </summary>
/// <remarks>
/// The estimate is (X'WX)⁻¹X'Wy and its covariance (X'WX)⁻¹X'W(V + τ²I)WX(X'WX)⁻¹. Knapp and Hartung's scale is that of the optimal weights.
/// Viechtbauer W (2010). Journal of Statistical Software 36(3). doi:10.18637/jss.v036.i03.
/// </remarks>
public static class GivenWeights
{
    /// <summary>Every study counts the same.</summary>
    /// <param name="fit">A meta-analysis or meta-regression.</param>
    public static WeightedEstimate Equal(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Of(fit, [.. Enumerable.Repeat(1.0, fit.K)]);
    }

    /// <summary>Every study counts as told.</summary>
    /// <param name="fit">A meta-analysis or meta-regression.</param>
    /// <param name="weights">One weight per study that took part, finite and not below 0; only their proportions matter.</param>
    /// <exception cref="ArgumentException">Not one weight per study, a weight that is none, or too few above zero for the coefficients.</exception>
    public static WeightedEstimate Of(Fit fit, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count != fit.K) throw new ArgumentException("One weight per study that took part.", nameof(weights));
        if (weights.Any(w => !double.IsFinite(w) || w < 0)) throw new ArgumentException("A weight is a finite number, not below zero.", nameof(weights));
        var greatest = weights.Max();
        if (greatest == 0) throw new ArgumentException("At least one weight lies above zero.", nameof(weights));
        double[] shares = [.. weights.Select(w => w / greatest)];
        var x = fit.Design ?? DesignMatrix.Intercept(fit.K);
        var (beta, covariance) = Solve(fit, x, shares);
        var critical = fit.Distribution.Critical(fit.Options.Level);
        Coefficient[] coefficients = [.. beta.Select((b, i) => fit.Distribution.Of(x.Names[i], b, Math.Sqrt(covariance[(i * x.Columns) + i]), critical))];
        var total = shares.Sum();
        return new(coefficients, MetaRegression.Omnibus(beta, covariance, x, fit.Distribution), Range(fit, coefficients[0], critical), [.. shares.Select(w => 100 * w / total)]) { Covariance = covariance };
    }

    private static Interval? Range(Fit fit, Coefficient pooled, double critical)
    {
        if (fit.Design is not null) return null;
        var spread = critical * Math.Sqrt((pooled.StandardError * pooled.StandardError) + fit.Tau2);
        return new(pooled.Estimate - spread, pooled.Estimate + spread);
    }

    private static (double[] Beta, double[] Covariance) Solve(Fit fit, DesignMatrix x, double[] weights)
    {
        var p = x.Columns;
        var space = Orthogonal.Of(x)!;
        double[] bread = new double[p * p], meat = new double[p * p], projected = new double[p];
        for (var i = 0; i < fit.K; i++)
        {
            var q = space.Basis.AsSpan(i * p, p);
            double w = weights[i], spread = w * w * (fit.Variances[i] + fit.Tau2);
            for (var a = 0; a < p; a++)
            {
                projected[a] += w * q[a] * fit.Estimates[i];
                for (var b = 0; b < p; b++)
                {
                    bread[(a * p) + b] += w * q[a] * q[b];
                    meat[(a * p) + b] += spread * q[a] * q[b];
                }
            }
        }

        double[] scratch = new double[p * p], covariance = new double[p * p];
        if (double.IsNaN(Symmetric.Invert(bread, p, scratch))) throw new ArgumentException("The studies with a weight above zero cannot tell the coefficients apart.", nameof(weights));
        Symmetric.Multiply(bread, meat, p, scratch);
        Symmetric.Multiply(scratch, bread, p, covariance);
        for (var i = 0; i < covariance.Length; i++) covariance[i] *= fit.Scale;
        var beta = new double[p];
        for (var a = 0; a < p; a++)
        {
            for (var b = 0; b < p; b++) beta[a] += bread[(a * p) + b] * projected[b];
        }

        return (space.Back(beta), space.Back(covariance, p));
    }
}
