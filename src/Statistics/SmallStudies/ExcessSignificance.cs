using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.SmallStudies;

/// <summary>Which side of a null hypothesis counts.</summary>
public enum Side
{
    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>How the number of significant studies is compared with the number expected.</summary>
public enum ExcessTestKind
{
    /// <summary>Exactly: studies are significant independently, each with its own power. Francis G (2013). Journal of Mathematical Psychology 57:153–169. doi:10.1016/j.jmp.2013.02.003.</summary>
    Exact,

    /// <summary>Chi-square with one degree of freedom (its signed root, when one side counts).</summary>
    ChiSquare,

    /// <summary>Binomial with the average power.</summary>
    Binomial,
}

/// <summary>How excess significance is tested.</summary>
public sealed record ExcessSignificanceOptions
{
    /// <summary>Two-sided 5% tests of each study, exact test of too many significant ones.</summary>
    public static ExcessSignificanceOptions Default { get; } = new();

    /// <summary>Effect under the null hypothesis of each study's own test.</summary>
    public double NullEffect { get; init; }

    /// <summary>Side of each study's own test.</summary>
    public Side StudySide { get; init; } = Side.Both;

    /// <summary>Level of each study's own test, between 0 and 1.</summary>
    public double StudyAlpha { get; init; } = 0.05;

    /// <summary>Test of the number of significant studies. The exact test takes time with the square of the number of studies.</summary>
    public ExcessTestKind Test { get; init; }

    /// <summary>Whether too many, too few, or either is looked for.</summary>
    public Side ExcessSide { get; init; }

    /// <summary>p at which the limit estimate is taken, between 0 and 1.</summary>
    public double LimitAlpha { get; init; } = 0.10;
}

/// <summary>Are more studies significant than their power allows?</summary>
/// <param name="Observed">Number of significant studies.</param>
/// <param name="Expected">Number expected, the sum of the powers.</param>
/// <param name="P">p of the test, 0 to 1.</param>
/// <param name="Power">Power of each study that took part, 0 to 1.</param>
/// <param name="Limit">The effect, on the side of the pooled one, at which p would be <see cref="ExcessSignificanceOptions.LimitAlpha"/>; null with moderators, when either side counts, or if there is none.</param>
public sealed record ExcessSignificanceResult(int Observed, double Expected, double P, IReadOnlyList<double> Power, double? Limit)
{
    /// <summary>Observed divided by expected.</summary>
    public double Ratio => Observed / Expected;
}

/// <summary>The test of excess significance.</summary>
/// <remarks>Ioannidis JPA, Trikalinos TA (2007). Clinical Trials 4:245–253. doi:10.1177/1740774507079441.</remarks>
public static class ExcessSignificance
{
    /// <summary>Tests the studies of a fit, with their power at its pooled effect (with moderators, at what it expects of each) and its τ².</summary>
    /// <param name="fit">A meta-analysis or meta-regression.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">A level or null effect that is none.</exception>
    public static ExcessSignificanceResult Of(Fit fit, ExcessSignificanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        options ??= ExcessSignificanceOptions.Default;
        if (!double.IsFinite(options.NullEffect)) throw new ArgumentException("The effect under the null hypothesis is a finite number.", nameof(options));
        if (!(options.LimitAlpha is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(options), options.LimitAlpha, "The level of the limit lies between 0 and 1.");
        var critical = options.StudySide == Side.Both ? -StandardNormal.Quantile(Level.Tail(1 - options.StudyAlpha)) : -StandardNormal.Quantile(2 * Level.Tail(1 - options.StudyAlpha));
        double[] power = [.. Enumerable.Range(0, fit.K).Select(i => Power(fit.Expected(fit.Design is null ? [1.0] : fit.Design.Row(i)).Estimate, fit.Variances[i], fit.Tau2, critical, options))];
        var observed = Enumerable.Range(0, fit.K).Count(i => IsBeyond((fit.Estimates[i] - options.NullEffect) / Math.Sqrt(fit.Variances[i]), critical, options.StudySide));
        return new(observed, power.Sum(), SignificantCount.P(observed, power, options), power, fit.Design is null && options.ExcessSide != Side.Both ? Limit(fit, observed, critical, options) : null);
    }

    private static bool IsBeyond(double z, double critical, Side side) => side switch
    {
        Side.Greater => z >= critical,
        Side.Less => z <= -critical,
        _ => Math.Abs(z) >= critical,
    };

    /// <summary>The statistic is normal with variance 1 + τ²/v, so that the power averaged over the true effects is two normal tails.</summary>
    private static double Power(double effect, double variance, double tau2, double critical, ExcessSignificanceOptions options)
    {
        double mean = (effect - options.NullEffect) / Math.Sqrt(variance), spread = Math.Sqrt(1 + (tau2 / variance));
        double above = StandardNormal.Upper((critical - mean) / spread), below = StandardNormal.Upper((critical + mean) / spread);
        return Math.Min(1, options.StudySide switch { Side.Greater => above, Side.Less => below, _ => above + below });
    }

    private static double? Limit(Fit fit, int observed, double critical, ExcessSignificanceOptions options)
    {
        double P(double away)
        {
            double[] power = [.. fit.Variances.Select(v => Power(options.NullEffect + away, v, fit.Tau2, critical, options))];
            return SignificantCount.P(observed, power, options) - options.LimitAlpha;
        }

        double near = 0, far = fit.Pooled.Estimate >= options.NullEffect ? Math.Sqrt(fit.Variances.Min()) : -Math.Sqrt(fit.Variances.Min());
        var start = P(0);
        for (var n = 0; n < 100 && P(far) * start > 0; n++) (near, far) = (far, far * 2);
        if (!(P(far) * start <= 0)) return null;
        var from = near;
        var reach = far - near;
        return options.NullEffect + from + (reach * Bisection.Edge(0, 1, share => P(from + (reach * share)) * start > 0));
    }
}

/// <summary>How surprising a number of significant studies is, given the power of each.</summary>
internal static class SignificantCount
{
    public static double P(int observed, double[] power, ExcessSignificanceOptions options)
    {
        if (options.Test == ExcessTestKind.ChiSquare) return ByChiSquare(observed, power.Sum(), power.Length, options.ExcessSide);
        var average = power.Sum() / power.Length;
        var probability = Distribution(options.Test == ExcessTestKind.Exact ? power : [.. power.Select(_ => average)]);
        return Math.Min(1, options.ExcessSide switch
        {
            Side.Greater => probability[observed..].Sum(),
            Side.Less => probability[..(observed + 1)].Sum(),
            _ => probability.Where(p => p <= probability[observed] * (1 + 1e-7)).Sum(),
        });
    }

    private static double ByChiSquare(int observed, double expected, int k, Side side)
    {
        var away = observed - expected;
        if (away == 0) return side == Side.Both ? 1 : 0.5;
        var z = away * Math.Sqrt((1 / expected) + (1 / (k - expected)));
        return side switch { Side.Greater => StandardNormal.Upper(z), Side.Less => StandardNormal.Upper(-z), _ => StandardNormal.TwoSided(z) };
    }

    /// <summary>Probabilities of 0, 1, … k significant studies, one study after the other.</summary>
    private static double[] Distribution(double[] power)
    {
        var probability = new double[power.Length + 1];
        probability[0] = 1;
        for (var n = 0; n < power.Length; n++)
        {
            for (var j = n + 1; j > 0; j--) probability[j] = (probability[j] * (1 - power[n])) + (probability[j - 1] * power[n]);
            probability[0] *= 1 - power[n];
        }

        return probability;
    }
}
