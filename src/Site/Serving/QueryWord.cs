using System.Collections.Immutable;

namespace Equipoise.Site.Serving;

/// <summary>A word an address takes after the question mark.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Meaning">For the description of the API.</param>
public sealed record QueryWord(string Name, string Meaning)
{
    /// <summary>Whole numbers only, from 1.</summary>
    public bool IsNumber { get; init; }

    /// <summary>May stand several times; any of the values will do.</summary>
    public bool Repeats { get; init; }

    /// <summary>All values there are; empty when any text will do.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
}
