using System.Collections.Immutable;
using System.Globalization;

namespace Equipoise.Evidence.Studies;

/// <summary>
/// Which studies are wanted, in which order. Values within a facet are alternatives; facets, ranges and words must all hold.
/// Two filters that want the same are equal and have the same <see cref="Canonical"/> form.
/// </summary>
public sealed record StudyFilter
{
    private ImmutableSortedDictionary<StudyFacet, ImmutableSortedSet<string>> Choices { get; init; } = ImmutableSortedDictionary<StudyFacet, ImmutableSortedSet<string>>.Empty;

    /// <summary>Year of the main report.</summary>
    public NumberRange Year { get; init; }

    /// <summary>Headline number of children.</summary>
    public NumberRange Size { get; init; }

    /// <summary>Words that must stand in the record; empty when none are asked for.</summary>
    public string Query { get; init; } = "";

    public StudySort Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>True when every study is wanted; order and page aside.</summary>
    public bool IsEmpty => Choices.IsEmpty && Year.IsOpen && Size.IsOpen && Query.Length == 0;

    /// <summary>The query string of this filter, sorted, without defaults and without a leading question mark: for addresses and as a key.</summary>
    public string Canonical => string.Join('&', Parameters()
        .OrderBy(p => p.Name, StringComparer.Ordinal)
        .ThenBy(p => p.Value, StringComparer.Ordinal)
        .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>Values chosen of a facet; empty when any will do.</summary>
    public ImmutableSortedSet<string> Chosen(StudyFacet facet) => Choices.GetValueOrDefault(facet, []);

    /// <summary>The same filter with other values of a facet, on the first page. Values are written as <see cref="StudyListing.Facets"/> has them.</summary>
    public StudyFilter Choosing(StudyFacet facet, params IEnumerable<string> values)
    {
        var chosen = values.ToImmutableSortedSet(StringComparer.Ordinal);
        return this with { Choices = chosen.IsEmpty ? Choices.Remove(facet) : Choices.SetItem(facet, chosen), Page = 1 };
    }

    /// <summary>The same filter with a value added, or taken away when it was chosen: the link beside each value.</summary>
    public StudyFilter Toggling(StudyFacet facet, string value) =>
        Choosing(facet, Chosen(facet).Contains(value) ? Chosen(facet).Remove(value) : Chosen(facet).Add(value));

    public bool Equals(StudyFilter? other) => other is not null && other.Canonical == Canonical;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical);

    private IEnumerable<(string Name, string Value)> Parameters()
    {
        foreach (var (facet, values) in Choices)
            foreach (var value in values)
                yield return (StudyFacets.Parameter(facet), value);

        foreach (var (name, number) in new[] { (FilterParameter.YearFrom, Year.From), (FilterParameter.YearTo, Year.To), (FilterParameter.SizeFrom, Size.From), (FilterParameter.SizeTo, Size.To) })
        {
            if (number is { } n) yield return (name, n.ToString(CultureInfo.InvariantCulture));
        }

        if (Query.Length > 0) yield return (FilterParameter.Query, Query);
        if (Sort != default) yield return (FilterParameter.Sort, Sort.ToString());
        if (Page != 1) yield return (FilterParameter.Page, Page.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Names of the parameters that are not facets, as they stand in addresses.</summary>
public static class FilterParameter
{
    public const string YearFrom = "yearFrom";
    public const string YearTo = "yearTo";
    public const string SizeFrom = "sizeFrom";
    public const string SizeTo = "sizeTo";
    public const string Query = "q";
    public const string Sort = "sort";
    public const string Page = "page";
}
