using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.PValues;

/// <summary>Stouffer's combination of independent p-values: the sum of their normal deviates, weighted if wished.</summary>
/// <remarks>Stouffer SA et al. (1949). The American Soldier, vol. 1. Weights: Liptak T (1958); Zaykin DV (2011). Journal of Evolutionary Biology 24:1836–1841. doi:10.1111/j.1420-9101.2011.02297.x (square roots of the sample sizes).</remarks>
public static class StouffersMethod
{
    /// <summary>Combines one-sided p-values of independent studies. A p of exactly 1 makes the result 1.</summary>
    /// <param name="values">The p-values.</param>
    /// <param name="weights">One weight above 0 per study, best the square root of its size; none means equal weights.</param>
    /// <exception cref="ArgumentException">There are none, or not one weight above 0 each.</exception>
    public static CombinedPValue Of(ReadOnlySpan<PValue> values, ReadOnlySpan<double> weights = default)
    {
        PValue.Logs(values);
        if (!weights.IsEmpty && weights.Length != values.Length) throw new ArgumentException("Every p-value has one weight.", nameof(weights));
        double sum = 0, squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (!(weight > 0) || double.IsInfinity(weight)) throw new ArgumentException(FormattableString.Invariant($"Row {i + 1}: a weight is finite and above 0."), nameof(weights));
            sum += weight * values[i].Z;
            squares += weight * weight;
        }

        var z = sum / Math.Sqrt(squares);
        return new(values.Length, z, PValue.Of(LogNormalTail.Upper(z), LogNormalTail.Upper(-z)));
    }
}
