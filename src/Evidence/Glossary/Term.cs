using System.Collections.Immutable;

namespace Equipoise.Evidence.Glossary;

/// <summary>A word of the field, explained to a parent.</summary>
public sealed record Term
{
    /// <summary>Address of the word within the glossary page.</summary>
    public required string Id { get; init; }

    public required string Word { get; init; }

    /// <summary>One to three plain sentences.</summary>
    public required string Meaning { get; init; }

    public ImmutableArray<string> AlsoCalled { get; init; } = [];

    /// <summary>Ids of related terms.</summary>
    public ImmutableArray<string> SeeAlso { get; init; } = [];
}

/// <summary>The file <c>data/glossary/terms.yaml</c>.</summary>
public sealed record TermList
{
    public required ImmutableArray<Term> Terms { get; init; }
}
