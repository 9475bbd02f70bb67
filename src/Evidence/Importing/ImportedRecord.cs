using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Importing;

/// <summary>Who keeps the record that was imported, or in which form it came when nobody does.</summary>
public enum RecordSource
{
    ClinicalTrialsGov, PubMed, Ictrp, Ris, BibTex, RevMan, Sheet,
}

/// <summary>What a record is about.</summary>
public enum RecordKind
{
    Trial, Citation, Review, Row,
}

/// <summary>A record as its source gives it: facts in the source's own words, nothing judged, nothing matched to a study yet.</summary>
public sealed record ImportedRecord
{
    /// <summary>Who keeps it.</summary>
    public required RecordSource Source { get; init; }

    /// <summary>Its id at the source, such as NCT01234567 or a PMID; for a source without ids one made of what identifies the record.</summary>
    public required string Id { get; init; }

    public required RecordKind Kind { get; init; }

    public string? Title { get; init; }

    /// <summary>When the source says that it last changed the record.</summary>
    public PartialDate? Updated { get; init; }

    /// <summary>Every id found in it, of registers and of bibliographies, each once a role.</summary>
    public ImmutableArray<RecordIdentifier> Identifiers { get; init; } = [];

    public ImportedTrial? Trial { get; init; }

    public ReportedResults? Results { get; init; }

    public ImportedCitation? Citation { get; init; }

    public ImportedReview? Review { get; init; }

    public ImportedRow? Row { get; init; }
}

/// <summary>Why an id stands in a record.</summary>
public enum IdentifierRole
{
    /// <summary>It names this record.</summary>
    Own,

    /// <summary>It once named this record.</summary>
    Alias,

    /// <summary>The record gives it as another name of the same trial or paper.</summary>
    Secondary,

    /// <summary>A bibliography links the record to it, as PubMed does with its databanks.</summary>
    Linked,

    /// <summary>A paper that the record lists.</summary>
    Reference,

    /// <summary>It merely stands in the text.</summary>
    Mentioned,
}

/// <summary>An id with its scheme, ready for matching.</summary>
/// <param name="Scheme">Lower-case name of the register or bibliography, such as <c>nct</c>, <c>eudract</c>, <c>doi</c>, <c>pmid</c>.</param>
/// <param name="Value">The id in one spelling, without country or version suffix.</param>
/// <param name="Role">Why it stands there.</param>
public sealed record RecordIdentifier(string Scheme, string Value, IdentifierRole Role);
