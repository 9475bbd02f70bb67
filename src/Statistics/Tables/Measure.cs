using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Statistics.Tables;

/// <summary>How effect sizes are computed from a table.</summary>
public sealed record EffectOptions
{
    /// <summary>What is done about zero cells; null is the custom of the measure.</summary>
    public ZeroCells? ZeroCells { get; init; }

    /// <summary>Kind of sampling variance.</summary>
    public Sampling Sampling { get; init; }

    /// <summary>Which edition of the field's conventions.</summary>
    public Conventions Conventions { get; init; }
}

/// <summary>An effect measure that can be computed from a table of studies.</summary>
/// <param name="Name">Its name, as metafor has it: "RR", "SMD" …</param>
/// <param name="Label">What it is, in the field's words.</param>
/// <param name="Columns">The columns it needs; where there is a choice, each choice.</param>
/// <param name="Natural">The way back to its natural scale; <see cref="BackTransform.None"/> where it is analysed on that.</param>
public sealed record Measure(string Name, string Label, IReadOnlyList<string> Columns, BackTransform Natural)
{
    internal Func<Table, EffectOptions, EffectSize[]> Of { get; init; } = null!;

    /// <summary>Whether the effect of one group (a proportion, a mean) and not a comparison is measured, so that zero is not the line of no effect.</summary>
    public bool IsSingleGroup { get; init; }

    /// <summary>The effects of a table, in its order; missing where a study does not give what is needed.</summary>
    /// <param name="table">The table.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, no study can have it, or the measure has no such variance.</exception>
    public EffectSize[] Compute(Table table, EffectOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!Fits(table)) throw new ArgumentException($"{Name} ({Label}) needs the columns {string.Join(", or ", Columns)}. The table has {string.Join(" ", table.Columns.Select(c => c.Name))}.", nameof(table));
        return Of(table, options ?? new());
    }

    /// <summary>Whether a table has the columns for it.</summary>
    /// <param name="table">The table.</param>
    public bool Fits(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Columns.Any(choice => choice.Split(' ').All(table.Has));
    }

    /// <summary>The way back to the natural scale for the studies of a table: the double arcsine and double root need one size, and take the harmonic mean (Miller 1978).</summary>
    /// <param name="table">The table.</param>
    public BackTransform NaturalOf(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Name switch
        {
            "PFT" => BackTransform.DoubleArcsine(HarmonicMean(StudyData.OneProportion(table).Select(s => s.N))),
            "IRFT" => BackTransform.DoubleRoot(HarmonicMean(StudyData.OneRate(table).Select(s => s.Time))),
            _ => Natural,
        };
    }

    private static double HarmonicMean(IEnumerable<double> sizes)
    {
        double[] known = [.. sizes.Where(n => n > 0 && double.IsFinite(n))];
        return known.Length / known.Sum(n => 1 / n);
    }
}
