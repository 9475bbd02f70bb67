using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Multilevel;

/// <summary>A profile likelihood interval of a variance or correlation.</summary>
/// <param name="Component">Which, with its estimate.</param>
/// <param name="Interval">The interval. A lower end of 0 (or the least possible correlation) means that this is not excluded; an upper end of infinity, that no variance is too large.</param>
public readonly record struct ComponentInterval(VarianceComponent Component, Interval Interval);

/// <summary>
/// Confidence intervals of the variances and correlations of random effects: all values for which the likelihood, made as great as possible by the other
/// parameters, is not much below the greatest.
/// </summary>
/// <remarks>Hardy RJ, Thompson SG (1996). Statistics in Medicine 15:619–629. doi:10.1002/(SICI)1097-0258(19960330)15:6&lt;619::AID-SIM188&gt;3.0.CO;2-A.</remarks>
public static class ProfileIntervals
{
    private const int MostSteps = 100;

    /// <summary>One interval for each component that was estimated, in order.</summary>
    /// <param name="fit">A fit by REML or ML.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">Fitted with equal effects, or a level that is none.</exception>
    public static IReadOnlyList<ComponentInterval> Of(MultilevelFit fit, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var depth = ChiSquare.Quantile(1 - (2 * Level.Tail(level)), 1);
        if (fit.Options.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE) throw new ArgumentException("Equal effects have no variance between effects.", nameof(fit));
        return [.. Enumerable.Range(0, fit.Components.Count).Where(i => !fit.Components[i].IsFixed).Select(i => Of(fit, i, depth))];
    }

    private static ComponentInterval Of(MultilevelFit fit, int component, double depth)
    {
        var c = fit.Components[component];
        var (least, most) = Limits(fit, c);
        var profile = new ProfileLikelihood(fit, component);
        var lower = End(profile, least, depth);
        return new(c, new(lower, c.Kind == ComponentKind.Rho ? End(profile, most, depth) : Upper(profile, fit, depth)));
    }

    private static (double Least, double Most) Limits(MultilevelFit fit, VarianceComponent component)
    {
        if (component.Kind != ComponentKind.Rho) return (0, double.PositiveInfinity);
        var structure = fit.Data.Terms[component.Term].Structure;
        return structure is CorrelatedLevels levels ? (levels.Least, 1) : (-1, 1);
    }

    /// <summary>Where the profile has fallen so deep on the way from the estimate to a limit; the limit, if it does not.</summary>
    private static double End(ProfileLikelihood profile, double limit, double depth)
    {
        if (profile.Estimate == limit) return limit;
        double inside = profile.Estimate, fallInside = -Math.Sqrt(depth);
        foreach (var part in new[] { 0.1, 0.3, 0.6, 0.9, 0.99, 1 })
        {
            var value = part == 1 ? limit : profile.Estimate + ((limit - profile.Estimate) * part);
            var fall = Fall(profile, value, depth);

            // A matrix that is singular at the limit is looked at close by.
            if (part == 1 && double.IsPositiveInfinity(fall)) fall = Fall(profile, value = limit + ((profile.Estimate - limit) * 1e-7), depth);
            if (fall > 0) return Root(profile, inside, fallInside, value, fall, depth);
            (inside, fallInside) = (value, fall);
        }

        return limit;
    }

    private static double Upper(ProfileLikelihood profile, MultilevelFit fit, double depth)
    {
        double inside = profile.Estimate, fallInside = -Math.Sqrt(depth), scale = Starts.Variance(fit.Gaussian.Model);
        var outside = Math.Max(2 * inside, scale * 0.1);
        for (var n = 0; n < 60; n++, outside *= 2)
        {
            var fall = Fall(profile, outside, depth);
            if (fall > 0) return Root(profile, inside, fallInside, outside, fall, depth);
            if (outside > 1e8 * scale) break;
            (inside, fallInside) = (outside, fall);
        }

        return double.PositiveInfinity;
    }

    /// <summary>How far the root of the fall in deviance exceeds the root of what is allowed: close to linear in the value.</summary>
    private static double Fall(ProfileLikelihood profile, double value, double depth) => Math.Sqrt(Math.Max(0, 2 * (profile.Greatest - profile.At(value)))) - Math.Sqrt(depth);

    /// <summary>Regula falsi in the Illinois manner. Dowell M, Jarratt P (1971). BIT 11:168–174. doi:10.1007/BF01934364.</summary>
    private static double Root(ProfileLikelihood profile, double a, double fallA, double b, double fallB, double depth)
    {
        for (var step = 0; step < MostSteps && Math.Abs(b - a) > 1e-10 * Math.Max(Math.Abs(a), Math.Abs(b)); step++)
        {
            var weight = double.IsPositiveInfinity(fallB) || step % 20 == 19 ? 0.5 : fallA / (fallA - fallB);
            var value = a + ((b - a) * weight);
            if (value == a || value == b) break;
            var fall = Fall(profile, value, depth);
            if (Math.Abs(fall) < 1e-9) return value;
            if (fall > 0 == fallB > 0)
            {
                (b, fallB) = (value, fall);
                fallA /= 2;
            }
            else
            {
                (a, fallA) = (b, fallB);
                (b, fallB) = (value, fall);
            }
        }

        return b;
    }
}
