using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Heterogeneity;

/// <summary>A confidence interval of τ² and of what follows from it. All ends are null if no τ² is compatible with the studies: they differ less than chance would have them.</summary>
/// <param name="Tau2">Of τ².</param>
/// <param name="I2">Of I², per cent.</param>
/// <param name="H2">Of H².</param>
public readonly record struct HeterogeneityInterval(Interval? Tau2, Interval? I2, Interval? H2);

/// <summary>Confidence intervals of τ².</summary>
public static class HeterogeneityIntervals
{
    /// <summary>Q-profile: all τ² for which Q lies between its chi-square quantiles.</summary>
    /// <param name="fit">A fit with more studies than coefficients.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <remarks>Viechtbauer W (2007). Statistics in Medicine 26:37–52. doi:10.1002/sim.2514.</remarks>
    /// <exception cref="ArgumentException">No residual degrees of freedom.</exception>
    public static HeterogeneityInterval QProfile(Fit fit, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        NeedsDegreesOfFreedom(fit);
        var tail = Level.Tail(level);
        double df = fit.QDf;
        var set = fit.Set();
        double least = ChiSquare.Quantile(tail, df), greatest = ChiSquare.Quantile(1 - tail, df);
        if (fit.Q < least) return default;
        return Of(fit, new(GeneralizedQ.Solve(set, greatest).Tau2, GeneralizedQ.Solve(set, least).Tau2));
    }

    /// <summary>Profile likelihood: all τ² whose log likelihood is not much below the greatest.</summary>
    /// <param name="fit">A fit by ML or REML with more studies than coefficients.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <remarks>Hardy RJ, Thompson SG (1996). Statistics in Medicine 15:619–629. doi:10.1002/(SICI)1097-0258(19960330)15:6&lt;619::AID-SIM188&gt;3.0.CO;2-A.</remarks>
    /// <exception cref="ArgumentException">Not fitted by likelihood, or no residual degrees of freedom.</exception>
    public static HeterogeneityInterval ProfileLikelihood(Fit fit, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        NeedsDegreesOfFreedom(fit);
        if (fit.Options.Method is not (HeterogeneityMethod.ML or HeterogeneityMethod.REML)) throw new ArgumentException("Profile likelihood needs a fit by ML or REML.", nameof(fit));
        var restricted = fit.Options.Method == HeterogeneityMethod.REML;
        var set = fit.Set();
        var floor = Likelihoods.Of(set, fit.Tau2, restricted) - (ChiSquare.Quantile(1 - (2 * Level.Tail(level)), 1) / 2);
        double Above(double tau2) => Likelihoods.Of(set, tau2, restricted) - floor;
        var lower = fit.Tau2 == 0 || Above(0) >= 0 ? 0 : Bisect(Above, fit.Tau2, 0);
        var far = Math.Max(fit.Tau2, set.LeastVariance) * 2;
        while (Above(far) > 0) far *= 2;
        return Of(fit, new(lower, Bisect(Above, fit.Tau2, far)));
    }

    private static double Bisect(Func<double, double> above, double inside, double outside)
    {
        for (var n = 0; n < 300; n++)
        {
            var middle = inside + ((outside - inside) / 2);
            if (middle == inside || middle == outside) break;
            if (above(middle) >= 0) inside = middle;
            else outside = middle;
        }

        return inside;
    }

    private static HeterogeneityInterval Of(Fit fit, Interval tau2)
    {
        var typical = fit.TypicalVariance;
        return new(tau2, new(100 * tau2.Lower / (typical + tau2.Lower), 100 * tau2.Upper / (typical + tau2.Upper)), new((tau2.Lower / typical) + 1, (tau2.Upper / typical) + 1));
    }

    private static void NeedsDegreesOfFreedom(Fit fit)
    {
        if (fit.QDf < 1) throw new ArgumentException("An interval of τ² needs more studies than coefficients.", nameof(fit));
    }
}
