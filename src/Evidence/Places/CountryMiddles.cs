using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Places;

/// <summary>The middle of a country, in degrees north and east.</summary>
public sealed record CountryMiddle
{
    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public required string Country { get; init; }

    public required decimal Latitude { get; init; }

    public required decimal Longitude { get; init; }
}

/// <summary>A file in <c>data/places</c>: where countries lie, with its source and day.</summary>
public sealed record CountryMiddles : Figure
{
    /// <summary>When it was made from its source.</summary>
    public required PartialDate MadeOn { get; init; }

    public required ImmutableArray<CountryMiddle> Middles { get; init; }
}
