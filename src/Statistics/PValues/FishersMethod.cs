using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.PValues;

/// <summary>
/// Fisher's combination of independent p-values: −2 Σ ln p against chi-square with 2k degrees of freedom. It asks whether there is an
/// effect in at least one study, and says nothing about its size.
/// </summary>
/// <remarks>Fisher RA (1932). Statistical Methods for Research Workers, 4th ed. Borenstein M et al. (2009). Introduction to Meta-Analysis, chapter 36. doi:10.1002/9780470743386.</remarks>
public static class FishersMethod
{
    /// <summary>Combines one-sided p-values of independent studies.</summary>
    /// <param name="values">The p-values.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static CombinedPValue Of(ReadOnlySpan<PValue> values)
    {
        var logs = PValue.Logs(values);
        var half = -logs.Sum();
        return new(logs.Length, 2 * half, Tail(half, logs.Length));
    }

    /// <summary>P(gamma with shape k &gt; x) for whole k: e⁻ˣ Σ xʲ ÷ j!, and its complement.</summary>
    private static PValue Tail(double x, int k)
    {
        if (x == 0) return PValue.Of(0, double.NegativeInfinity);
        var terms = new double[k];
        for (var j = 0; j < k; j++) terms[j] = (j * Math.Log(x)) - x - LogGamma.At(j + 1);
        return PValue.Of(LogSum.Of(terms), Math.Log(IncompleteGamma.Lower(k, x)));
    }
}
