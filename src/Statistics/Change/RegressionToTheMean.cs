using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Change;

/// <summary>Which people were chosen.</summary>
public enum Chosen
{
    /// <summary>Those above the cut.</summary>
    Above,

    /// <summary>Those below the cut.</summary>
    Below,
}

/// <summary>What people chosen for an extreme score score again when nothing at all was done to them.</summary>
/// <param name="Before">Mean of the scores they were chosen for, in points.</param>
/// <param name="After">Mean expected at the next measurement, in points.</param>
/// <remarks>
/// Barnett AG, van der Pols JC, Dobson AJ (2005). International Journal of Epidemiology 34:215–220. doi:10.1093/ije/dyh299.
/// Davis CE (1976). American Journal of Epidemiology 104:493–498. Supposes normal scores whose mean and spread do not change.
/// </remarks>
public readonly record struct RegressionToTheMean(double Before, double After)
{
    /// <summary>The change to be expected, after less before, in points.</summary>
    public double Change => After - Before;

    /// <summary>Of a group of whom only those beyond a cut were taken.</summary>
    /// <param name="population">All people, from whom the group was chosen.</param>
    /// <param name="cut">The score beyond which people were taken.</param>
    /// <param name="chosen">Above or below the cut.</param>
    /// <param name="correlation">Correlation of two measurements of the same people, 0 to 1.</param>
    /// <param name="measurements">How many measurements were averaged to choose people, at least 1; several weaken the effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or practically nobody lies beyond the cut.</exception>
    public static RegressionToTheMean OfGroup(Norm population, double cut, Chosen chosen, double correlation, int measurements = 1)
    {
        ReliableChange.Finite(cut, nameof(cut));
        ArgumentOutOfRangeException.ThrowIfLessThan(measurements, 1);
        double variance = Norm.Checked(population).Deviation * population.Deviation, between = Checked(correlation) * variance;
        var spread = Math.Sqrt(between + ((variance - between) / measurements));
        var sign = chosen == Chosen.Above ? 1 : -1;
        double z = sign * (cut - population.Mean) / spread, tail = StandardNormal.Upper(z);
        if (!(tail > 1e-300)) throw new ArgumentOutOfRangeException(nameof(cut), cut, "Practically nobody in this population lies beyond the cut.");
        var excess = sign * StandardNormal.Density(z) / tail;
        return new(population.Mean + (excess * spread), population.Mean + (excess * between / spread));
    }

    /// <summary>Of one person with a given score.</summary>
    /// <param name="population">The people this person is one of.</param>
    /// <param name="score">The score.</param>
    /// <param name="correlation">Correlation of two measurements of the same people, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static RegressionToTheMean OfPerson(Norm population, double score, double correlation) =>
        new(ReliableChange.Finite(score, nameof(score)), Norm.Checked(population).Mean + (Checked(correlation) * (score - population.Mean)));

    /// <summary>The range within which one person's next score lies with the given probability when nothing was done, in points.</summary>
    /// <param name="population">The people this person is one of.</param>
    /// <param name="score">The score.</param>
    /// <param name="correlation">Correlation of two measurements of the same people, 0 to 1.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Interval NextScore(Norm population, double score, double correlation, double level = 0.95)
    {
        var expected = OfPerson(population, score, correlation).After;
        var half = -StandardNormal.Quantile(Level.Tail(level)) * population.Deviation * Math.Sqrt((1 - correlation) * (1 + correlation));
        return new(expected - half, expected + half);
    }

    private static double Checked(double correlation) =>
        correlation is >= 0 and <= 1 ? correlation : throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "The correlation of two measurements lies between 0 and 1.");
}
