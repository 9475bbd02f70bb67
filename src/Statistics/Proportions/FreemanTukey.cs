using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Proportions;

/// <summary>
/// Pools proportions on Freeman and Tukey's double arcsine scale. The way back needs one sample size, and the harmonic mean of very
/// different sizes can give a pooled proportion that no study supports: Schwarzer and others (2019) found it seriously misleading.
/// <see cref="PooledProportion.AcrossSizes"/> shows how much hangs on the choice; where it is wide, pool by logits or a binomial model instead.
/// </summary>
/// <remarks>
/// Freeman MF, Tukey JW (1950). Annals of Mathematical Statistics 21:607–611. doi:10.1214/aoms/1177729756. Miller JJ (1978). The American
/// Statistician 32:138. doi:10.1080/00031305.1978.10479283. Schwarzer G, Chemaitelly H, Abu-Raddad LJ, Rücker G (2019). Research Synthesis
/// Methods 10:476–483. doi:10.1002/jrsm.1348.
/// </remarks>
public static class FreemanTukey
{
    /// <summary>Pools proportions.</summary>
    /// <param name="studies">The studies; one with a missing number is left out, and the fit says so.</param>
    /// <param name="options">How; REML with normal tests by default.</param>
    /// <exception cref="ArgumentException">No study can be pooled.</exception>
    public static PooledProportion Pool(ReadOnlySpan<OneProportion> studies, PoolingOptions? options = null)
    {
        var fit = MetaAnalysis.Fit(ProportionEffects.Compute(ProportionMeasure.PFT, studies), options);
        double inverse = 0, least = double.PositiveInfinity, most = 0;
        foreach (var row in fit.Rows)
        {
            var n = studies[row].N;
            inverse += 1 / n;
            least = Math.Min(least, n);
            most = Math.Max(most, n);
        }

        var mean = fit.K / inverse;
        var back = BackTransform.DoubleArcsine(mean);
        double pooled = fit.Pooled.Estimate, one = Proportion(pooled, least), other = Proportion(pooled, most);
        return new(fit, mean, back.At(pooled), back.Of(fit.Pooled.Interval), fit.Prediction is { } p ? back.Of(p) : null, new(Math.Min(one, other), Math.Max(one, other)));
    }

    /// <summary>Miller's way back, for one sample size. Values beyond those of no events and of nothing but events are 0 and 1.</summary>
    /// <param name="value">Mean of the two arcsines, in radians.</param>
    /// <param name="n">Size of the sample, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not above 0.</exception>
    public static double Proportion(double value, double n)
    {
        if (!(n > 0) || double.IsInfinity(n)) throw new ArgumentOutOfRangeException(nameof(n), n, "The size of the sample is finite and above 0.");
        var least = Math.Asin(Math.Sqrt(1 / (n + 1))) / 2;
        if (value <= least) return 0;
        if (value >= (Math.PI / 2) - least) return 1;
        double sine = Math.Sin(2 * value), cosine = Math.Cos(2 * value), inner = sine + ((sine - (1 / sine)) / n);
        return Math.Clamp((1 - (Math.Sign(cosine) * Math.Sqrt(Math.Max(0, 1 - (inner * inner))))) / 2, 0, 1);
    }

    /// <summary>The way back for rates. Values below that of no events are 0.</summary>
    /// <param name="value">Mean of the two square roots.</param>
    /// <param name="time">Person-time, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static double Rate(double value, double time)
    {
        if (!(time > 0) || double.IsInfinity(time)) throw new ArgumentOutOfRangeException(nameof(time), time, "Person-time is finite and above 0.");
        if (value <= Math.Sqrt(1 / time) / 2) return 0;
        var root = value - (1 / (4 * value * time));
        return root * root;
    }
}

/// <summary>A proportion pooled on the double arcsine scale and taken back.</summary>
/// <param name="Fit">The fit, on the double arcsine scale.</param>
/// <param name="N">Harmonic mean of the sample sizes, used on the way back.</param>
/// <param name="Estimate">The pooled proportion, 0 to 1.</param>
/// <param name="Interval">Its confidence interval.</param>
/// <param name="Prediction">Interval in which the proportion of a new study is expected.</param>
/// <param name="AcrossSizes">The pooled proportion when the smallest and the largest sample size are used on the way back instead.</param>
public sealed record PooledProportion(Fit Fit, double N, double Estimate, Interval Interval, Interval? Prediction, Interval AcrossSizes);
