using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Effects;

/// <summary>Whether an effect is compared with zero or, as a ratio, with one.</summary>
public enum EffectScale
{
    /// <summary>Differences: no effect is 0.</summary>
    Difference,

    /// <summary>Ratios: no effect is 1, and intervals are symmetric on the logarithm.</summary>
    Ratio,
}

/// <summary>
/// What a printed estimate with its confidence interval implies: standard error, z and p. Lets a reader check that the numbers of a
/// paper belong together. Assumes a normal-theory interval.
/// </summary>
/// <remarks>Higgins JPT et al. (eds) (2019). Cochrane Handbook for Systematic Reviews of Interventions, 2nd ed. Wiley. Section 6.3.1–6.3.2. Altman DG, Bland JM (2011). BMJ 343:d2304. doi:10.1136/bmj.d2304.</remarks>
public readonly record struct PrintedInterval
{
    private PrintedInterval(double estimate, double standardError, double middle) =>
        (Estimate, StandardError, Middle) = (estimate, standardError, middle);

    /// <summary>The printed estimate on the scale of analysis (natural logarithm for a ratio).</summary>
    public double Estimate { get; }

    /// <summary>Standard error implied by the width, on the scale of analysis.</summary>
    public double StandardError { get; }

    /// <summary>Middle of the printed interval on the scale of analysis; near <see cref="Estimate"/> when the numbers belong together.</summary>
    public double Middle { get; }

    /// <summary>Estimate divided by its standard error.</summary>
    public double Z => Estimate / StandardError;

    /// <summary>Two-sided p value implied, 0 to 1.</summary>
    public double P => StandardNormal.TwoSided(Z);

    /// <summary>Reads the numbers as printed.</summary>
    /// <param name="estimate">Point estimate; above 0 for a ratio.</param>
    /// <param name="interval">Confidence interval, of positive width; above 0 for a ratio.</param>
    /// <param name="scale">Difference or ratio.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval has no width, a ratio is not positive, or the level is outside its range.</exception>
    public static PrintedInterval From(double estimate, Interval interval, EffectScale scale, double level = 0.95)
    {
        if (!(interval.Width > 0)) throw new ArgumentOutOfRangeException(nameof(interval), interval, "The interval must have an upper limit above its lower limit.");
        if (scale == EffectScale.Ratio && !(estimate > 0 && interval.Lower > 0)) throw new ArgumentOutOfRangeException(nameof(estimate), estimate, "A ratio and its limits are above zero.");
        var z = -StandardNormal.Quantile(Level.Tail(level));
        return scale == EffectScale.Ratio
            ? new(Math.Log(estimate), Math.Log(interval.Upper / interval.Lower) / (2 * z), Math.Log(interval.Upper * interval.Lower) / 2)
            : new(estimate, interval.Width / (2 * z), interval.Lower + (interval.Width / 2));
    }

    /// <summary>
    /// The least and greatest p that the printed numbers allow when each may have been rounded by half of <paramref name="unit"/>.
    /// </summary>
    /// <param name="estimate">Point estimate as printed.</param>
    /// <param name="interval">Interval as printed.</param>
    /// <param name="scale">Difference or ratio.</param>
    /// <param name="unit">Size of the last printed digit, for example 0.01; above 0.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="From"/>, or the unit is not above zero.</exception>
    public static Interval PAllowed(double estimate, Interval interval, EffectScale scale, double unit, double level = 0.95)
    {
        if (!(unit > 0)) throw new ArgumentOutOfRangeException(nameof(unit), unit, "The size of the last digit is above zero.");
        _ = From(estimate, interval, scale, level);
        var half = unit / 2;
        double least = 1, greatest = 0;
        foreach (var e in new[] { estimate - half, estimate, estimate + half })
        {
            foreach (var lower in new[] { interval.Lower - half, interval.Lower + half })
            {
                foreach (var upper in new[] { interval.Upper - half, interval.Upper + half })
                {
                    if (upper <= lower || (scale == EffectScale.Ratio && (e <= 0 || lower <= 0))) continue;
                    var p = From(e, new(lower, upper), scale, level).P;
                    least = Math.Min(least, p);
                    greatest = Math.Max(greatest, p);
                }
            }
        }

        // The estimate may cross the line of no effect within its rounding; p is then 1 somewhere in between.
        var none = scale == EffectScale.Ratio ? 1 : 0;
        if (Math.Abs(estimate - none) <= half) greatest = 1;
        return new(Math.Min(least, greatest), greatest);
    }
}
