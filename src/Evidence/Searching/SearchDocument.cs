using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Searching;

/// <summary>Where in a record a text stands; what it is called weighs more than what is said about it.</summary>
internal enum Place
{
    /// <summary>Label, title, id, registry ids, DOI, other names.</summary>
    Name,

    /// <summary>Authors, instruments, cells, countries, year and design.</summary>
    About,

    Summary,

    Rest,
}

/// <summary>A text of a record.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">As written.</param>
/// <param name="Quotable">Whether the text may be shown by itself without misleading.</param>
internal readonly record struct Passage(Place Place, string Text, bool Quotable = false);

/// <summary>A record as the search sees it.</summary>
internal sealed record SearchDocument(SearchKind Kind, string Id, string Title, string Address, ImmutableArray<Passage> Passages)
{
    /// <summary>How the record was obtained, where it is a single figure.</summary>
    public How? How { get; init; }

    /// <summary>How far the design lets one conclude, where the record is a study.</summary>
    public DesignStrength? Strength { get; init; }

    /// <summary>Shown where no quotable passage matches.</summary>
    public string Lead { get; } = Passages.FirstOrDefault(p => p.Place == Place.Summary, new(Place.Rest, "")).Text;
}
