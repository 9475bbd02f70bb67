using Equipoise.Statistics.Effects;

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

/// <summary>The natural scale of a measure, for display.</summary>
public enum NaturalScale
{
    /// <summary>The scale of analysis is the natural one.</summary>
    Same,

    /// <summary>A ratio: eˣ.</summary>
    Exponential,

    /// <summary>A proportion: eˣ ÷ (1 + eˣ).</summary>
    InverseLogit,

    /// <summary>A proportion: sin² x.</summary>
    SquaredSine,

    /// <summary>A proportion from a double arcsine.</summary>
    InverseDoubleArcsine,

    /// <summary>A correlation: tanh x.</summary>
    HyperbolicTangent,

    /// <summary>A rate: x².</summary>
    Square,

    /// <summary>A reliability: 1 − e⁻ˣ.</summary>
    Bonett,

    /// <summary>A reliability: 1 − (1 − x)³.</summary>
    HakstianWhalen,
}

/// <summary>An effect measure that can be computed from a table of studies.</summary>
/// <param name="Name">Its name, as metafor has it: "RR", "SMD" …</param>
/// <param name="Label">What it is, in the field's words.</param>
/// <param name="Columns">The columns it needs; where there is a choice, each choice.</param>
/// <param name="Scale">Its natural scale.</param>
public sealed record Measure(string Name, string Label, IReadOnlyList<string> Columns, NaturalScale Scale)
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

    /// <summary>The back-transformed value, on the natural scale.</summary>
    /// <param name="x">A value on the scale of analysis.</param>
    /// <param name="sizes">Sample sizes, for the double arcsine; their harmonic mean is used (Miller JJ 1978, The American Statistician 32:138, doi:10.1080/00031305.1978.10479283).</param>
    public double ToNatural(double x, IReadOnlyList<double>? sizes = null) => BackTransform.Of(Scale, x, sizes);
}
