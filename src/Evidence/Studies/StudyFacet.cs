using System.Collections.Immutable;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Studies;

/// <summary>A property by which studies are chosen and counted. Its word in addresses is its name in small letters.</summary>
public enum StudyFacet
{
    /// <summary>Cell type ids.</summary>
    Cells,

    /// <summary>What the cells were compared with.</summary>
    Control,

    /// <summary>ISO 3166-1 alpha-2 codes.</summary>
    Country,

    /// <summary>How far the design lets one conclude: <see cref="DesignStrength"/>.</summary>
    Design,

    Donor,

    /// <summary>Instrument ids, whether or not figures could be read.</summary>
    Instrument,

    Kind,

    Masking,

    Route,
}

/// <summary>What a study has of each facet.</summary>
public static class StudyFacets
{
    public static ImmutableArray<StudyFacet> All { get; } = [.. Enum.GetValues<StudyFacet>()];

    public static string Parameter(StudyFacet facet) => Shape.Kebab(facet.ToString());

    /// <summary>The choices of a facet that is a fixed list, in order; null for ids.</summary>
    public static ImmutableArray<string>? Choices(StudyFacet facet) => facet switch
    {
        StudyFacet.Control => Words<Control>(),
        StudyFacet.Design => Words<DesignStrength>(),
        StudyFacet.Donor => Words<Donor>(),
        StudyFacet.Kind => Words<StudyKind>(),
        StudyFacet.Masking => Words<Masking>(),
        StudyFacet.Route => Words<Route>(),
        _ => null,
    };

    public static ImmutableArray<string> Of(Study study, StudyFacet facet) =>
        [.. Values(study, facet).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Values(Study study, StudyFacet facet) => facet switch
    {
        StudyFacet.Cells => Given(study).Select(i => i.Cells.Value),
        StudyFacet.Control => [Word(study.Design.Control.Value)],
        StudyFacet.Country => study.Countries.Select(c => c.Value),
        StudyFacet.Design => [Word(study.Design.Strength)],
        StudyFacet.Donor => Given(study).Select(i => Word(i.Donor.Value)),
        StudyFacet.Instrument => study.Instruments.Select(i => i.Value).Concat(study.Results.Select(r => r.Instrument)),
        StudyFacet.Kind => [Word(study.Kind)],
        StudyFacet.Masking => [Word(study.Design.Masking.Value)],
        _ => Given(study).SelectMany(i => i.Routes?.Value ?? []).Select(Word),
    };

    private static IEnumerable<Intervention> Given(Study study) => study.Arms.SelectMany(a => a.Interventions);

    private static ImmutableArray<string> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Word)];

    private static string Word<T>(T choice) where T : struct, Enum => Shape.Kebab(choice.ToString());
}
