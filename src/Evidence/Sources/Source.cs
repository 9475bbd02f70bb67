using System.Collections.Immutable;

namespace Equipoise.Evidence.Sources;

/// <summary>What a source is; a lay page weighs less than the paper it talks about.</summary>
public enum SourceKind
{
    Paper, Abstract, ReviewTable, RegistryRecord, RegistryMirror, AgencyPage, LawOrCourt, News, ClinicPage, LayArticle, Book, Manual, Repository, Other,
}

/// <summary>How much of a source could be read.</summary>
public enum Extent
{
    FullText, Abstract, FirstPart, Table, Record, SearchResult, NotRead,
}

/// <summary>An address at which figures were read.</summary>
public sealed record Source
{
    /// <summary>Short key that figures point to, unique across all source files.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, in our words.</summary>
    public required string Title { get; init; }

    /// <summary>Web address, absolute http or https; absent when it was not recorded.</summary>
    public string? Url { get; init; }

    public required SourceKind Kind { get; init; }

    public required Extent Extent { get; init; }

    /// <summary>When the page is dated or was read, as far as known.</summary>
    public PartialDate? Date { get; init; }

    public string? Note { get; init; }
}

/// <summary>One file in <c>data/sources</c>.</summary>
public sealed record SourceFile
{
    public required ImmutableArray<Source> Sources { get; init; }
}
