using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>Estimators of the number of missing studies.</summary>
public enum MissingStudiesEstimator
{
    /// <summary>From the rank sum; the usual one.</summary>
    L0,

    /// <summary>From the run of the most extreme ranks.</summary>
    R0,

    /// <summary>From the rank sum by a quadratic equation.</summary>
    Q0,
}

/// <summary>The result of trim and fill.</summary>
/// <param name="Missing">Estimated number of missing studies.</param>
/// <param name="MissingStandardError">Its standard error.</param>
/// <param name="MissingOnTheRight">Whether they are missing on the right of the funnel (large effects) or the left.</param>
/// <param name="Filled">The studies that were filled in.</param>
/// <param name="Fit">The fit with them.</param>
/// <param name="Settled">Whether the number of missing studies stood still; if not, it is the last one tried.</param>
public sealed record TrimAndFillResult(int Missing, double MissingStandardError, bool MissingOnTheRight, IReadOnlyList<Effects.EffectSize> Filled, Fit Fit, bool Settled);

/// <summary>
/// Trim and fill: how many studies would have to be missing for the funnel to be lopsided as it is, and the pooled effect if they were there.
/// A sensitivity analysis, not a correction.
/// </summary>
/// <remarks>Duval S, Tweedie R (2000). JASA 95:89–98. doi:10.1080/01621459.2000.10473905; Biometrics 56:455–463. doi:10.1111/j.0006-341X.2000.00455.x.</remarks>
public static class TrimAndFill
{
    private const int MostRounds = 100;

    /// <summary>Trims and fills the studies of a fit.</summary>
    /// <param name="fit">A meta-analysis without moderators of at least three studies.</param>
    /// <param name="estimator">How the missing studies are counted.</param>
    /// <param name="missingOnTheRight">On which side they are missing; by default the side that Egger's slope points away from.</param>
    /// <exception cref="ArgumentException">Moderators, or fewer than three studies.</exception>
    public static TrimAndFillResult Of(Fit fit, MissingStudiesEstimator estimator = MissingStudiesEstimator.L0, bool? missingOnTheRight = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Design is not null || fit.K < 3) throw new ArgumentException("Trim and fill needs at least three studies and no moderators.", nameof(fit));
        var right = missingOnTheRight ?? PointsDown(fit);
        var sign = right ? -1 : 1;
        (double Y, double V)[] sorted = [.. fit.Estimates.Zip(fit.Variances, (y, v) => (Y: y * sign, V: v)).OrderBy(s => s.Y)];
        int missing = 0, before = -1, rounds = 0;
        double centre = 0, error = 0;
        for (; missing != before && rounds < MostRounds; rounds++)
        {
            before = missing;
            centre = Centre(sorted.AsSpan(0, Math.Max(1, sorted.Length - missing)), fit.Options);
            (missing, error) = Count(sorted, centre, estimator);
        }

        Effects.EffectSize[] filled = [.. sorted.Skip(sorted.Length - missing).Select(s => new Effects.EffectSize(sign * ((2 * centre) - s.Y), s.V))];
        var all = MetaAnalysis.Fit([.. fit.Estimates, .. filled.Select(f => f.Estimate)], [.. fit.Variances, .. filled.Select(f => f.Variance)], fit.Options);
        return new(missing, error, right, filled, all, missing == before);
    }

    private static bool PointsDown(Fit fit)
    {
        double[] errors = [.. fit.Variances.Select(Math.Sqrt)];
        if (errors.Max() - errors.Min() <= errors.Max() * 1e-12) return false; // no slope: the customary left
        return EggerTest.ByMetaRegression(fit).Slope.Estimate < 0;
    }

    private static double Centre(ReadOnlySpan<(double Y, double V)> studies, PoolingOptions options)
    {
        double[] y = new double[studies.Length], v = new double[studies.Length];
        for (var i = 0; i < studies.Length; i++) (y[i], v[i]) = studies[i];
        return MetaAnalysis.Fit(y, v, options).Pooled.Estimate;
    }

    private static (int Missing, double Error) Count((double Y, double V)[] sorted, double centre, MissingStudiesEstimator estimator)
    {
        if (sorted[0].Y.Equals(sorted[^1].Y)) return (0, 0); // identical effects have no sides
        double k = sorted.Length, positive = 0, greatestNegative = 0;
        var byDistance = Enumerable.Range(0, sorted.Length).OrderBy(i => Math.Abs(sorted[i].Y - centre)).ToArray();
        for (var rank = 1; rank <= byDistance.Length; rank++)
        {
            var side = sorted[byDistance[rank - 1]].Y - centre;
            if (side > 0) positive += rank;
            else if (side < 0) greatestNegative = rank;
        }

        var raw = estimator switch
        {
            MissingStudiesEstimator.R0 => k - greatestNegative - 1,
            MissingStudiesEstimator.L0 => ((4 * positive) - (k * (k + 1))) / ((2 * k) - 1),
            _ => k - 0.5 - Math.Sqrt(Math.Max(0, (2 * k * k) - (4 * positive) + 0.25)),
        };
        var missing = Math.Clamp(Math.Round(raw), 0, k - 1);
        return ((int)missing, Error(k, raw, estimator));
    }

    private static double Error(double k, double k0, MissingStudiesEstimator estimator)
    {
        if (estimator == MissingStudiesEstimator.R0) return Math.Sqrt((2 * Math.Max(0, k0)) + 2);
        var variance = ((k * (k + 1) * ((2 * k) + 1)) + (10 * k0 * k0 * k0) + (27 * k0 * k0) + (17 * k0) - (18 * k * k0 * k0) - (18 * k * k0) + (6 * k * k * k0)) / 24;
        var error = estimator == MissingStudiesEstimator.L0
            ? 4 * Math.Sqrt(variance) / ((2 * k) - 1)
            : 2 * Math.Sqrt(variance) / Math.Sqrt(((k - 0.5) * (k - 0.5)) - (k0 * ((2 * k) - k0 - 1)));
        return Math.Max(0, error);
    }
}
