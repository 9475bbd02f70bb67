using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.PValues;

/// <summary>
/// The contours of an albatross plot: which sample size goes with which p-value if the effect has a given size, and which size of effect
/// a study's p-value and sample size imply. Approximate, by large-sample variances.
/// </summary>
/// <remarks>Harrison S, Jones HE, Martin RM, Lewis SJ, Higgins JPT (2017). Research Synthesis Methods 8:281–289. doi:10.1002/jrsm.1239.</remarks>
public static class Albatross
{
    /// <summary>The total sample size at which an effect has exactly this p-value.</summary>
    /// <param name="scale">What the effect is.</param>
    /// <param name="effect">Its size on the scale of analysis (log ratio, difference, correlation), not 0.</param>
    /// <param name="p">Two-sided p, above 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The effect is 0 or impossible on this scale, or p outside its range.</exception>
    public static double Size(AlbatrossScale scale, double effect, double p)
    {
        var z = Deviate(p);
        return scale.Lost + (z * z / scale.SquaredPerPerson(effect));
    }

    /// <summary>One contour: a sample size for every p-value.</summary>
    /// <param name="scale">What the effect is.</param>
    /// <param name="effect">Its size on the scale of analysis, not 0.</param>
    /// <param name="p">Two-sided p-values, each above 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The effect is 0 or impossible on this scale, or a p outside its range.</exception>
    public static double[] Contour(AlbatrossScale scale, double effect, ReadOnlySpan<double> p)
    {
        var sizes = new double[p.Length];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = Size(scale, effect, p[i]);
        return sizes;
    }

    /// <summary>The effect, on the scale of analysis, that a study's p-value and size imply; 0 for p = 1, null when no effect on this scale would do (so small a p from so few people).</summary>
    /// <param name="scale">What the effect is.</param>
    /// <param name="p">Two-sided p, above 0, at most 1.</param>
    /// <param name="n">Total sample size, above 0.</param>
    /// <param name="positive">Whether the effect is above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">p or the size are outside their range.</exception>
    public static double? Magnitude(AlbatrossScale scale, double p, double n, bool positive)
    {
        if (!(n > 0) || double.IsInfinity(n)) throw new ArgumentOutOfRangeException(nameof(n), n, "The sample size is finite and above 0.");
        if (p == 1) return 0;
        var z = Deviate(p);
        if (n <= scale.Lost) return null;
        return scale.Solve(z * z / (n - scale.Lost), positive ? 1 : -1);
    }

    private static double Deviate(double p)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A two-sided p-value lies between 0 and 1; one reported as 0 is not known.");
        return PValue.FromTwoSided(p, inChosenDirection: true).Z;
    }
}
