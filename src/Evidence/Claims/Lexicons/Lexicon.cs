using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Lexicons;

/// <summary>Words of one language and what they stand for. One file in <c>data/lexicons</c>; several files may share a language.</summary>
public sealed record Lexicon
{
    public required string Id { get; init; }

    /// <summary>ISO 639-1 code.</summary>
    public required string Language { get; init; }

    /// <summary>What the file is for, for the person who adds to it.</summary>
    public required string Summary { get; init; }

    public required ImmutableArray<Concept> Concepts { get; init; }
}

/// <summary>A thing that a page may speak of, and the words for it.</summary>
public sealed record Concept
{
    /// <summary>Group and name: <c>cells.cord-blood</c>, <c>outcome.sleep</c>, <c>strength.may</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Words or phrases; a star at the end of a word stands for any ending.</summary>
    public required ImmutableArray<string> Terms { get; init; }
}
