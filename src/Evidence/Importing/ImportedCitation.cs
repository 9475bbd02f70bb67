using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing;

/// <summary>A paper as a bibliography or a reference manager gives it.</summary>
public sealed record ImportedCitation
{
    /// <summary>The kind in the words of the file, such as JOUR, article, Journal Article.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    public string? Title { get; init; }

    public ImmutableArray<string> OtherTitles { get; init; } = [];

    public ImmutableArray<CitationAuthor> Authors { get; init; } = [];

    public ImmutableArray<CitationAuthor> Editors { get; init; } = [];

    public string? Journal { get; init; }

    public string? JournalShort { get; init; }

    public ReportedDate? Published { get; init; }

    public string? Volume { get; init; }

    public string? Issue { get; init; }

    public string? Pages { get; init; }

    public string? Publisher { get; init; }

    public ImmutableArray<string> SerialNumbers { get; init; } = [];

    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The abstract, in its parts where it has labels.</summary>
    public ImmutableArray<AbstractPart> Abstract { get; init; } = [];

    public ImmutableArray<string> Keywords { get; init; } = [];

    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>Retractions, corrections, comments and the like.</summary>
    public ImmutableArray<CitationNotice> Notices { get; init; } = [];

    /// <summary>True when the source marks the paper as withdrawn.</summary>
    public bool IsRetracted { get; init; }

    /// <summary>Everything that has no field of its own, by the name it has in the file.</summary>
    public ImmutableArray<NamedText> Further { get; init; } = [];
}

/// <summary>A person, or a group that wrote as one.</summary>
/// <param name="Name">Family name first, or the name of the group.</param>
/// <param name="IsGroup">True for a group.</param>
public sealed record CitationAuthor(string Name, bool IsGroup = false);

/// <summary>A part of an abstract.</summary>
public sealed record AbstractPart(string? Label, string Text);

/// <summary>A link to another paper, such as a notice of retraction.</summary>
public sealed record CitationNotice(string Type, string? Citation, string? Pmid);

/// <summary>A text under the name it has in its file.</summary>
public sealed record NamedText(string Name, string Text);

/// <summary>A row of a sheet: every cell that is not empty, under the name of its column. Numbers are kept to the letter.</summary>
public sealed record ImportedRow(ImmutableArray<RowCell> Cells);

/// <summary>A cell of a row.</summary>
public sealed record RowCell(string Column, ReportedNumber Value);
