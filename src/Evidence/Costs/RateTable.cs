using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Costs;

/// <summary>What a table of rates is for.</summary>
public enum RateKind
{
    Exchange, PriceIndex,
}

/// <summary>Which way round an exchange rate was printed.</summary>
public enum RateQuoted
{
    DollarsPerUnit, UnitsPerDollar,
}

/// <summary>The average of one year, as printed.</summary>
public sealed record Rate : Figure
{
    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    public required int Year { get; init; }

    /// <summary>Above zero: a rate against the US dollar, or an index.</summary>
    public required decimal Value { get; init; }

    /// <summary>For exchange rates.</summary>
    public RateQuoted? Quoted { get; init; }
}

/// <summary>One file in <c>data/rates</c>.</summary>
public sealed record RateTable : EvidenceRecord
{
    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required RateKind Kind { get; init; }

    public required ImmutableArray<Rate> Rates { get; init; }
}
