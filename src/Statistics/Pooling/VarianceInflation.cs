namespace Equipoise.Statistics.Pooling;

/// <summary>Variance inflation factors: how much less precise a coefficient is because its moderator goes along with the others.</summary>
/// <remarks>Fox J, Monette G (1992). Journal of the American Statistical Association 87:178–183. doi:10.1080/01621459.1992.10475190.</remarks>
public static class VarianceInflation
{
    /// <summary>The factor of every coefficient but the intercept, in their order; 1 is none, above 5 or 10 is customarily too much.</summary>
    /// <param name="fit">A meta-regression.</param>
    /// <exception cref="ArgumentException">There are no moderators.</exception>
    public static double[] Of(Fit fit) => [.. Moderators(fit).Select(c => Of(fit, c))];

    /// <summary>The generalised factor of a set of coefficients, for example those of one factor: |R₁₁| |R₂₂| / |R|, with R their correlation matrix without the intercept.</summary>
    /// <param name="fit">A meta-regression.</param>
    /// <param name="coefficients">Their positions, from 0, each once, not the intercept's.</param>
    /// <exception cref="ArgumentException">There are no moderators, or the positions are not theirs.</exception>
    public static double Of(Fit fit, params ReadOnlySpan<int> coefficients)
    {
        int[] all = Moderators(fit), chosen = coefficients.ToArray(), others = [.. all.Except(chosen)];
        if (chosen.Length == 0 || others.Length + chosen.Length != all.Length) throw new ArgumentException("Choose among the coefficients of the moderators, each once.", nameof(coefficients));
        return Math.Exp(LogDeterminant(fit, chosen) + LogDeterminant(fit, others) - LogDeterminant(fit, all));
    }

    private static int[] Moderators(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Moderators is null) throw new ArgumentException("Without moderators there is nothing to inflate.", nameof(fit));
        return [.. Enumerable.Range(0, fit.P).Where(c => c != fit.Design!.InterceptAt)];
    }

    private static double LogDeterminant(Fit fit, int[] chosen)
    {
        var n = chosen.Length;
        var correlation = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                correlation[(i * n) + j] = fit.Covariance(chosen[i], chosen[j]) / Math.Sqrt(fit.Covariance(chosen[i], chosen[i]) * fit.Covariance(chosen[j], chosen[j]));
            }
        }

        return Symmetric.Invert(correlation, n, new double[n * n]);
    }
}
