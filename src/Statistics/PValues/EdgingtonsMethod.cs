using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.PValues;

/// <summary>
/// Edgington's combination of independent p-values: their sum against the exact distribution of a sum of uniform numbers. It treats
/// values near 0 and near 1 alike, so that studies in opposite directions cancel.
/// </summary>
/// <remarks>
/// Edgington ES (1972). Journal of Psychology 80:351–363. doi:10.1080/00223980.1972.9924813. The textbook formula alternates in sign and
/// fails from some twenty values on; the density is built up here by the recursion of B-splines (de Boor C (1972). Journal of
/// Approximation Theory 6:50–62. doi:10.1016/0021-9045(72)90080-9), in which nothing cancels. Beyond 2,000 values the normal
/// approximation is used, and the result says so.
/// </remarks>
public static class EdgingtonsMethod
{
    private const int MostExact = 2000;

    /// <summary>Combines one-sided p-values of independent studies.</summary>
    /// <param name="values">The p-values.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static CombinedPValue Of(ReadOnlySpan<PValue> values)
    {
        double[] logs = PValue.Logs(values), complements = new double[logs.Length];
        for (var i = 0; i < logs.Length; i++) complements[i] = values[i].LogComplement;
        double log = LogSum.Of(logs), rest = LogSum.Of(complements), sum = Math.Exp(log);
        var k = logs.Length;
        if (k > MostExact)
        {
            var z = (sum - (k / 2.0)) / Math.Sqrt(k / 12.0);
            return new(k, sum, PValue.Of(LogNormalTail.Upper(-z), LogNormalTail.Upper(z)), IsApproximate: true);
        }

        var tail = Math.Min(0, LogDistribution(k, Math.Min(log, rest)));
        var complement = tail == 0 ? double.NegativeInfinity : LogSum.Complement(tail);
        return new(k, sum, log <= rest ? PValue.Of(tail, complement) : PValue.Of(complement, tail));
    }

    /// <summary>ln P(sum of k uniform numbers ≤ s), for s up to k ÷ 2 given by its logarithm.</summary>
    private static double LogDistribution(int k, double logSum)
    {
        if (logSum <= 0) return (k * logSum) - LogGamma.At(k + 1);

        // The distribution of k is the sum of the densities of k + 1 at s, s − 1, s − 2, …; row m holds these for m.
        double s = Math.Exp(logSum), scale = 0;
        var whole = (int)Math.Floor(s);
        var density = new double[whole + 1];
        density[whole] = 1;
        for (var m = 2; m <= k + 1; m++)
        {
            double most = 0;
            for (var j = 0; j <= whole; j++)
            {
                var x = s - j;
                density[j] = x >= m ? 0 : ((x * density[j]) + (j < whole ? (m - x) * density[j + 1] : 0)) / (m - 1);
                most = Math.Max(most, density[j]);
            }

            for (var j = 0; j <= whole; j++) density[j] /= most;
            scale += Math.Log(most);
        }

        return scale + Math.Log(density.Sum());
    }
}
