using System.Collections.Immutable;
using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Studies;

/// <summary>A study with what it is filtered by.</summary>
internal sealed record StudyRow(Study Study, ImmutableArray<ImmutableArray<string>> Facets)
{
    public int? Year => Study.Year?.Value;

    public int? Size => Study.Size.Headline?.Value;

    public static StudyRow Of(Study study) => new(study, [.. StudyFacets.All.Select(facet => StudyFacets.Of(study, facet))]);

    public bool Has(StudyFacet facet, ImmutableSortedSet<string> chosen) => chosen.IsEmpty || Facets[(int)facet].Any(chosen.Contains);
}

/// <summary>The studies of a snapshot, to be filtered, ordered and counted. Unchangeable, and safe for any number of readers at a time.</summary>
public sealed class StudyCatalogue
{
    private readonly ImmutableArray<StudyRow> rows;
    private readonly SearchIndex index;
    private readonly ReadStudyFilter reader;

    private StudyCatalogue(Snapshot snapshot, SearchIndex index)
    {
        rows = [.. snapshot.Content.Studies.Select(StudyRow.Of)];
        this.index = index;
        reader = new(snapshot);
    }

    /// <param name="snapshot">The evidence base.</param>
    /// <param name="index">The search over the same snapshot.</param>
    public static StudyCatalogue Build(Snapshot snapshot, SearchIndex index) => new(snapshot, index);

    /// <summary>Reads a filter from the parameters of an address. Names and values may be in capitals; unknown names are ignored; never throws.</summary>
    public StudyFilterReading Read(IEnumerable<KeyValuePair<string, string?[]>> parameters) => reader.From(parameters);

    /// <summary>All studies that the filter lets through, in its order, whatever its page.</summary>
    public ImmutableArray<Study> Matching(StudyFilter filter) => [.. filter.Sort.Order(Tallied(filter).Found).Select(r => r.Study)];

    public StudyListing List(StudyFilter filter)
    {
        var tallied = Tallied(filter);
        var from = (filter.Page - 1L) * StudyListing.PageSize;
        return new()
        {
            Filter = filter,
            Total = tallied.Found.Count,
            Studies = from < 0 || from >= tallied.Found.Count ? [] : [.. filter.Sort.Order(tallied.Found).Skip((int)from).Take(StudyListing.PageSize).Select(r => r.Study)],
            Facets = [.. StudyFacets.All.Select(facet => new FacetCounts(facet, StudyFacets.Parameter(facet), [.. Values(facet, filter).Select(value => tallied.Count(facet, value))]))],
            Years = [.. rows.Select(r => r.Year).OfType<int>().Distinct().Order().Select(tallied.CountOfYear)],
            YearNotKnown = tallied.YearNotKnown,
            SizeNotKnown = tallied.SizeNotKnown,
        };
    }

    private TallyStudies Tallied(StudyFilter filter)
    {
        var tallied = new TallyStudies(filter, filter.Query.Length == 0 ? null : index.Ids(SearchKind.Study, filter.Query));
        foreach (var row in rows) tallied.Add(row);
        return tallied;
    }

    private IEnumerable<string> Values(StudyFacet facet, StudyFilter filter) =>
        StudyFacets.Choices(facet) is { } choices
            ? choices
            : rows.SelectMany(r => r.Facets[(int)facet]).Concat(filter.Chosen(facet)).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase);
}
