using System.Collections.Immutable;

namespace Equipoise.Evidence.Studies;

/// <summary>How many studies have a value, all other filters holding.</summary>
/// <param name="Value">The value as it stands in addresses.</param>
/// <param name="Count">Studies one gets when this is the only value chosen of its facet.</param>
/// <param name="IsChosen">Whether the filter names it.</param>
public sealed record FacetCount(string Value, int Count, bool IsChosen);

/// <summary>The counts of one facet: fixed choices in their order, ids by alphabet.</summary>
/// <param name="Facet">Which.</param>
/// <param name="Parameter">Its name in addresses.</param>
/// <param name="Counts">Every value that any study has or the filter names, and every fixed choice.</param>
public sealed record FacetCounts(StudyFacet Facet, string Parameter, ImmutableArray<FacetCount> Counts);

/// <summary>The studies that a filter finds: one page of them, and the counts beside the filters.</summary>
public sealed record StudyListing
{
    /// <summary>Studies on a page.</summary>
    public const int PageSize = 50;

    public required StudyFilter Filter { get; init; }

    /// <summary>The studies of the filter's page; none on a page after the last.</summary>
    public required ImmutableArray<Study> Studies { get; init; }

    /// <summary>Studies on all pages together.</summary>
    public required int Total { get; init; }

    public int Pages => (Total + PageSize - 1) / PageSize;

    public required ImmutableArray<FacetCounts> Facets { get; init; }

    /// <summary>Studies by year, oldest first, all filters but the year holding; years without a study are left out.</summary>
    public required ImmutableArray<FacetCount> Years { get; init; }

    /// <summary>Studies that meet all filters but the year and have no known year: no range of years finds them.</summary>
    public required int YearNotKnown { get; init; }

    /// <summary>Studies that meet all filters but the size and have no known size: no range of sizes finds them.</summary>
    public required int SizeNotKnown { get; init; }
}
