using System.Collections.Immutable;

namespace Equipoise.Evidence.Sources;

/// <summary>How much of the work itself was read for the record.</summary>
public enum ReadDepth
{
    FullText, Abstract, Registry, LayPage,
}

/// <summary>What every record of the evidence base says about its own making.</summary>
public abstract record EvidenceRecord
{
    /// <summary>Permanent name, the same in file name, page address and API.</summary>
    public required string Id { get; init; }

    /// <summary>How much was read; anything below the full text makes judgements provisional.</summary>
    public required ReadDepth ReadDepth { get; init; }

    /// <summary>Who took the figures out.</summary>
    public required string ExtractedBy { get; init; }

    /// <summary>The second reader; absent until there is one.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>The day up to which the record is believed to be current.</summary>
    public required PartialDate CurrentTo { get; init; }

    /// <summary>What was looked for and could not be read or found.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Where sources disagree; both readings are shown.</summary>
    public ImmutableArray<Discrepancy> Discrepancies { get; init; } = [];
}

/// <summary>Two or more sources that say different things about the same matter.</summary>
public sealed record Discrepancy
{
    public required string Topic { get; init; }

    public required ImmutableArray<Reading> Readings { get; init; }

    /// <summary>What we make of it, in our words.</summary>
    public string? Remark { get; init; }
}

/// <summary>What one source says in a discrepancy.</summary>
public sealed record Reading : Figure
{
    public required string Says { get; init; }
}

/// <summary>A fact that has a label but no field of its own.</summary>
public sealed record LabelledFact : Figure
{
    public required string Label { get; init; }

    public required string Text { get; init; }
}

/// <summary>A published account of a study or review.</summary>
public sealed record Citation
{
    /// <summary>Authors as printed, shortened with "et al." where the source did.</summary>
    public Sourced<string>? Authors { get; init; }

    /// <summary>The work's own title, where it was read.</summary>
    public Sourced<string>? Title { get; init; }

    /// <summary>Journal, volume and pages.</summary>
    public Sourced<string>? Journal { get; init; }

    public Sourced<int>? Year { get; init; }

    /// <summary>Digital object identifier, starting with <c>10.</c>.</summary>
    public Sourced<string>? Doi { get; init; }

    /// <summary>PubMed number, digits only.</summary>
    public Sourced<string>? Pmid { get; init; }

    /// <summary>PubMed Central number, starting with <c>PMC</c>.</summary>
    public Sourced<string>? Pmcid { get; init; }

    public bool PeerReviewed { get; init; } = true;

    /// <summary>What this citation adds when a record has several.</summary>
    public string? About { get; init; }
}
