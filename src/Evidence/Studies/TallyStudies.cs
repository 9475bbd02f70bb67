using System.Collections.Immutable;
using System.Globalization;

namespace Equipoise.Evidence.Studies;

/// <summary>
/// Finds and counts in one pass: a study that meets every filter counts everywhere; one that fails a single filter counts
/// only beside that filter, for there alone all the others hold.
/// </summary>
/// <param name="filter">What is wanted.</param>
/// <param name="withWords">Ids of the studies that have the filter's words; null when none were asked for.</param>
internal sealed class TallyStudies(StudyFilter filter, ImmutableHashSet<string>? withWords)
{
    private const int Year = 1 << 29;
    private const int Size = 1 << 30;

    private readonly ImmutableArray<ImmutableSortedSet<string>> chosen = [.. StudyFacets.All.Select(filter.Chosen)];
    private readonly Dictionary<(StudyFacet Facet, string Value), int> counts = [];
    private readonly Dictionary<int, int> years = [];

    public List<StudyRow> Found { get; } = [];

    public int YearNotKnown { get; private set; }

    public int SizeNotKnown { get; private set; }

    public void Add(StudyRow row)
    {
        if (withWords is not null && !withWords.Contains(row.Study.Id)) return;
        var failed = Failed(row);
        if (failed == 0) Found.Add(row);
        foreach (var facet in StudyFacets.All)
        {
            if (FailsAtMost(failed, Bit(facet))) Count(row, facet);
        }

        if (FailsAtMost(failed, Year)) CountYear(row.Year);
        if (FailsAtMost(failed, Size) && row.Size is null) SizeNotKnown++;
    }

    public FacetCount Count(StudyFacet facet, string value) =>
        new(value, counts.GetValueOrDefault((facet, value)), chosen[(int)facet].Contains(value));

    public FacetCount CountOfYear(int year) =>
        new(year.ToString(CultureInfo.InvariantCulture), years.GetValueOrDefault(year), !filter.Year.IsOpen && filter.Year.Contains(year));

    private static int Bit(StudyFacet facet) => 1 << (int)facet;

    private static bool FailsAtMost(int failed, int one) => (failed & ~one) == 0;

    private int Failed(StudyRow row)
    {
        var failed = (filter.Year.Contains(row.Year) ? 0 : Year) | (filter.Size.Contains(row.Size) ? 0 : Size);
        foreach (var facet in StudyFacets.All)
        {
            if (!row.Has(facet, chosen[(int)facet])) failed |= Bit(facet);
        }

        return failed;
    }

    private void Count(StudyRow row, StudyFacet facet)
    {
        foreach (var value in row.Facets[(int)facet]) counts[(facet, value)] = counts.GetValueOrDefault((facet, value)) + 1;
    }

    private void CountYear(int? year)
    {
        if (year is { } known) years[known] = years.GetValueOrDefault(known) + 1;
        else YearNotKnown++;
    }
}
