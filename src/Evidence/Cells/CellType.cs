using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Cells;

/// <summary>A kind of cell product used or offered for autism. One file in <c>data/cells</c>.</summary>
public sealed record CellType : EvidenceRecord
{
    public required string Name { get; init; }

    /// <summary>Short name for charts.</summary>
    public required string Label { get; init; }

    /// <summary>What it is, where it comes from and what is done to it, in plain words.</summary>
    public required string Summary { get; init; }

    /// <summary>The tissue it is taken from.</summary>
    public required string Tissue { get; init; }

    /// <summary>False for products that hold no living cells, such as exosomes.</summary>
    public bool LivingCells { get; init; } = true;

    public ImmutableArray<LabelledFact> Facts { get; init; } = [];

    /// <summary>Names under which it is sold or confused.</summary>
    public ImmutableArray<string> AlsoCalled { get; init; } = [];

    /// <summary>What it must not be confused with.</summary>
    public ImmutableArray<string> NotToBeConfusedWith { get; init; } = [];
}
