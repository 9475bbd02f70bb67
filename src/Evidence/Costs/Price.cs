using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Costs;

/// <summary>What a published price buys.</summary>
public enum PricePer
{
    Course, Infusion, Booster, Participation, Storage, Unclear,
}

/// <summary>A price somebody published.</summary>
public sealed record Price : Figure
{
    public required string Id { get; init; }

    /// <summary>What is sold, in our words.</summary>
    public required string What { get; init; }

    /// <summary>Country or seller's place, in English.</summary>
    public required string Place { get; init; }

    public required decimal Low { get; init; }

    /// <summary>Upper end; the same as <see cref="Low"/> when one figure was printed.</summary>
    public required decimal High { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    public required PricePer Per { get; init; }

    /// <summary>Cell type id, where it is known.</summary>
    public string? Cells { get; init; }

    public string? Includes { get; init; }

    public PartialDate? Date { get; init; }

    /// <summary>True when the price was charged for autism; false when it stands only for comparison.</summary>
    public required bool ForAutism { get; init; }
}

/// <summary>One file in <c>data/prices</c>.</summary>
public sealed record PriceList : EvidenceRecord
{
    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required ImmutableArray<Price> Prices { get; init; }
}
