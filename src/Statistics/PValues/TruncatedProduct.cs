using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.PValues;

/// <summary>The product of those p-values that are at most a cut, against its exact distribution: robust to a few large ones. With the cut 1 it is Fisher's method.</summary>
/// <remarks>Zaykin DV, Zhivotovsky LA, Westfall PH, Weir BS (2002). Genetic Epidemiology 22:170–185. doi:10.1002/gepi.0042.</remarks>
public static class TruncatedProduct
{
    /// <summary>Combines one-sided p-values of independent studies. The statistic is ln of the product; 0 when no value is at most the cut, and then p is 1.</summary>
    /// <param name="values">The p-values.</param>
    /// <param name="cut">Above 0, at most 1.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The cut is outside its range.</exception>
    public static CombinedPValue Of(ReadOnlySpan<PValue> values, double cut = 0.05)
    {
        if (!(cut > 0 && cut <= 1)) throw new ArgumentOutOfRangeException(nameof(cut), cut, "The cut lies above 0 and is at most 1.");
        var logs = PValue.Logs(values);
        double product = 0, logCut = Math.Log(cut);
        var any = false;
        foreach (var log in logs.Where(l => l <= logCut))
        {
            product += log;
            any = true;
        }

        if (!any) return new(logs.Length, 0, PValue.Of(0, double.NegativeInfinity));
        var tail = Math.Min(0, LogDistribution(logs.Length, product, cut));
        return new(logs.Length, product, PValue.Of(tail, tail == 0 ? double.NegativeInfinity : LogSum.Complement(tail)));
    }

    /// <summary>ln P(product ≤ w): over how many of the k values are at most the cut, and for each the product of so many uniform numbers.</summary>
    private static double LogDistribution(int k, double logW, double cut)
    {
        double logCut = Math.Log(cut), logRest = double.LogP1(-cut);
        var terms = new double[k];
        for (var r = 1; r <= k; r++)
        {
            var choose = LogGamma.At(k + 1) - LogGamma.At(r + 1) - LogGamma.At(k - r + 1);
            var others = r == k ? 0 : (k - r) * logRest;
            terms[r - 1] = choose + others + LogProduct(r, (r * logCut) - logW, logW, r * logCut);
        }

        return LogSum.Of(terms);
    }

    /// <summary>ln P(all r values are at most the cut, and their product is at most w).</summary>
    private static double LogProduct(int r, double excess, double logW, double logAll)
    {
        if (excess <= 0) return logAll;
        var terms = new double[r];
        for (var s = 0; s < r; s++) terms[s] = (s * Math.Log(excess)) - LogGamma.At(s + 1);
        return logW + LogSum.Of(terms);
    }
}
