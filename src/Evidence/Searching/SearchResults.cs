using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Searching;

/// <summary>One page of what a search found.</summary>
public sealed record SearchResults
{
    /// <summary>Hits on a page.</summary>
    public const int PageSize = 20;

    /// <summary>The question as it was searched: trimmed and cut to <see cref="SearchIndex.LongestQuery"/> characters.</summary>
    public required string Query { get; init; }

    /// <summary>The page shown, from 1. A page after the last has no hits.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Hits on all pages together.</summary>
    public int Total { get; init; }

    /// <summary>Number of pages; 0 when nothing was found.</summary>
    public int Pages => (Total + PageSize - 1) / PageSize;

    /// <summary>True when no record has all the words, so that records with some of them are shown.</summary>
    public bool Partial { get; init; }

    /// <summary>The question with its unknown words replaced by the nearest known ones; null when every word is known or nothing is near.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>Best first.</summary>
    public ImmutableArray<SearchHit> Hits { get; init; } = [];
}

/// <summary>A record that was found.</summary>
public sealed record SearchHit
{
    public required SearchKind Kind { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Parts of <see cref="Title"/> that match, in order, never overlapping.</summary>
    public ImmutableArray<TextRange> TitleMarks { get; init; } = [];

    /// <summary>Address of the record on this site, such as <c>/studies/dawson2020</c>.</summary>
    public required string Address { get; init; }

    /// <summary>For facts and prices: how the figure was obtained, which a page says beside it.</summary>
    public How? How { get; init; }

    /// <summary>For studies: how far the design lets one conclude, which a page says beside the snippet.</summary>
    public DesignStrength? Strength { get; init; }

    /// <summary>
    /// A passage of the record around the best match. Never a result without its design, and never words that were only
    /// reported second-hand: where nothing else matches, the beginning of the record's summary.
    /// </summary>
    public required MarkedText Snippet { get; init; }
}

/// <summary>Text with the parts to be marked, in order, never overlapping.</summary>
public sealed record MarkedText(string Text, ImmutableArray<TextRange> Marks);

/// <summary>A stretch of a text in UTF-16 characters; <paramref name="Start"/> counts from 0.</summary>
public readonly record struct TextRange(int Start, int Length);
