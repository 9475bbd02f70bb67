using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Studies;

/// <summary>What the filters and their values are called on a page; in addresses they keep their own words.</summary>
public static class FacetWords
{
    public static string Of(StudyFacet facet) => facet switch
    {
        StudyFacet.Cells => "Cells",
        StudyFacet.Control => "Compared with",
        StudyFacet.Country => "Country",
        StudyFacet.Design => "Design",
        StudyFacet.Donor => "Whose cells",
        StudyFacet.Instrument => "Measured with",
        StudyFacet.Kind => "Kind of report",
        StudyFacet.Masking => "Blinding",
        _ => "Way in",
    };

    public static string Of(Snapshot snapshot, StudyFacet facet, string value) => facet switch
    {
        StudyFacet.Cells => Words.Cells(snapshot, value),
        StudyFacet.Country => Countries.Name(value),
        StudyFacet.Instrument => value,
        StudyFacet.Control => Named<Control>(value, Words.Of),
        StudyFacet.Design => Named<DesignStrength>(value, Words.Of),
        StudyFacet.Donor => Named<Donor>(value, Words.Of),
        StudyFacet.Kind => Named<StudyKind>(value, Words.Of),
        StudyFacet.Masking => Named<Masking>(value, Words.Of),
        _ => Named<Route>(value, Words.Of),
    };

    private static string Named<T>(string value, Func<T, string> words) where T : struct, Enum =>
        Enum.TryParse<T>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var choice) ? Words.Upper(words(choice)) : value;
}
